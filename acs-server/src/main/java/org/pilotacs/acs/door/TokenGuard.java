package org.pilotacs.acs.door;

import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.LocalHost;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Lets in who has a token. While nobody has to say who they are only this machine can reach us, and only calls that name it
/// as their host are let in, so that a page from elsewhere cannot make a browser call us (DNS rebinding).
public final class TokenGuard implements RouteGroup.Guard {
    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Access access;
    private final Saying wanted;
    private final boolean asPassword;

    private TokenGuard(Access access, Saying wanted, boolean asPassword) {
        this.access = access;
        this.wanted = wanted;
        this.asPassword = asPassword;
    }

    /// @param wanted what to tell who shows nothing
    public static TokenGuard bearer(Access access, Saying wanted) {
        return new TokenGuard(access, wanted, false);
    }

    /// Takes the token also as the password of Basic authentication, under any name: many clients know nothing else.
    ///
    /// @param wanted what to tell who shows nothing
    public static TokenGuard bearerOrPassword(Access access, Saying wanted) {
        return new TokenGuard(access, wanted, true);
    }

    @Override
    public Caller admit(HttpCall call) {
        String given = call.headers().text("authorization");
        Optional<Caller> caller = access.ofToken(token(given));
        if (caller.isPresent()) {
            return caller.get();
        }
        if (access.isOpen() && Loopback.is(call.peer())) {
            LocalHost.require(call);
            return Caller.THIS_MACHINE;
        }
        throw new ApiException(
                new ApiError.Unauthorized(given.isEmpty() ? wanted : DoorSaying.NOT_THE_TOKEN.of()));
    }

    private Secret token(String given) {
        if (begins(given, BEARER)) {
            return Secret.of(given.substring(BEARER.length()).strip());
        }
        return asPassword && begins(given, BASIC) ? password(given.substring(BASIC.length()).strip()) : Secret.NONE;
    }

    private static boolean begins(String given, String scheme) {
        return given.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Secret password(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Secret.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException _) {
            return Secret.NONE;
        }
    }
}
