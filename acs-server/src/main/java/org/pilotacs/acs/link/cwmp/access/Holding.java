package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// What credentials of its own a device has, as far as we know. What is offered is stored before it is sent, and both hold
/// until the device shows which it has, so that it does not matter which message of the exchange is lost.
///
/// | the device … | in use | offered |
/// |---|---|---|
/// | is written to | as before | what was offered already, else new ones |
/// | says that it took them | as before | the same, taken |
/// | says that it will not | as before | none |
/// | gives the offered ones | those | none |
/// | gives those in use, or the shared ones | as before | the same, to be sent again |
///
/// @param inUse what it has shown to have; null if it never did
/// @param offered what is being written to it; null if nothing is
/// @param taken it said that it took what is offered
/// @param attempts how often that was sent
/// @param tried when that was sent last, or when it last refused to be given any
public record Holding(@Nullable OwnLogins inUse, @Nullable OwnLogins offered, boolean taken, int attempts,
        Instant tried) {
    public static final Holding NONE = new Holding(null, null, false, 0, Instant.MIN);

    private static final int AT_ONCE = 3;
    private static final Duration PAUSE = Duration.ofDays(1);

    /// Whether it is to be given credentials in the session that now begins.
    ///
    /// @param by what it was let in by
    /// @param bootstrap it comes as new
    boolean isDue(Proof by, boolean bootstrap, Instant now) {
        if (bootstrap) {
            return by != Proof.OFFERED;
        }
        boolean rested = !tried.isAfter(now.minus(PAUSE));
        if (offered == null) {
            return inUse == null && rested;
        }
        return switch (by) {
            // what it has shown is other than what it said
            case SHARED, IN_USE -> attempts < AT_ONCE || rested;
            case NOTHING, CERTIFICATE -> !taken && (attempts < AT_ONCE || rested);
            case OFFERED -> false;
        };
    }
}
