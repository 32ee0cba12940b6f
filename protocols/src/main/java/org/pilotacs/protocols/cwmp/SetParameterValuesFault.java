package org.pilotacs.protocols.cwmp;

/// Which parameter of a refused SetParameterValues was wrong, and how.
public record SetParameterValuesFault(String parameterName, int code, String text) {}
