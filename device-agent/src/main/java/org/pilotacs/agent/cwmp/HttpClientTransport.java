package org.pilotacs.agent.cwmp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/// Envelopes over the JDK's HTTP client. One client serves any number of boxes, so their TCP connections are shared too.
///
/// @param patience how long to wait for an answer to begin; twice as long for its end
public record HttpClientTransport(HttpClient client, Duration patience) implements AcsTransport {
    /// Bytes of the longest envelope that a box takes.
    private static final long MOST = 16 << 20;

    @Override
    public Connection open() {
        return new PooledConnection();
    }

    private final class PooledConnection implements Connection {
        private boolean used;

        /// The first post may meet a pooled connection that the server is just closing. It is an Inform, which may arrive
        /// twice without harm, so it is sent once more; later posts are not, because they may have been obeyed.
        @Override
        public Reply post(URI address, Map<String, String> headers, byte[] body)
                throws IOException, InterruptedException {
            boolean first = !used;
            used = true;
            try {
                return send(address, headers, body);
            } catch (ConnectException | HttpTimeoutException unreachable) {
                throw unreachable;
            } catch (IOException stale) {
                if (!first) {
                    throw stale;
                }
                return send(address, headers, body);
            }
        }

        private Reply send(URI address, Map<String, String> headers, byte[] body)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience)
                    .POST(BodyPublishers.ofByteArray(body));
            headers.forEach(request::setHeader);
            HttpResponse<byte[]> response = Exchange.of(client, request.build(),
                    BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST), patience.multipliedBy(2));
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        }

        @Override
        public void close() {
            // the client keeps its connections for the next session
        }
    }
}
