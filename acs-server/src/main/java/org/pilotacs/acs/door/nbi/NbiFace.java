package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.MalformedQueryException;

import java.util.List;
import java.util.regex.Pattern;

/// Errors in plain text, as clients of GenieACS know them.
final class NbiFace implements RouteGroup.ErrorFace {
    /// What GenieACS 1.2.16 answers with and so do we, as clients look at it.
    static final String VERSION_HEADER = "genieacs-version";
    static final String VERSION = "1.2.16+pilot";

    private static final List<String> ORDER = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

    /// GenieACS says of a single task what clients may have come to expect, though it cannot be put.
    private static final Pattern ONE_TASK = Pattern.compile("/tasks/[A-Za-z0-9_%-]+/?");

    @Override
    public HttpReply show(ApiError error, String reference, HttpCall call) {
        return switch (error) {
            case ApiError.NotFound _ -> text(404, "404 Not Found");
            case ApiError.WrongMethod(var allowed) -> text(405, "405 Method Not Allowed").with("allow",
                    ONE_TASK.matcher(call.path()).matches()
                            ? "PUT DELETE"
                            : String.join(", ", ORDER.stream()
                                    .filter(one -> allowed.contains(one.equals("HEAD") ? "GET" : one)).toList()));
            case ApiError.Unauthorized _ -> text(401, Problems.detail(error).toString()).with("www-authenticate",
                    "Basic realm=\"Pilot\"");
            case ApiError.Broken _ -> text(500, "500 Internal Server Error, reference " + reference);
            case ApiError.Invalid _,ApiError.Forbidden _,ApiError.Conflict _,ApiError.Elsewhere _,ApiError.TooLarge _,ApiError.WrongMediaType _,ApiError.Refused _,ApiError.TooOften _,ApiError.Busy _,ApiError.Away _ ->
                Problems.withHeaders(error, text(Problems.status(error), Problems.detail(error).toString()));
        };
    }

    static HttpReply.Whole text(int status, String text) {
        return HttpReply.of(status, "text/plain; charset=utf-8", Body.of(text)).with(VERSION_HEADER, VERSION);
    }

    /// What cannot be read.
    static HttpReply.Whole refused(MalformedQueryException e) {
        return switch (e.fault()) {
            case SYNTAX -> text(400, "SyntaxError: " + e.sentence());
            case MEANING -> text(400, e.sentence());
        };
    }

    static HttpReply.Whole json(int status, Datum.Document document) {
        return HttpReply.of(status, "application/json", Body.of(document.toString())).with(VERSION_HEADER, VERSION);
    }

    static HttpReply.Whole empty(int status) {
        return HttpReply.empty(status).with(VERSION_HEADER, VERSION);
    }
}
