package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.TrustedAuthorities;
import org.pilotacs.acs.saying.Saying;

import javax.net.ssl.SSLException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// A conditional access system behind HTTP, as docs/cas-gateway.md describes it.
public final class HttpCasGateway implements CasGateway {
    /// Of an answer; those that were agreed have some hundred bytes.
    static final int MAX_BODY = 64 * 1024;

    private final GatewayConfig config;
    private final HttpClient http;

    /// @throws IOException if the file with the authority is not what it must be; the message says what to do
    public HttpCasGateway(GatewayConfig config) throws IOException {
        this.config = config;
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(config.connectTimeout());
        if (config.ca() != null) {
            builder.sslContext(TrustedAuthorities.of(config.ca()));
        }
        this.http = builder.build();
    }

    @Override
    public CasAnswer<CasTicket> submit(CasCommand command) {
        return exchange(request("/commands").header("Idempotency-Key", command.reference())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(CasJson.write(command))).build(), CasReply::toSubmit);
    }

    @Override
    public CasAnswer<CasStatus> poll(CasTicket ticket) {
        return exchange(request("/commands/" + ticket.text()).GET().build(), CasReply::toPoll);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(config.at(path)).header("Authorization", "Bearer " + config.token().reveal())
                .header("Accept", "application/json");
    }

    private <T> CasAnswer<T> exchange(HttpRequest request, Function<CasReply, CasAnswer<T>> meaning) {
        // not the request's own timeout, which ends with the headers: a body that trickles must not hold anybody up
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
        try {
            HttpResponse<byte[]> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return meaning.apply(new CasReply(response.statusCode(),
                    response.headers().firstValue("Retry-After").orElse(""), response.body()));
        } catch (TimeoutException _) {
            answer.cancel(true);
            return later(PayloadSaying.CAS_SILENT.of(address(), Saying.of(config.timeout())));
        } catch (ExecutionException e) {
            return later(why(e.getCause()));
        } catch (InterruptedException _) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return later(PayloadSaying.CAS_INTERRUPTED.of());
        }
    }

    private Saying why(@Nullable Throwable broken) {
        return switch (broken) {
            case HttpTimeoutException _ -> PayloadSaying.CAS_SILENT.of(address(), Saying.of(config.connectTimeout()));
            case ConnectException _ -> PayloadSaying.CAS_NOT_REACHED.of(address());
            case SSLException e ->
                PayloadSaying.CAS_CERTIFICATE.of(address(), Saying.of(String.valueOf(e.getMessage())));
            case IOException e -> PayloadSaying.CAS_BROKE_OFF.of(address(), Saying.of(String.valueOf(e.getMessage())));
            case null, default -> throw new IllegalStateException("the HTTP client failed", broken);
        };
    }

    /// For people; without the path.
    private Saying address() {
        URI url = config.url();
        return Saying.of(url.getScheme() + "://" + url.getRawAuthority());
    }

    private static <T> CasAnswer<T> later(Saying why) {
        return new CasAnswer.Later<>(why, Duration.ZERO);
    }
}
