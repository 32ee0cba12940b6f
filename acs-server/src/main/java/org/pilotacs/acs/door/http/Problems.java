package org.pilotacs.acs.door.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// The one mapper from [ApiError] to `application/problem+json` (RFC 9457). Stateless.
public final class Problems implements RouteGroup.ErrorFace {
    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:pilot:problem:" + name(error));
        problem.put("title", title(error));
        problem.put("status", status(error));
        problem.put("detail", detail(error));
        problem.put("instance", call.path());
        problem.put("reference", reference);
        if (error instanceof ApiError.Invalid(var _, var violations) && !violations.isEmpty()) {
            ArrayNode list = problem.putArray("violations");
            violations.forEach(one -> list.addObject().put("where", one.where()).put("detail", one.detail()));
        }
        HttpReply reply = HttpReply.of(status(error), "application/problem+json", Body.of(problem.toString()))
                .with("cache-control", "no-store");
        return withHeaders(error, reply);
    }

    /// The headers that HTTP wants with some errors, whatever their face.
    public static HttpReply withHeaders(ApiError error, HttpReply reply) {
        return switch (error) {
            case ApiError.Unauthorized _ -> reply.with("www-authenticate", "Bearer realm=\"Pilot\"");
            case ApiError.WrongMethod(var allowed) -> reply.with("allow", String.join(", ", allowed));
            case ApiError.Busy(var after) -> reply.with("retry-after", Long.toString(Math.max(1, after.toSeconds())));
            case ApiError.Invalid _,ApiError.Forbidden _,ApiError.NotFound _,ApiError.Conflict _,ApiError.TooLarge _,ApiError.WrongMediaType _,ApiError.Refused _,ApiError.Broken _ ->
                reply;
        };
    }

    public static int status(ApiError error) {
        return switch (error) {
            case ApiError.Invalid _ -> 400;
            case ApiError.Unauthorized _ -> 401;
            case ApiError.Forbidden _ -> 403;
            case ApiError.NotFound _ -> 404;
            case ApiError.WrongMethod _ -> 405;
            case ApiError.Conflict _ -> 409;
            case ApiError.TooLarge _ -> 413;
            case ApiError.WrongMediaType _ -> 415;
            case ApiError.Refused _ -> 422;
            case ApiError.Broken _ -> 500;
            case ApiError.Busy _ -> 503;
        };
    }

    public static String title(ApiError error) {
        return switch (error) {
            case ApiError.Invalid _ -> "The request is not as the contract says";
            case ApiError.Unauthorized _ -> "Sign in first";
            case ApiError.Forbidden _ -> "Not allowed";
            case ApiError.NotFound _ -> "Not found";
            case ApiError.WrongMethod _ -> "Not this method here";
            case ApiError.Conflict _ -> "At odds with an earlier request";
            case ApiError.TooLarge _ -> "Too much at once";
            case ApiError.WrongMediaType _ -> "Not this media type";
            case ApiError.Refused _ -> "It cannot be done";
            case ApiError.Broken _ -> "Something broke on our side";
            case ApiError.Busy _ -> "Too busy just now";
        };
    }

    public static String detail(ApiError error) {
        return switch (error) {
            case ApiError.Invalid(var detail, var _) -> detail;
            case ApiError.Unauthorized(var detail) -> detail;
            case ApiError.Forbidden(var detail) -> detail;
            case ApiError.NotFound(var what) -> what;
            case ApiError.WrongMethod(var allowed) -> "Use " + String.join(" or ", allowed) + ".";
            case ApiError.Conflict(var detail) -> detail;
            case ApiError.TooLarge(var limit) -> "At most " + limit + " bytes are taken here.";
            case ApiError.WrongMediaType(var sent, var taken) -> (sent.isEmpty() ? "No Content-Type" : sent)
                    + " is not taken here; send " + String.join(" or ", taken) + ".";
            case ApiError.Refused(var reason) -> reason;
            case ApiError.Broken _ -> "Quote the reference to whoever runs this server; the log has the cause.";
            case ApiError.Busy(var after) -> "Try again in " + Math.max(1, after.toSeconds()) + " s.";
        };
    }

    private static String name(ApiError error) {
        return error.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
