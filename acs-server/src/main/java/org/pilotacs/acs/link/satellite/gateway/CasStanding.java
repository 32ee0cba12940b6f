package org.pilotacs.acs.link.satellite.gateway;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.payload.CasStatus;
import org.pilotacs.acs.link.satellite.payload.CasTicket;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// How an order stands, as its card system said last.
///
/// @param ticket by which the system knows it; null until it gave one
/// @param state null until it said
/// @param sent how often it was on air; never less than it once was
/// @param lastSent null if it never was, or the system does not say
/// @param nextSend null if the system does not say
/// @param onAir when we first heard that it was sent; null if we did not
/// @param failures tries in a row that came to nothing
/// @param obstacle why it does not go on, null if nothing is known of that
public record CasStanding(@Nullable CasTicket ticket, CasStatus.@Nullable State state, long sent,
        @Nullable Instant lastSent, @Nullable Instant nextSend, @Nullable Instant onAir, int failures,
        @Nullable Saying obstacle) {
    /// Of what the system was not told yet.
    public static final CasStanding NEW = new CasStanding(null, null, 0, null, null, null, 0, null);
    private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59.999Z");

    /// The system took it.
    CasStanding with(CasTicket given) {
        return new CasStanding(given, state, sent, lastSent, nextSend, onAir, 0, null);
    }

    /// The system said how it stands. What it leaves out now and said before still holds; on air it was once at least.
    CasStanding with(CasStatus status, Instant now) {
        long said = Math.max(status.sent(), status.state() == CasStatus.State.ON_AIR ? 1 : 0);
        long all = Math.max(sent, said);
        Instant last = kept(status.lastSent());
        return new CasStanding(ticket, status.state(), all, last == null ? lastSent : last,
                status.state().isFinal() ? null : kept(status.nextSend()), onAir == null && all > 0 ? now : onAir, 0,
                status.reason().isEmpty() ? null : Saying.of(status.reason()));
    }

    /// The system was silent, or busy.
    CasStanding failed(Saying why) {
        return new CasStanding(ticket, state, sent, lastSent, nextSend, onAir, failures + 1, why);
    }

    /// Null for a time that nobody means and no column holds.
    private static @Nullable Instant kept(@Nullable Instant said) {
        return said == null || said.isBefore(Instant.EPOCH) || said.isAfter(YEAR_10000) ? null : said;
    }
}
