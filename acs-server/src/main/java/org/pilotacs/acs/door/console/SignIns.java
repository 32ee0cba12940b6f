package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.LocalHost;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Who may see the console: who has given the token, for a working day; without a token anybody on this machine. Also
/// keeps other sites' pages from acting in a consultant's name. Thread-safe.
final class SignIns implements RouteGroup.Guard {
    private static final Duration DAY = Duration.ofHours(12);
    private static final int MOST = 10_000;

    private final Secret token;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Instant> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /// @param random unguessable
    SignIns(Secret token, Clock clock, RandomGenerator random) {
        this.token = token;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void admit(HttpCall call) {
        refuseOtherSites(call);
        if (token.isEmpty()) {
            LocalHost.require(call);
        } else if (!isSignedIn(call)) {
            throw new ApiException(new ApiError.Unauthorized(ConsoleSaying.SIGN_IN.of()));
        }
    }

    /// A form of another site must not reach us, whatever cookies the browser sends along.
    static void refuseOtherSites(HttpCall call) {
        String site = call.headers().text("sec-fetch-site");
        if (!call.method().equals("GET") && !site.isEmpty() && !site.equals("same-origin") && !site.equals("none")) {
            throw new ApiException(new ApiError.Forbidden(ConsoleSaying.OTHER_SITE.of()));
        }
    }

    boolean isSignedIn(HttpCall call) {
        return isKnown(Cookies.get(call, Cookies.SESSION));
    }

    private synchronized boolean isKnown(String session) {
        Instant until = sessions.get(session);
        return until != null && clock.instant().isBefore(until);
    }

    /// The cookie of a new session; refuses a wrong token.
    String signIn(String given) {
        if (token.isEmpty() || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                token.reveal().getBytes(StandardCharsets.UTF_8))) {
            throw new ApiException(new ApiError.Unauthorized(DoorSaying.NOT_THE_TOKEN.of()));
        }
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String session = HexFormat.of().formatHex(bytes);
        synchronized (this) {
            sessions.put(session, clock.instant().plus(DAY));
        }
        return Cookies.setStrict(Cookies.SESSION, session, DAY.toSeconds());
    }

    /// The cookie that ends a session.
    synchronized String signOut(HttpCall call) {
        sessions.remove(Cookies.get(call, Cookies.SESSION));
        return Cookies.setStrict(Cookies.SESSION, "", 0);
    }
}
