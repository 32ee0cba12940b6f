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
import java.util.concurrent.ConcurrentLinkedQueue;

/// Customers open their boxes at an even pace, as an open loop: one in the operator's app, which asks the self-service API, the
/// next in the portal, who is let in with a token and then sees the page. Its methods are for one thread.
public final class CustomerVisits implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DEVICES = "/self-service/v1/devices";

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final OpenLoop loop = new OpenLoop();
    private final Waits app = new Waits();
    private final Waits entry = new Waits();
    private final Waits page = new Waits();

    /// Who comes.
    ///
    /// @param device id of a box of theirs
    /// @param token of the operator's portal
    public record Visitor(String device, String token) {}

    /// @param server for example `http://127.0.0.1:3080`
    public CustomerVisits(URI server) {
        this.server = server;
    }

    /// Has all come once, and returns when the last has gone.
    ///
    /// @param perSecond of them
    /// @return from the first who came until the last who went
    public Duration run(List<Visitor> visitors, int perSecond, OpenLoop.Progress progress)
            throws InterruptedException {
        Duration within = Duration.ofSeconds(1).multipliedBy(visitors.size()).dividedBy(perSecond);
        return loop.run(perSecond, within, number -> visit(visitors.get(number % visitors.size()), number % 2 == 0),
                () -> page.addWrong(OpenLoop.PATIENCE), progress);
    }

    private Runnable visit(Visitor visitor, boolean byApp) {
        return byApp ? () -> openApp(visitor) : () -> openPortal(visitor);
    }

    private void openApp(Visitor visitor) {
        loop.ask(app, "boxes of " + visitor.device(),
                () -> said(200, get(DEVICES).header("Authorization", "Bearer " + visitor.token())).body()
                        .contains("\"id\":\"" + visitor.device() + "\""));
    }

    private void openPortal(Visitor visitor) {
        ConcurrentLinkedQueue<String> cookies = new ConcurrentLinkedQueue<>();
        loop.ask(entry, "entry of the owner of " + visitor.device(), () -> {
            HttpResponse<String> let = said(303, post("/my/enter", "token=" + encoded(visitor.token())));
            let.headers().allValues("set-cookie").forEach(one -> cookies.add(one.split(";")[0]));
            return !cookies.isEmpty();
        });
        loop.ask(page, "page of the owner of " + visitor.device(),
                () -> said(200, get("/my").header("Cookie", String.join("; ", cookies))).body()
                        .contains("/my/boxes/" + encoded(visitor.device())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE).header("Accept-Language", "pl");
    }

    private HttpRequest.Builder post(String path, String form) {
        return get(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<String> said(int status, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != status) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response;
    }

    /// The boxes by the API.
    public Waits app() {
        return app;
    }

    /// Being let in to the portal.
    public Waits entry() {
        return entry;
    }

    /// The portal's page of them.
    public Waits page() {
        return page;
    }

    /// How it goes.
    public OpenLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
