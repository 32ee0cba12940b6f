package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.FromCpe;

/// What one POST of a device holds.
sealed interface Incoming {
    /// Nothing: the device has no more to say.
    record Empty() implements Incoming {}

    record Message(Envelope<FromCpe> envelope) implements Incoming {}

    /// A sound envelope with a method that we do not know.
    record Unknown(CwmpVersion version, @Nullable String id, String method) implements Incoming {}

    /// No envelope; the reason may be shown to the device.
    record Malformed(String reason) implements Incoming {}
}
