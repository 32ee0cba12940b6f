package org.pilotacs.acs.door.http;

import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.saying.Saying;

/// Tells calls that name this machine as their host from those that name another.
public final class LocalHost {
    private LocalHost() {}

    /// Refuses a call whose `Host` is not this machine.
    public static void require(HttpCall call) {
        String host = call.headers().text("host");
        if (!host.isEmpty() && !Loopback.is(name(host))) {
            throw new ApiException(new ApiError.Forbidden(HttpSaying.ONLY_LOCALHOST.of(Saying.of(host))));
        }
    }

    private static String name(String host) {
        if (host.startsWith("[")) {
            return host.substring(1, Math.max(1, host.indexOf(']')));
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }
}
