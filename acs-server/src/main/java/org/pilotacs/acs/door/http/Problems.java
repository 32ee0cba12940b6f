package org.pilotacs.acs.door.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The one mapper from [ApiError] to `application/problem+json` (RFC 9457). Stateless.
public final class Problems implements RouteGroup.ErrorFace {
    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        Language language = call.language();
        Saying detail = detail(error);
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:pilot:problem:" + name(error));
        problem.put("title", language.say(title(error)));
        problem.put("status", status(error));
        problem.put("detail", language.say(detail));
        problem.put("code", detail.code());
        problem.put("instance", call.path());
        problem.put("reference", reference);
        if (error instanceof ApiError.Invalid(var _, var violations) && !violations.isEmpty()) {
            ArrayNode list = problem.putArray("violations");
            violations.forEach(one -> list.addObject().put("where", one.where()).put("detail",
                    language.say(one.detail())));
        }
        HttpReply reply = HttpReply.of(status(error), "application/problem+json", Body.of(problem.toString()))
                .with("cache-control", "no-store").with("content-language", language.tag());
        return withHeaders(error, reply);
    }

    /// The headers that HTTP wants with some errors, whatever their face.
    public static HttpReply withHeaders(ApiError error, HttpReply reply) {
        return switch (error) {
            case ApiError.Unauthorized _ -> reply.with("www-authenticate", "Bearer realm=\"Pilot\"");
            case ApiError.WrongMethod(var allowed) -> reply.with("allow", String.join(", ", allowed));
            case ApiError.Busy(var after) -> later(reply, after);
            case ApiError.Elsewhere(var _, var offset) -> reply.with("upload-offset", Long.toString(offset));
            case ApiError.TooOften(var _, var after) -> after.isPositive() ? later(reply, after) : reply;
            case ApiError.Invalid _,ApiError.Forbidden _,ApiError.NotFound _,ApiError.Conflict _,ApiError.TooLarge _,ApiError.WrongMediaType _,ApiError.Refused _,ApiError.Away _,ApiError.Broken _ ->
                reply;
        };
    }

    private static HttpReply later(HttpReply reply, Duration after) {
        return reply.with("retry-after", Long.toString(Math.max(1, after.toSeconds())));
    }

    public static int status(ApiError error) {
        return switch (error) {
            case ApiError.Invalid _ -> 400;
            case ApiError.Unauthorized _ -> 401;
            case ApiError.Forbidden _ -> 403;
            case ApiError.NotFound _ -> 404;
            case ApiError.WrongMethod _ -> 405;
            case ApiError.Conflict _,ApiError.Elsewhere _ -> 409;
            case ApiError.TooLarge _ -> 413;
            case ApiError.WrongMediaType _ -> 415;
            case ApiError.Refused _ -> 422;
            case ApiError.TooOften _ -> 429;
            case ApiError.Broken _ -> 500;
            case ApiError.Busy _,ApiError.Away _ -> 503;
        };
    }

    public static Saying title(ApiError error) {
        return titleKey(error).of();
    }

    private static HttpSaying titleKey(ApiError error) {
        return switch (error) {
            case ApiError.Invalid _ -> HttpSaying.TITLE_INVALID;
            case ApiError.Unauthorized _ -> HttpSaying.TITLE_UNAUTHORIZED;
            case ApiError.Forbidden _ -> HttpSaying.TITLE_FORBIDDEN;
            case ApiError.NotFound _ -> HttpSaying.TITLE_NOT_FOUND;
            case ApiError.WrongMethod _ -> HttpSaying.TITLE_WRONG_METHOD;
            case ApiError.Conflict _,ApiError.Elsewhere _ -> HttpSaying.TITLE_CONFLICT;
            case ApiError.TooLarge _ -> HttpSaying.TITLE_TOO_LARGE;
            case ApiError.WrongMediaType _ -> HttpSaying.TITLE_WRONG_MEDIA_TYPE;
            case ApiError.Refused _ -> HttpSaying.TITLE_REFUSED;
            case ApiError.TooOften _ -> HttpSaying.TITLE_TOO_OFTEN;
            case ApiError.Broken _ -> HttpSaying.TITLE_BROKEN;
            case ApiError.Busy _ -> HttpSaying.TITLE_BUSY;
            case ApiError.Away _ -> HttpSaying.TITLE_AWAY;
        };
    }

    public static Saying detail(ApiError error) {
        return switch (error) {
            case ApiError.Invalid(var detail, var _) -> detail;
            case ApiError.Unauthorized(var detail) -> detail;
            case ApiError.Forbidden(var detail) -> detail;
            case ApiError.NotFound(var what) -> what;
            case ApiError.WrongMethod(var allowed) -> HttpSaying.USE_METHOD.of(listed(allowed));
            case ApiError.Conflict(var detail) -> detail;
            case ApiError.Elsewhere(var detail, var _) -> detail;
            case ApiError.TooLarge(var limit) -> HttpSaying.TOO_LARGE.of(Saying.of(limit));
            case ApiError.WrongMediaType(var sent, var taken) -> sent.isEmpty()
                    ? HttpSaying.NO_MEDIA_TYPE.of(listed(taken))
                    : HttpSaying.WRONG_MEDIA_TYPE.of(Saying.of(sent), listed(taken));
            case ApiError.Refused(var reason) -> reason;
            case ApiError.TooOften(var detail, var _) -> detail;
            case ApiError.Away(var detail) -> detail;
            case ApiError.Broken _ -> HttpSaying.BROKEN.of();
            case ApiError.Busy(var after) -> HttpSaying.BUSY.of(Saying.of(after));
        };
    }

    private static Saying listed(List<String> names) {
        return names.stream().map(Saying::of).reduce(HttpSaying.OR::of).orElse(Saying.NOTHING);
    }

    private static String name(ApiError error) {
        return error.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
