package org.pilotacs.acs.device;

/// Why a device came, in neutral words.
///
/// @param kind what happened
/// @param reference our own key where the device echoed one (a task's id), else empty
public record DeviceEvent(Kind kind, String reference) {
    /// What happened.
    public enum Kind {
        /// First contact ever, or after a factory reset or a change of server: all that was known is void.
        BOOTSTRAP,
        /// It started, for whatever cause.
        BOOT,
        /// It restarted because we ordered it.
        ORDERED_RESTART,
        /// Its regular report.
        PERIODIC,
        /// A watched value changed.
        VALUE_CHANGE,
        /// It told some values beside its reports, which stand as they are.
        TOLD,
        /// It answers a knock.
        KNOCK_ANSWERED,
        /// A transfer ended.
        TRANSFER_ENDED,
        /// A diagnostic that we ordered ended.
        DIAGNOSTIC_ENDED,
        /// Anything else.
        OTHER
    }

    public static DeviceEvent of(Kind kind) {
        return new DeviceEvent(kind, "");
    }
}
