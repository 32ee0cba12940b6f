package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

/// A well-formed envelope whose method we do not know; answered with fault 8000 (server) or 9000 (device).
public final class UnknownMethodException extends MalformedMessageException {
    private static final long serialVersionUID = 1L;
    private final transient CwmpVersion version;
    private final transient @Nullable String id;
    private final String method;

    public UnknownMethodException(CwmpVersion version, @Nullable String id, String method) {
        super("Method not supported: " + method);
        this.version = version;
        this.id = id;
        this.method = method;
    }

    public CwmpVersion version() {
        return version;
    }

    /// The ID to echo; null if there was none.
    public @Nullable String id() {
        return id;
    }

    public String method() {
        return method;
    }
}
