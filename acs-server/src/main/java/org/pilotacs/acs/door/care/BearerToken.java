package org.pilotacs.acs.door.care;

import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.LocalHost;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Lets in who has the token. Without one only this machine can reach us, and only calls that name it as their host are
/// let in, so that a page from elsewhere cannot make a browser call us (DNS rebinding).
final class BearerToken implements RouteGroup.Guard {
    private static final String SCHEME = "Bearer ";

    private final Secret token;

    BearerToken(Secret token) {
        this.token = token;
    }

    @Override
    public void admit(HttpCall call) {
        if (token.isEmpty()) {
            LocalHost.require(call);
            return;
        }
        String given = call.headers().text("authorization");
        if (given.isEmpty()) {
            throw new ApiException(new ApiError.Unauthorized(CareSaying.SEND_TOKEN.of()));
        }
        if (!given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                || !MessageDigest.isEqual(bytes(given.substring(SCHEME.length()).strip()), bytes(token.reveal()))) {
            throw new ApiException(new ApiError.Unauthorized(DoorSaying.NOT_THE_TOKEN.of()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
