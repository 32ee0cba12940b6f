package org.pilotacs.acs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// The care API as the command line uses it. What goes wrong is a [CliFailure] that says what to do.
final class CareClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final String token;
    private final HttpClient http;

    /// @param token empty for none
    CareClient(URI server, String token) {
        this.server = server;
        this.token = token;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// Whether it shows a token.
    boolean hasToken() {
        return !token.isEmpty();
    }

    URI server() {
        return server;
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) {
        return json(request(path).GET());
    }

    JsonNode delete(String path) {
        return json(request(path).DELETE());
    }

    JsonNode put(String path, ObjectNode body) {
        return json(request(path).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode post(String path, JsonNode body) {
        return json(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    JsonNode begin(String path, ObjectNode body, String idempotencyKey) {
        return json(request(path).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// Sends a text.
    JsonNode say(String path, String text) {
        return json(request(path).header("Content-Type", "text/plain; charset=utf-8").timeout(Duration.ofMinutes(10))
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    /// Sends the next part of a file.
    ///
    /// @return where the next one begins; empty if nobody answered, or could now
    OptionalLong append(String path, long offset, byte[] part) {
        return offset(request(path).header("Content-Type", "application/octet-stream")
                .header("Upload-Offset", Long.toString(offset)).timeout(Duration.ofMinutes(2))
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(part)));
    }

    /// How much of a file is there; empty if nobody answered, or could now.
    OptionalLong offset(String path) {
        return offset(request(path).GET());
    }

    private OptionalLong offset(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException _) {
            return OptionalLong.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CliFailure(Exit.OPEN, "Interrupted.");
        }
        if (response.statusCode() >= 502 && response.statusCode() <= 504) {
            return OptionalLong.empty();
        }
        OptionalLong there = response.headers().firstValueAsLong("Upload-Offset");
        if (there.isEmpty()) {
            throw refusal(response.statusCode(), response.body());
        }
        return there;
    }

    JsonNode upload(String path, Path file, String mediaType) {
        try {
            return json(request(path).header("Content-Type", mediaType).timeout(Duration.ofMinutes(10))
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
    }

    /// An open stream of server-sent events; the caller closes it.
    InputStream events(String path) {
        HttpResponse<InputStream> response = send(request(path).header("Accept", "text/event-stream"),
                HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            try (InputStream in = response.body()) {
                throw refusal(response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unreachable(e);
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE)
                .header("User-Agent", "pilot-cli").header("Accept-Language", "en");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw refusal(response.statusCode(), response.body());
        }
        return read(response.body());
    }

    static JsonNode read(String text) {
        try {
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CliFailure(Exit.NO_SERVER, "What answered is no Pilot server: its answer is not JSON.");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliFailure(Exit.OPEN, "Interrupted.");
        }
    }

    private CliFailure unreachable(IOException e) {
        String why = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return new CliFailure(Exit.NO_SERVER, "No server answers at " + server + why + """
                .
                Start one with   ./pilot serve   or   ./pilot demo
                or name one with --server URL, or with PILOT_SERVER in the environment.""");
    }

    private static CliFailure refusal(int status, String body) {
        if (status == 401) {
            return new CliFailure(Exit.NO_SERVER, """
                    The server wants a token: its console.token, or one that ./pilot token add made.
                    Set PILOT_TOKEN in the environment, or name a file that holds it with --token-file.""");
        }
        JsonNode problem = body.startsWith("{") ? read(body) : JSON.createObjectNode();
        String detail = problem.path("detail").asText("The server answered " + status + ".");
        String reference = problem.path("reference").asText("");
        String instead = problem.path("code").asText("").startsWith("door.useless-")
                ? "\nSay --anyway if it is wanted all the same."
                : "";
        return new CliFailure(Exit.NOT_DONE,
                detail + instead + (reference.isEmpty() ? "" : "\n(reference " + reference + ")"));
    }
}
