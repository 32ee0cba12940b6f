package org.pilotacs.acs.link.satellite.payload;

import java.time.Instant;

/// Sequences of 32 bits.
///
/// The clock is their floor, because a database that comes back from a backup has forgotten those that were given out since.
/// Used again, one would be ignored by every box that saw it before, and encrypted under the same key and nonce it would give
/// both texts away (NIST SP 800-38D, 8). As long as a card gets less than one message a second on the whole, no sequence is
/// ever ahead of the clock, so the first one after the restore is above all that were lost. And a clock that went back does no
/// harm either: then the last one counts.
final class Sequences {
    static final long MAX = 0xFFFF_FFFFL;

    private Sequences() {}

    /// @param last −1 for none
    /// @throws EmmRejectedException if it would not fit: in 2106, or by a clock that was there once
    static long next(long last, Instant now) throws EmmRejectedException {
        long next = Math.max(last + 1, now.getEpochSecond());
        if (next > MAX) {
            throw new EmmRejectedException(PayloadSaying.SEQUENCES_USED_UP.of());
        }
        return next;
    }
}
