package org.pilotacs.acs.diagnostic;

/// What a box can test of its own line; in YAML and JSON in lower case.
public enum DiagnosticKind {
    PING, TRACE, DOWNLOAD, UPLOAD
}
