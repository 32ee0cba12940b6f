package org.pilotacs.acs.door.http;

import org.pilotacs.acs.account.Caller;

import java.util.List;

/// Routes that let the same people in and fail with the same face. A path belongs to the first group with a matching
/// route; a path with none fails with the face of the group whose prefix it has.
///
/// @param prefix of all its paths
/// @param guard asked before each of its routes
public record RouteGroup(String prefix, Guard guard, ErrorFace face, List<Route> routes) {
    public RouteGroup {
        routes = List.copyOf(routes);
        for (Route route : routes) {
            if (!route.pattern().startsWith(prefix)) {
                throw new IllegalArgumentException(route.pattern() + " is not below " + prefix);
            }
        }
    }

    /// Who is let in.
    @FunctionalInterface
    public interface Guard {
        /// Who calls; throws the [ApiException] that they are to see if they are not let in at all. What they may do is
        /// the route's to say ([Route#needing]).
        Caller admit(HttpCall call);

        /// Lets everybody in.
        static Guard open() {
            return _ -> Caller.NOBODY;
        }
    }

    /// How an error looks.
    @FunctionalInterface
    public interface ErrorFace {
        /// @param reference what a caller can quote and an engineer can find in the log
        HttpReply show(ApiError error, String reference, HttpCall call);
    }
}
