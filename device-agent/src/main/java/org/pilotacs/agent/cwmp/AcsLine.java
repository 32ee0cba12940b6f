package org.pilotacs.agent.cwmp;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// One session's HTTP: cookies, credentials once asked for, redirects. Confined to the session's thread.
final class AcsLine implements AutoCloseable {
    private static final int MOST_DETOURS = 5;

    private final AcsTransport.Connection connection;
    private final AcsCredentials credentials;
    private final Cookies cookies = new Cookies();
    private URI address;

    AcsLine(AcsTransport.Connection connection, AcsSettings settings, RandomGenerator random) {
        this.connection = connection;
        this.address = URI.create(settings.url());
        this.credentials = new AcsCredentials(settings.username(), settings.password(), random);
    }

    /// Posts an envelope, or nothing, and returns the envelope that came back; empty at the end of the session.
    byte[] post(byte[] body) throws IOException, InterruptedException, AcsRefusedException {
        for (int detour = 0; detour <= MOST_DETOURS; detour++) {
            AcsTransport.Reply reply = connection.post(address, headers(body), body);
            cookies.store(reply.header("set-cookie"), address.getPath());
            switch (reply.status()) {
                case 200, 204 -> {
                    return reply.body();
                }
                case 401 -> {
                    if (!credentials.challenged(reply.header("www-authenticate"))) {
                        throw new AcsRefusedException("HTTP 401");
                    }
                }
                case 301, 302, 307, 308 -> redirect(reply);
                // CWMP faults travel under 200, but the SOAP 1.1 way under 500 is seen too
                case 500 -> {
                    if (reply.body().length == 0) {
                        throw new AcsRefusedException("HTTP 500");
                    }
                    return reply.body();
                }
                default -> throw new AcsRefusedException("HTTP " + reply.status());
            }
        }
        throw new AcsRefusedException("sent from one place to the next");
    }

    private Map<String, String> headers(byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (body.length > 0) {
            headers.put("Content-Type", "text/xml; charset=utf-8");
            headers.put("SOAPAction", "");
        }
        if (cookies.header() instanceof String cookie) {
            headers.put("Cookie", cookie);
        }
        if (credentials.header(address) instanceof String authorization) {
            headers.put("Authorization", authorization);
        }
        return headers;
    }

    private void redirect(AcsTransport.Reply reply) throws AcsRefusedException {
        if (reply.header("location").isEmpty()) {
            throw new AcsRefusedException("HTTP " + reply.status() + " without Location");
        }
        address = address.resolve(reply.header("location").getFirst());
    }

    @Override
    public void close() {
        connection.close();
    }
}
