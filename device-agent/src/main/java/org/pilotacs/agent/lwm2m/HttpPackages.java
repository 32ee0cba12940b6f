package org.pilotacs.agent.lwm2m;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.lwm2m.FirmwareResult;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Packages over HTTP. One that breaks off is gone on with from where it stopped, if it is still the same (RFC 9110, 13.1.5),
/// and from its beginning otherwise.
///
/// @param patience how long to wait for the first byte of an answer
/// @param pause before going on
record HttpPackages(HttpClient client, int mostBytes, Duration patience, Duration pause) implements PackageSource {
    private static final int MOST_ATTEMPTS = 5;

    @Override
    public Fetched fetch(URI address) throws InterruptedException {
        Part part = new Part(address, mostBytes);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (attempt > 1) {
                // nobody opens it: a pause that a cancellation ends
                var _ = new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
            Optional<Fetched> over = attempt(part);
            if (over.isPresent()) {
                return over.get();
            }
        }
        return new Fetched.Failed(FirmwareResult.CONNECTION_LOST);
    }

    /// Empty if it broke off.
    private Optional<Fetched> attempt(Part part) throws InterruptedException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(part.address).timeout(patience);
            HttpResponse<InputStream> response = client.send(part.wanted(request).GET().build(),
                    BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return part.take(response, body);
            }
        } catch (IOException broken) {
            return Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.of(new Fetched.Failed(FirmwareResult.INVALID_URI));
        }
    }

    /// As much of a package as has come. Confined to the thread that fetches it.
    private static final class Part {
        private static final int CHUNK = 16 << 10;

        private final URI address;
        private final int mostBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private @Nullable String tag;

        Part(URI address, int mostBytes) {
            this.address = address;
            this.mostBytes = mostBytes;
        }

        HttpRequest.Builder wanted(HttpRequest.Builder request) {
            if (bytes.size() > 0 && tag != null) {
                request.header("Range", "bytes=" + bytes.size() + "-").header("If-Range", tag);
            } else {
                bytes.reset();
            }
            return request;
        }

        Optional<Fetched> take(HttpResponse<InputStream> response, InputStream body) throws IOException {
            return switch (response.statusCode()) {
                case 200 -> {
                    bytes.reset();
                    tag = response.headers().firstValue("ETag").filter(one -> !one.startsWith("W/")).orElse(null);
                    yield rest(response, body);
                }
                case 206 -> goesOn(response) ? rest(response, body) : again();
                case 408, 429, 500, 502, 503, 504 -> Optional.empty();
                case 416 -> again();
                case 400, 401, 403, 404, 410 -> Optional.of(new Fetched.Failed(FirmwareResult.INVALID_URI));
                default -> Optional.of(new Fetched.Failed(FirmwareResult.FAILED));
            };
        }

        private boolean goesOn(HttpResponse<InputStream> response) {
            return response.headers().firstValue("Content-Range")
                    .filter(range -> range.startsWith("bytes " + bytes.size() + "-")).isPresent();
        }

        private Optional<Fetched> again() {
            tag = null;
            return Optional.empty();
        }

        private Optional<Fetched> rest(HttpResponse<InputStream> response, InputStream body) throws IOException {
            long announced = bytes.size() + response.headers().firstValueAsLong("Content-Length").orElse(0);
            if (announced > mostBytes) {
                return Optional.of(new Fetched.Failed(FirmwareResult.NO_FLASH));
            }
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                if (bytes.size() + read > mostBytes) {
                    return Optional.of(new Fetched.Failed(FirmwareResult.NO_FLASH));
                }
                bytes.write(chunk, 0, read);
            }
            return Optional.of(new Fetched.Whole(bytes.toByteArray()));
        }
    }
}
