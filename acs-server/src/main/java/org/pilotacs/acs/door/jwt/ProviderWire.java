package org.pilotacs.acs.door.jwt;

import org.pilotacs.acs.runtime.Loopback;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Asks whoever signs tokens over HTTP, with patience and room for an answer that both end, and not too often at once. Safe for any
/// number of threads.
public final class ProviderWire implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final long MOST_BYTES = 1L << 20;
    private static final int AT_ONCE = 16;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();
    private final Semaphore permits = new Semaphore(AT_ONCE, true);

    /// @param status of HTTP
    public record Reply(int status, String text) {}

    public Reply get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).header("accept", "application/json"));
    }

    /// @param authorization header; empty for none
    public Reply post(URI address, Map<String, String> form, String authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("accept", "application/json")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
        return send(authorization.isEmpty() ? request : request.header("authorization", authorization));
    }

    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream().map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Whether nobody in between can listen or answer.
    public static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null && ("https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && Loopback.is(host.replaceAll("[\\[\\]]", ""))));
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            if (!permits.tryAcquire(ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("too many wait for the identity provider");
            }
            try {
                HttpResponse<String> reply = http.send(request.timeout(ANSWER).build(),
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
                return new Reply(reply.statusCode(), reply.body());
            } finally {
                permits.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
