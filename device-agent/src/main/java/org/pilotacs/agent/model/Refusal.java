package org.pilotacs.agent.model;

/// Why a box says no (TR-069 Amendment 6, A.5.1).
public enum Refusal {
    METHOD_NOT_SUPPORTED(9000, "Method not supported"),
    REQUEST_DENIED(9001, "Request denied"),
    INTERNAL_ERROR(9002, "Internal error"),
    INVALID_ARGUMENTS(9003, "Invalid arguments"),
    RESOURCES_EXCEEDED(9004, "Resources exceeded"),
    INVALID_PARAMETER_NAME(9005, "Invalid parameter name"),
    INVALID_PARAMETER_TYPE(9006, "Invalid parameter type"),
    INVALID_PARAMETER_VALUE(9007, "Invalid parameter value"),
    NOT_WRITABLE(9008, "Attempt to set a non-writable parameter"),
    NOTIFICATION_REJECTED(9009, "Notification request rejected"),
    CANCEL_NOT_PERMITTED(9021, "Cancellation of file transfer not permitted");

    private final int code;
    private final String text;

    Refusal(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    public String text() {
        return text;
    }
}
