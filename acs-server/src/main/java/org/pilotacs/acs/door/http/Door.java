package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.runtime.UnavailableException;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that answers on one port: finds the route of a call, asks its guard, calls it, and shows what went wrong in the
/// group's way. Plain Java, no socket; safe for any number of threads.
public final class Door {
    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final Problems PLAIN = new Problems();
    private static final RouteGroup NOWHERE = new RouteGroup("/", RouteGroup.Guard.open(), PLAIN, List.of());

    /// When to call again after something that we need could not be had.
    private static final Duration LATER = Duration.ofSeconds(10);

    private final List<RouteGroup> groups;
    private final References references;

    public Door(List<RouteGroup> groups, References references) {
        this.groups = List.copyOf(groups);
        this.references = references;
    }

    /// How the body of a call is taken; what has no route is given no room.
    Route.Upload upload(HttpCall head) {
        Match match = find(head.method(), head.path());
        return match == null ? new Route.ToMemory(0) : match.route.upload();
    }

    /// Why more of a body than [#upload] says is not taken.
    ApiError tooMuch(HttpCall head) {
        Match match = find(head.method(), head.path());
        return match == null ? unmatched(head) : new ApiError.TooLarge(match.route.upload().limit());
    }

    /// Why not even the body of a call is wanted, null if it is. May block.
    @Nullable
    ApiError early(HttpCall head) {
        Match match = find(head.method(), head.path());
        if (match == null || match.route.upload() instanceof Route.ToMemory) {
            return null;
        }
        try {
            var _ = admitted(match, head);
            return null;
        } catch (ApiException e) {
            return e.error();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("call", head.method() + " " + head.path()).setCause(e)
                    .log("An upload was put off");
            return UnavailableException.isBehind(e) ? new ApiError.Busy(LATER) : new ApiError.Broken();
        }
    }

    /// Answers a call; the one place where a call's failure is caught.
    public HttpReply handle(HttpCall call) {
        Match match = find(call.method(), call.path());
        RouteGroup group = match == null ? groupOf(call.path()) : match.group;
        try {
            if (match == null) {
                throw new ApiException(unmatched(call));
            }
            return match.route.handler().handle(admitted(match, call));
        } catch (ApiException e) {
            return refuse(e.error(), call);
        } catch (RuntimeException | Error e) {
            if (UnavailableException.isBehind(e)) {
                log.atWarn().addKeyValue("call", call.method() + " " + call.path()).setCause(e)
                        .log("A call was put off");
                return refuse(new ApiError.Busy(LATER), call);
            }
            String reference = references.next();
            log.atError().addKeyValue("reference", reference).addKeyValue("call", call.method() + " " + call.path())
                    .setCause(e).log("A call broke");
            return shown(group, new ApiError.Broken(), reference, call);
        }
    }

    /// The call, routed, if who calls may make it: the one place where that is decided.
    private static HttpCall admitted(Match match, HttpCall call) {
        HttpCall routed = call.with(match.variables);
        Caller caller = match.group.guard().admit(routed);
        if (match.route.needs() != null) {
            Permissions.require(caller, match.route.needs());
        }
        return routed.by(caller);
    }

    /// The answer to a call that cannot be let through.
    public HttpReply refuse(ApiError error, HttpCall call) {
        String reference = references.next();
        log.atInfo().addKeyValue("reference", reference).addKeyValue("call", call.method() + " " + call.path())
                .addKeyValue("status", Problems.status(error)).log(Problems.detail(error).toString());
        Match match = find(call.method(), call.path());
        RouteGroup group = match == null ? groupOf(call.path()) : match.group;
        return shown(group, error, reference, call);
    }

    /// Whoever calls gets an answer, even if the page that should tell of an error is what is broken.
    private static HttpReply shown(RouteGroup group, ApiError error, String reference, HttpCall call) {
        try {
            return group.face().show(error, reference, call);
        } catch (RuntimeException e) {
            log.atError().addKeyValue("reference", reference).setCause(e).log("An error could not be shown");
            return PLAIN.show(error, reference, call);
        }
    }

    private ApiError unmatched(HttpCall call) {
        List<String> allowed = List.copyOf(new TreeSet<>(routes().filter(one -> one.match(call.path()) != null)
                .map(Route::method).toList()));
        return allowed.isEmpty()
                ? new ApiError.NotFound(HttpSaying.NOTHING_AT.of(Saying.of(call.path())))
                : new ApiError.WrongMethod(allowed);
    }

    private Stream<Route> routes() {
        return groups.stream().flatMap(group -> group.routes().stream());
    }

    private RouteGroup groupOf(String path) {
        return groups.stream().filter(group -> path.startsWith(group.prefix())).findFirst().orElse(NOWHERE);
    }

    private @Nullable Match find(String method, String path) {
        for (RouteGroup group : groups) {
            for (Route route : group.routes()) {
                if (route.method().equals(method)) {
                    Fields variables = route.match(path);
                    if (variables != null) {
                        return new Match(group, route, variables);
                    }
                }
            }
        }
        return null;
    }

    private record Match(RouteGroup group, Route route, Fields variables) {}
}
