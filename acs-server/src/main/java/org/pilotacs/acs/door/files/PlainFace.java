package org.pilotacs.acs.door.files;

import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.RouteGroup;

/// Errors in plain text, as GenieACS's file server has them.
final class PlainFace implements RouteGroup.ErrorFace {
    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        return switch (error) {
            case ApiError.NotFound _ -> text(404, "404 Not Found");
            case ApiError.Forbidden _ -> text(403, "403 Forbidden");
            case ApiError.WrongMethod _ -> text(405, "405 Method Not Allowed").with("allow", "GET, HEAD");
            case ApiError.Broken _ -> text(500, "500 Internal Server Error, reference " + reference);
            case ApiError.Invalid _,ApiError.Unauthorized _,ApiError.Conflict _,ApiError.Elsewhere _,ApiError.TooLarge _,ApiError.WrongMediaType _,ApiError.Refused _,ApiError.TooOften _,ApiError.Busy _,ApiError.Away _ ->
                Problems.withHeaders(error, text(Problems.status(error), Problems.detail(error).toString()));
        };
    }

    private static HttpReply.Whole text(int status, String text) {
        return HttpReply.of(status, "text/plain; charset=utf-8", Body.of(text));
    }
}
