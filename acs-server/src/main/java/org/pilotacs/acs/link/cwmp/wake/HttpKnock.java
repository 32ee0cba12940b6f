package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// Asks devices for a session by HTTP connection request (TR-069 Amendment 6, 3.2.2): GET, Digest, 200 or 204. The device
/// chose the address, so it is resolved once, checked against policy and pinned; redirects are not followed. Blocks. Safe for
/// any number of threads.
final class HttpKnock {
    private static final int ATTEMPTS = 2;
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_TLS_PORT = 443;

    private final ConnectionRequestConfig config;
    private final SSLSocketFactory tls;
    private final RandomGenerator random;

    /// @param tls for boxes that want to be knocked at by https
    /// @param random for cnonces
    HttpKnock(ConnectionRequestConfig config, SSLSocketFactory tls, RandomGenerator random) {
        this.config = config;
        this.tls = tls;
        this.random = random;
    }

    private record Target(URI uri, String path, InetAddress address, int port, boolean tls) {}

    /// @param logins what the device may expect of us, the likeliest first
    Knocked at(String url, List<Login> logins) {
        Target target = target(url);
        if (target == null) {
            return Knocked.unreachable(WakeSaying.BAD_ADDRESS.of());
        }
        Saying address = Saying.of(target.address().getHostAddress());
        if (!config.permits(target.address())) {
            return Knocked.forbidden(WakeSaying.FORBIDDEN.of(address));
        }
        Saying why = WakeSaying.FAILED.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return exchange(target, logins);
            } catch (IOException broken) {
                why = why(broken, address);
            }
        }
        return Knocked.unreachable(why);
    }

    private static Saying why(IOException broken, Saying address) {
        return switch (broken) {
            case ConnectException _ -> WakeSaying.CLOSED.of(address);
            case NoRouteToHostException _ -> WakeSaying.NO_WAY.of(address);
            case SocketTimeoutException _ -> WakeSaying.SILENT.of(address);
            case SSLException _ -> WakeSaying.CERTIFICATE.of(address, Saying.of(String.valueOf(broken.getMessage())));
            default -> WakeSaying.BROKEN.of(address, Saying.of(String.valueOf(broken.getMessage())));
        };
    }

    /// Without credentials first; the device then says how it wants them. Each refusal brings the challenge for the next try.
    private Knocked exchange(Target target, List<Login> logins) throws IOException {
        KnockExchange.Answer answer = get(target, null);
        DigestChallenge challenge = null;
        for (Login login : logins) {
            if (answer.status() != 401) {
                return verdict(answer.status());
            }
            challenge = challengeOf(answer, challenge);
            if (challenge == null) {
                return Knocked.unreachable(WakeSaying.OTHER_SCHEME.of());
            }
            answer = authorized(target, challenge, login);
        }
        return answer.status() == 401 ? Knocked.unreachable(WakeSaying.CREDENTIALS.of()) : verdict(answer.status());
    }

    /// A challenge that is not repeated still holds.
    private static @Nullable DigestChallenge challengeOf(KnockExchange.Answer answer,
            @Nullable DigestChallenge before) {
        DigestChallenge anew = answer.challenge() == null ? null : DigestChallenge.parse(answer.challenge());
        return anew == null ? before : anew;
    }

    /// The device may close its socket after the challenge (C2).
    private KnockExchange.Answer authorized(Target target, DigestChallenge challenge, Login login) throws IOException {
        byte[] cnonce = new byte[8];
        random.nextBytes(cnonce);
        String authorization = challenge.respond(login.username(), login.password().reveal(), "GET", target.path(),
                HexFormat.of().formatHex(cnonce), 1).format();
        try {
            return get(target, authorization);
        } catch (IOException _) {
            return get(target, authorization);
        }
    }

    /// 200 and 204 both mean yes (C3).
    private static Knocked verdict(int status) {
        return switch (status) {
            case 200, 202, 204 -> Knocked.answered();
            case 503 -> Knocked.unreachable(WakeSaying.BUSY.of());
            default -> Knocked.unreachable(WakeSaying.HTTP.of(Saying.of(status)));
        };
    }

    private KnockExchange.Answer get(Target target, @Nullable String authorization) throws IOException {
        return new KnockExchange(target.address(), target.port(), target.tls() ? tls : null, config.timeout())
                .get(target.uri().getRawAuthority(), target.path(), authorization);
    }

    private static @Nullable Target target(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean tls = "https".equalsIgnoreCase(uri.getScheme());
            if (uri.getHost() == null || !tls && !"http".equalsIgnoreCase(uri.getScheme())) {
                return null;
            }
            int port = uri.getPort() > 0 ? uri.getPort() : tls ? DEFAULT_TLS_PORT : DEFAULT_PORT;
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new Target(uri, path + query, InetAddress.getByName(uri.getHost()), port, tls);
        } catch (URISyntaxException | UnknownHostException _) {
            return null;
        }
    }
}
