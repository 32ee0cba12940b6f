package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.KnockLogins;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Asks devices for a session by HTTP connection request (TR-069 Amendment 6, 3.2.2): GET, Digest, 200 or 204. The device
/// chose the address, so it is resolved once, checked against policy and pinned; redirects are not followed. Knocks at one
/// device are joined. Safe for any number of threads.
final class ConnectionRequester implements Doorbell, AutoCloseable {
    private static final int ATTEMPTS = 2;
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_TLS_PORT = 443;

    private final CwmpConfig.ConnectionRequestConfig config;
    private final KnockLogins logins;
    private final CwmpSessions sessions;
    private final Turnstile turnstile;
    private final CwmpMetrics metrics;
    private final Workers workers;
    private final SecureRandom random;
    private final Clock clock;
    private final ConcurrentHashMap<DeviceId, List<Consumer<Knock>>> underWay = new ConcurrentHashMap<>();

    ConnectionRequester(CwmpConfig.ConnectionRequestConfig config, KnockLogins logins, CwmpSessions sessions,
            Turnstile turnstile, CwmpMetrics metrics, SecureRandom random, Clock clock) {
        this.config = config;
        this.logins = logins;
        this.sessions = sessions;
        this.turnstile = turnstile;
        this.metrics = metrics;
        this.workers = new Workers("knock", config.concurrency());
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void ring(Device device, Consumer<Knock> listener) {
        if (sessions.ring(device.id())) {
            tell(List.of(listener), Knock.State.IN_SESSION, CwmpSaying.KNOCK_IN_SESSION.of());
            return;
        }
        turnstile.await(device.id());
        boolean first = join(device.id(), listener);
        tell(List.of(listener), Knock.State.TRYING, CwmpSaying.KNOCK_TRYING.of());
        if (first && !workers.begin(() -> knock(device))) {
            metrics.count("knock-no-permit");
            tell(leave(device.id()), Knock.State.UNREACHABLE,
                    CwmpSaying.KNOCK_TOO_MANY.of());
        }
    }

    private boolean join(DeviceId device, Consumer<Knock> listener) {
        List<Consumer<Knock>> present = underWay.compute(device, (_, listeners) -> {
            List<Consumer<Knock>> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
            all.add(listener);
            return all;
        });
        return present.size() == 1;
    }

    private List<Consumer<Knock>> leave(DeviceId device) {
        List<Consumer<Knock>> listeners = underWay.remove(device);
        return listeners == null ? List.of() : listeners;
    }

    private void tell(List<Consumer<Knock>> listeners, Knock.State state, Saying text) {
        Knock knock = new Knock(clock.instant(), state, text);
        listeners.forEach(listener -> listener.accept(knock));
    }

    private void knock(Device device) {
        Verdict verdict = unreachable(CwmpSaying.KNOCK_FAILED.of());
        try {
            verdict = tryAt(device.knockAddress(), logins.of(device.id()));
        } finally {
            metrics.count("knock-" + verdict.state().name().toLowerCase(Locale.ROOT));
            tell(leave(device.id()), verdict.state(), verdict.text());
        }
    }

    private record Verdict(Knock.State state, Saying text) {}

    private record Target(URI uri, String path, InetAddress address, int port, boolean tls) {}

    private Verdict tryAt(String url, List<Login> logins) {
        if (url.isEmpty()) {
            return unreachable(CwmpSaying.KNOCK_NOT_TAKEN.of());
        }
        Target target = target(url);
        if (target == null) {
            return unreachable(CwmpSaying.KNOCK_BAD_ADDRESS.of());
        }
        Saying address = Saying.of(target.address().getHostAddress());
        if (!config.permits(target.address())) {
            return new Verdict(Knock.State.FORBIDDEN, CwmpSaying.KNOCK_FORBIDDEN.of(address));
        }
        Saying why = CwmpSaying.KNOCK_FAILED.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return exchange(target, logins);
            } catch (IOException broken) {
                why = why(broken, address);
            }
        }
        return unreachable(why);
    }

    private static Verdict unreachable(Saying why) {
        return new Verdict(Knock.State.UNREACHABLE, why);
    }

    private static Saying why(IOException broken, Saying address) {
        return switch (broken) {
            case ConnectException _ -> CwmpSaying.KNOCK_CLOSED.of(address);
            case NoRouteToHostException _ -> CwmpSaying.KNOCK_NO_WAY.of(address);
            case SocketTimeoutException _ -> CwmpSaying.KNOCK_SILENT.of(address);
            default -> CwmpSaying.KNOCK_BROKEN.of(address, Saying.of(String.valueOf(broken.getMessage())));
        };
    }

    /// Without credentials first; the device then says how it wants them. Each refusal brings the challenge for the next try.
    private Verdict exchange(Target target, List<Login> logins) throws IOException {
        KnockExchange.Answer answer = get(target, null);
        DigestChallenge challenge = null;
        for (Login login : logins) {
            if (answer.status() != 401) {
                return verdict(answer.status());
            }
            challenge = challengeOf(answer, challenge);
            if (challenge == null) {
                return unreachable(CwmpSaying.KNOCK_OTHER_SCHEME.of());
            }
            answer = authorized(target, challenge, login);
        }
        return answer.status() == 401 ? unreachable(CwmpSaying.KNOCK_CREDENTIALS.of()) : verdict(answer.status());
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
    private static Verdict verdict(int status) {
        return switch (status) {
            case 200, 202, 204 -> new Verdict(Knock.State.ANSWERED, CwmpSaying.KNOCK_ANSWERED.of());
            case 503 -> unreachable(CwmpSaying.KNOCK_BUSY.of());
            default -> unreachable(CwmpSaying.KNOCK_HTTP.of(Saying.of(status)));
        };
    }

    private KnockExchange.Answer get(Target target, @Nullable String authorization) throws IOException {
        return new KnockExchange(target.address(), target.port(), target.tls(), config.timeout())
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

    @Override
    public void close() {
        workers.close();
    }
}
