package org.pilotacs.acs.audit;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;

/// One deed. Texts are cut to fit when they are kept.
///
/// @param who name of the account or the token, empty if there is none
/// @param agent the person on whose behalf a program says that it calls; empty for nobody
/// @param from the address that it came from
/// @param purpose what for, in the caller's words; empty if nothing was said
/// @param detail what exactly, for example `restart`; never a secret
public record AuditEntry(Instant at, String who, Caller.Kind kind, String agent, String from, Deed deed,
        Subject subject,
        String purpose, String detail) {
    /// Characters that are kept.
    public static final int MOST_PURPOSE = 200;
    public static final int MOST_AGENT = 64;
    static final int MOST_WHO = 128;
    static final int MOST_DETAIL = 400;

    /// What it was done to; null where that is not known or there is nothing.
    ///
    /// @param subscriber a customer's number
    /// @param action id of an action
    public record Subject(@Nullable DeviceId device, @Nullable String subscriber, @Nullable String action) {
        public static final Subject NONE = new Subject(null, null, null);

        public static Subject of(@Nullable DeviceId device, @Nullable String subscriber) {
            return new Subject(device, subscriber, null);
        }

        public static Subject ofSubscriber(String number) {
            return new Subject(null, number, null);
        }

        /// The same, and an action on it.
        public Subject with(String id) {
            return new Subject(device, subscriber, id);
        }
    }
}
