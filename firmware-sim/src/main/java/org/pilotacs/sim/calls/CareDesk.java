package org.pilotacs.sim.calls;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// As much of a server's care API as somebody needs who answers calls. Safe for any number of threads.
final class CareDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IMPORT = Duration.ofMinutes(10);
    private static final Pattern ID = text("id");
    private static final Pattern DETAIL = text("detail");
    private static final Pattern STATE = text("state");
    private static final Pattern TAKEN = number("taken");
    private static final Pattern WRONG = number("wrong");
    private static final Pattern SENT = number("sent");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();

    /// @param server for example `http://127.0.0.1:3000`
    CareDesk(URI server) {
        this.server = server;
    }

    private static Pattern text(String key) {
        return Pattern.compile("\"" + key + "\":\"([^\"\\\\]*)\"");
    }

    private static Pattern number(String key) {
        return Pattern.compile("\"" + key + "\":([0-9]{1,18})");
    }

    /// What was said to a wish.
    ///
    /// @param status 0 if nothing was
    record Answer(int status, String body) {
        static Answer none(Exception why) {
            return new Answer(0, why.toString());
        }

        boolean isAccepted() {
            return status == 202 || status == 200;
        }

        /// Why it is none.
        String reason() {
            String detail = first(DETAIL, body);
            return status + " " + (detail.isEmpty() ? body : detail);
        }

        /// Of the action that it became; empty for none.
        String action() {
            return isAccepted() ? first(ID, body) : "";
        }
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? Objects.requireNonNull(matcher.group(1)) : "";
    }

    /// @param wrong lines that were not taken
    private record Imported(long taken, long wrong) {}

    /// Imports an inventory and waits for its end.
    ///
    /// @param lines NDJSON
    private Imported importInventory(List<String> lines) throws IOException, InterruptedException {
        Answer begun = send(request("/care/v1/imports").header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines))));
        String job = begun.action();
        if (job.isEmpty()) {
            throw new IOException("the inventory was not taken: " + begun);
        }
        long end = System.nanoTime() + IMPORT.toNanos();
        while (System.nanoTime() < end) {
            Answer now = send(request("/care/v1/imports/" + segment(job)).GET());
            if (!now.isAccepted() || !first(STATE, now.body()).equals("running")) {
                return imported(now);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the import has not ended within " + IMPORT);
    }

    private static Imported imported(Answer end) throws IOException {
        if (!first(STATE, end.body()).equals("done")) {
            throw new IOException("the import failed: " + end);
        }
        return new Imported(Long.parseLong("0" + first(TAKEN, end.body())),
                Long.parseLong("0" + first(WRONG, end.body())));
    }

    /// Presses Reconnect.
    ///
    /// @param device id of the box
    /// @param key of the wish, so that it is one however often it is sent
    Answer reconnect(String device, String key) throws IOException, InterruptedException {
        return send(request("/care/v1/devices/" + segment(device) + "/actions").header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"reconnect\"}")));
    }

    /// How often a message was sent, by the server's word.
    long sent(String action) throws IOException, InterruptedException {
        Answer now = send(request("/care/v1/actions/" + segment(action)).GET());
        String sent = first(SENT, now.body());
        if (sent.isEmpty()) {
            throw new IOException("it is not said how often it was sent: " + now);
        }
        return Long.parseLong(sent);
    }

    /// Whom a text finds first; empty for nobody.
    ///
    /// @throws IOException if that is not said
    String find(String text) throws IOException, InterruptedException {
        return first(ID, said(request("/care/v1/devices?q=" + segment(text)).GET()));
    }

    /// What is wrong by what is known of a box, as JSON.
    ///
    /// @throws IOException if that is not said
    String diagnose(String device) throws IOException, InterruptedException {
        return said(request("/care/v1/devices/" + segment(device) + "/diagnosis").GET());
    }

    /// The page that a consultant sees of a box.
    ///
    /// @throws IOException if there is none
    String page(String device) throws IOException, InterruptedException {
        return said(request("/devices/" + segment(device)).GET());
    }

    /// Has a box measured and waits for what is wrong then, as JSON.
    ///
    /// @param key of the wish, so that it is one however often it is sent
    /// @throws IOException if it does not come to that
    String measure(String device, String key) throws IOException, InterruptedException {
        Answer begun = send(request("/care/v1/devices/" + segment(device) + "/diagnosis").header("Idempotency-Key", key)
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("{}")));
        if (begun.status() != 202) {
            throw new IOException("it is not measured: " + begun.reason());
        }
        HttpResponse<Stream<String>> events = http.send(
                request("/care/v1/diagnoses/" + segment(first(ID, begun.body())) + "/events").GET().build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = events.body()) {
            return lines.dropWhile(line -> !line.equals("event: settled")).filter(line -> line.startsWith("data: "))
                    .findFirst().orElseThrow(() -> new IOException("it was not said how the diagnosis ended"));
        }
    }

    private String said(HttpRequest.Builder request) throws IOException, InterruptedException {
        Answer answer = send(request);
        if (answer.status() != 200) {
            throw new IOException(answer.reason());
        }
        return answer.body();
    }

    /// The boxes that a server has to be told of.
    ///
    /// @param lines NDJSON
    /// @throws IOException if it does not take them all
    void admit(List<String> lines) throws IOException, InterruptedException {
        Imported imported = importInventory(lines);
        if (imported.taken() != lines.size() || imported.wrong() > 0) {
            throw new IOException("of %d boxes the server took %d: %d were wrong".formatted(lines.size(),
                    imported.taken(), imported.wrong()));
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE).header("Accept-Language", "en");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
