package org.pilotacs.acs.door.http;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.saying.Language;

import java.util.Locale;

/// One request, whole, as plain Java. Immutable.
///
/// @param method in capitals; a HEAD arrives as GET
/// @param path as sent, still percent-encoded, without the query
/// @param variables the parts of the path that its route names, decoded
/// @param peer the address it came from
/// @param caller whom the route's guard took it to be from
public record HttpCall(String method, String path, Fields variables, Fields query, Fields headers, Body body,
        String peer, Caller caller) {
    HttpCall(String method, String path, Fields variables, Fields query, Fields headers, Body body, String peer) {
        this(method, path, variables, query, headers, body, peer, Caller.NOBODY);
    }

    HttpCall with(Fields variables) {
        return new HttpCall(method, path, variables, query, headers, body, peer, caller);
    }

    HttpCall by(Caller caller) {
        return new HttpCall(method, path, variables, query, headers, body, peer, caller);
    }

    /// A variable of the path.
    public String variable(String name) {
        return variables.text(name);
    }

    /// The media type of the body, in small letters and without parameters; empty if it has none.
    public String mediaType() {
        String type = headers.text("content-type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /// The fields of a posted form.
    public Fields form() {
        return mediaType().equals("application/x-www-form-urlencoded") ? Fields.urlEncoded(body.text()) : Fields.NONE;
    }

    /// The language that the caller wants to read.
    public Language language() {
        return Language.accepted(headers.text("accept-language"));
    }

    /// Whether the caller is a browser that wants a page.
    public boolean wantsPage() {
        return headers.text("accept").contains("text/html");
    }
}
