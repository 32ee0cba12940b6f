package org.pilotacs.acs.webhook;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import javax.net.ssl.SSLException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Sends a message and waits for what comes of it, for a bounded time. Follows no redirects; throws away what the answer holds,
/// and breaks off where that is much. Safe for any number of threads.
final class Sender implements AutoCloseable {
    /// Of an answer, which nobody reads.
    private static final int MOST_ANSWERED = 64 * 1024;

    private final WebhookConfig config;
    private final Clock clock;
    private final HttpClient http;

    Sender(Vertx vertx, WebhookConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        HttpClientOptions options = new HttpClientOptions().setVerifyHost(true).setDecompressionSupported(false)
                .setConnectTimeout((int) config.timeout().toMillis()).setKeepAliveTimeout(30);
        if (config.ca() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(config.ca().toString()));
        }
        this.http = vertx.createHttpClient(options);
    }

    /// Blocks.
    Answer send(URI url, Secret secret, Message message) throws InterruptedException {
        return switch (Destination.of(url, config)) {
            case Destination.Open(InetAddress address) -> send(url, address, secret, message);
            case Destination.Forbidden(Saying why) -> new Answer.None(why);
            case Destination.Unknown(Saying why) -> new Answer.None(why);
        };
    }

    private Answer send(URI url, InetAddress address, Secret secret, Message message) throws InterruptedException {
        Exchange exchange = new Exchange();
        CompletableFuture<Answer> answer = http.request(options(url, address, secret, message))
                .compose(request -> exchange.begin(request, message.body())).toCompletionStage().toCompletableFuture();
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Answer head = exchange.breakOff();
            return head == null
                    ? new Answer.None(WebhookSaying.SILENT.of(address(url), Saying.of(config.timeout())))
                    : head;
        } catch (ExecutionException e) {
            return new Answer.None(why(e.getCause(), url));
        } catch (InterruptedException e) {
            var _ = exchange.breakOff();
            throw e;
        }
    }

    private RequestOptions options(URI url, InetAddress address, Secret secret, Message message) {
        long seconds = clock.instant().getEpochSecond();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions().setMethod(HttpMethod.POST).setHost(Destination.host(url))
                .setPort(Destination.port(url)).setSsl(Destination.isTls(url))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, Destination.port(url))))
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery()).setFollowRedirects(false)
                .putHeader("content-type", "application/json").putHeader("user-agent", "Pilot")
                .putHeader("webhook-id", message.id()).putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader("webhook-signature",
                        SigningSecret.sign(secret, message.id(), seconds, message.body()));
    }

    private static Saying why(@Nullable Throwable broken, URI url) {
        for (Throwable at = broken; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return WebhookSaying.CERTIFICATE.of(address(url), Saying.of(String.valueOf(at.getMessage())));
            }
            if (at instanceof ConnectException) {
                return WebhookSaying.NOT_REACHED.of(address(url));
            }
        }
        return WebhookSaying.BROKE_OFF.of(address(url), Saying.of(broken == null ? "?" : broken.toString()));
    }

    static Saying address(URI url) {
        return Saying.of(Webhook.origin(url));
    }

    @Override
    public void close() {
        var _ = http.close();
    }

    /// One request. Its head is all that we want of the answer; the rest is waited for, so that the connection can be used again.
    private static final class Exchange {
        private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
        private final AtomicReference<@Nullable Answer> head = new AtomicReference<>();
        private final AtomicLong seen = new AtomicLong();

        Future<Answer> begin(HttpClientRequest begun, String body) {
            request.set(begun);
            return begun.send(Buffer.buffer(body)).compose(response -> finish(begun, response));
        }

        private Future<Answer> finish(HttpClientRequest begun, HttpClientResponse response) {
            Answer answer = new Answer.Status(response.statusCode(),
                    Objects.requireNonNullElse(response.getHeader("retry-after"), ""));
            head.set(answer);
            response.handler(chunk -> {
                if (seen.addAndGet(chunk.length()) > MOST_ANSWERED) {
                    var _ = begun.reset();
                }
            });
            return response.end().transform(_ -> Future.succeededFuture(answer));
        }

        /// What is known of the answer.
        @Nullable
        Answer breakOff() {
            HttpClientRequest begun = request.get();
            if (begun != null) {
                var _ = begun.reset();
            }
            return head.get();
        }
    }
}
