package org.pilotacs.agent.cwmp;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One HTTP request with its whole answer. The JDK's own limit ends with the answer's headers (JDK-8208693): a server that falls
/// silent in the middle of a body would hold a box for ever.
final class Exchange {
    private Exchange() {}

    /// @param limit until the last byte
    static <T> HttpResponse<T> of(HttpClient client, HttpRequest request, BodyHandler<T> body, Duration limit)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> running = client.sendAsync(request, body);
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no end of the answer within " + limit.toSeconds() + " s");
        } finally {
            running.cancel(true);
        }
    }
}
