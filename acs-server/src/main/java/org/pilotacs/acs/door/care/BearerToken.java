package org.pilotacs.acs.door.care;

import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.LocalHost;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.runtime.Secret;

import java.util.Optional;

/// Lets in who has a token. While nobody has to say who they are only this machine can reach us, and only calls that name it
/// as their host are let in, so that a page from elsewhere cannot make a browser call us (DNS rebinding).
final class BearerToken implements RouteGroup.Guard {
    private static final String SCHEME = "Bearer ";

    private final Access access;

    BearerToken(Access access) {
        this.access = access;
    }

    @Override
    public Caller admit(HttpCall call) {
        String given = call.headers().text("authorization");
        Optional<Caller> caller = given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? access.ofToken(Secret.of(given.substring(SCHEME.length()).strip()))
                : Optional.empty();
        if (caller.isPresent()) {
            return caller.get();
        }
        if (access.isOpen()) {
            LocalHost.require(call);
            return Caller.THIS_MACHINE;
        }
        throw new ApiException(new ApiError.Unauthorized(
                given.isEmpty() ? CareSaying.SEND_TOKEN.of() : DoorSaying.NOT_THE_TOKEN.of()));
    }
}
