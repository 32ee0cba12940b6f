package org.pilotacs.acs.diagnostic;

import java.time.Duration;

/// A test that a box makes of its own line, in words of no protocol.
public sealed interface Diagnostic {
    /// Echoes from a host.
    ///
    /// @param timeout for each
    record Ping(String host, int times, Duration timeout) implements Diagnostic {}

    /// The way to a host.
    ///
    /// @param timeout for each hop
    record Trace(String host, int mostHops, Duration timeout) implements Diagnostic {}

    /// How fast a file comes (TR-143).
    record Download(String url) implements Diagnostic {}

    /// How fast a file goes (TR-143).
    ///
    /// @param bytes that are sent
    record Upload(String url, long bytes) implements Diagnostic {}

    default DiagnosticKind kind() {
        return switch (this) {
            case Ping _ -> DiagnosticKind.PING;
            case Trace _ -> DiagnosticKind.TRACE;
            case Download _ -> DiagnosticKind.DOWNLOAD;
            case Upload _ -> DiagnosticKind.UPLOAD;
        };
    }

    /// The host or URL that it is made against.
    default String target() {
        return switch (this) {
            case Ping(String host, int _, Duration _) -> host;
            case Trace(String host, int _, Duration _) -> host;
            case Download(String url) -> url;
            case Upload(String url, long _) -> url;
        };
    }
}
