package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

/// Why something failed.
///
/// @param kind what dashboards count
/// @param code the wire's own code as it came, for example `9005`; empty if it has none
/// @param text for people
/// @param parameter the parameter it names, null if none
public record Fault(Kind kind, String code, Saying text, @Nullable String parameter) {
    /// What dashboards count.
    public enum Kind {
        /// The device does not know the operation.
        NOT_SUPPORTED,
        /// The device will not do it.
        DENIED,
        INVALID_NAME, INVALID_VALUE, NOT_WRITABLE,
        /// The device is out of something, for example memory.
        RESOURCES,
        /// A file could not be fetched, checked or applied.
        TRANSFER,
        /// The device said something that the protocol does not allow.
        PROTOCOL,
        /// The session broke or ran out of time.
        SESSION,
        /// It may or may not have happened, and nothing will tell.
        UNKNOWN_RESULT,
        /// The device's own error.
        DEVICE,
        /// Ours.
        INTERNAL
    }

    public static Fault of(Kind kind, Saying text) {
        return new Fault(kind, "", text, null);
    }
}
