package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.time.Scheduler;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// An HTTP client whose answers come as fast as somebody says, or not to their end. Safe for any number of threads.
final class PacedHttpClient extends HttpClient {
    private final HttpClient sound;
    private final Function<HttpRequest, @Nullable Pace> paces;
    private final Scheduler scheduler;

    /// How fast one body comes; asked by one thread at a time.
    interface Pace {
        /// How long it takes until these bytes are here. Leaves them as they are.
        Duration before(ByteBuffer next);

        /// Whether the line breaks in place of what was asked for last.
        boolean breaks();
    }

    /// @param paces null for a body that nothing is wrong with
    PacedHttpClient(HttpClient sound, Function<HttpRequest, @Nullable Pace> paces, Scheduler scheduler) {
        this.sound = sound;
        this.paces = paces;
        this.scheduler = scheduler;
    }

    private <T> HttpResponse.BodyHandler<T> paced(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        Pace pace = paces.apply(request);
        return pace == null ? handler : answer -> new PacedBody<>(handler.apply(answer), pace, scheduler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return sound.send(request, paced(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request,
            HttpResponse.BodyHandler<T> handler) {
        return sound.sendAsync(request, paced(request, handler));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushes) {
        return sound.sendAsync(request, paced(request, handler), pushes);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return sound.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return sound.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return sound.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return sound.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return sound.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return sound.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return sound.authenticator();
    }

    @Override
    public Version version() {
        return sound.version();
    }

    @Override
    public Optional<Executor> executor() {
        return sound.executor();
    }
}
