package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxError;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.link.satellite.mux.HeadendState.Tally;
import org.pilotacs.acs.runtime.Authority;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What people get to know of one multiplexer: its state, log lines and metrics. What gets worse is told once, and told again
/// only when it was better in between. Not safe for threads.
final class MuxRecord {
    private static final Logger log = LoggerFactory.getLogger(MuxLink.class);

    /// How bad it was when that was last told.
    private enum Told {
        NOTHING, UP, DOWN, REFUSED
    }

    private final String headend;
    private final HeadendConfig.Multiplexer mux;
    private final MuxMetrics metrics;
    private final Clock clock;
    private Saying.Phrase phase = MuxSaying.PHASE_WAITING.of();
    private Instant since;
    private Tally tally = Tally.NONE;
    private @Nullable MuxError lastError;
    private @Nullable Instant nextTry;
    private Saying trouble = Saying.NOTHING;
    private Told told = Told.NOTHING;
    private boolean withoutBandwidth;
    private boolean tried;

    MuxRecord(String headend, HeadendConfig.Multiplexer mux, MuxMetrics metrics, Clock clock) {
        this.headend = headend;
        this.mux = mux;
        this.metrics = metrics;
        this.clock = clock;
        this.since = clock.instant();
    }

    Saying address() {
        return Saying.of(Authority.of(mux.host(), mux.port()));
    }

    void phase(Saying.Phrase now) {
        if (!now.equals(phase)) {
            phase = now;
            since = clock.instant();
        }
    }

    void connecting() {
        nextTry = null;
        if (tried) {
            metrics.reconnected();
        }
        tried = true;
    }

    void opened() {
        trouble = Saying.NOTHING;
        metrics.up(true);
        if (told != Told.UP) {
            log(Level.INFO).log(told == Told.NOTHING ? "multiplexer open" : "multiplexer open again");
            told = Told.UP;
        }
    }

    /// @param kbits null if the multiplexer does not say
    void allocated(@Nullable Integer kbits) {
        log(Level.DEBUG).addKeyValue("kbits", kbits).log("bandwidth allocated");
        if (kbits == null) {
            return;
        }
        metrics.allocation(kbits);
        // a multiplexer that changes its mind all the time is told of no more than its connections are
        if (kbits == 0 && !withoutBandwidth) {
            withoutBandwidth = true;
            log(Level.WARN).log("multiplexer allocates no bandwidth");
        }
    }

    /// @param isNews whether less is sent now because of it; what ends the connection is told as its end
    void refused(ErrorStatus status, Reaction reaction, boolean isNews) {
        metrics.error(status);
        lastError = new MuxError(MuxSaying.hex(status), MuxSaying.code(status), clock.instant());
        log(isNews ? Level.WARN : Level.DEBUG).addKeyValue("error", status)
                .addKeyValue("reaction", reaction).log("multiplexer reports an error");
    }

    void odd(Step.Oddity oddity) {
        metrics.odd(oddity);
        log(Level.DEBUG).addKeyValue("kind", oddity).log("multiplexer says what it has no reason to");
    }

    void streamLost() {
        metrics.up(false);
        metrics.allocation(0);
        worse(Told.DOWN, MuxSaying.PHASE_STREAM_LOST.of());
    }

    /// @param wait until it is tried again
    void ended(Step.Ended end, Duration wait) {
        metrics.up(false);
        metrics.allocation(0);
        withoutBandwidth = false;
        nextTry = clock.instant().plus(wait);
        ErrorStatus status = end.status();
        lastError = new MuxError(status == null ? null : MuxSaying.hex(status), end.why(), clock.instant());
        boolean settings = end.reaction() == Reaction.REFUSED;
        trouble = (settings ? MuxSaying.ALARM_SETTINGS : MuxSaying.ALARM_DOWN).of(end.why());
        worse(settings ? Told.REFUSED : Told.DOWN, end.why());
    }

    void finished() {
        metrics.up(false);
        metrics.allocation(0);
        nextTry = null;
        trouble = Saying.NOTHING;
        log(Level.INFO).log("multiplexer closed");
    }

    void sent(int packets) {
        tally = tally.sent(packets);
        metrics.sent(packets);
    }

    void read(int deliveries) {
        tally = tally.read(deliveries);
        metrics.read(deliveries);
    }

    void lost(int deliveries) {
        tally = tally.lost(deliveries);
        metrics.lost(deliveries);
    }

    MuxState state(Outlet outlet, boolean open, Instant now) {
        Saying alarm = !open
                ? trouble
                : !outlet.isOpen()
                        ? MuxSaying.ALARM_NO_BANDWIDTH.of()
                        : outlet.isThrottled(now) ? MuxSaying.ALARM_SLOWED.of() : Saying.NOTHING;
        return new MuxState(mux.name(), Authority.of(mux.host(), mux.port()), phase, since, outlet.allocated(), tally,
                lastError, nextTry, open && outlet.isOpen(), alarm);
    }

    private void worse(Told now, Saying why) {
        boolean isNews = told.compareTo(now) < 0;
        log(isNews ? Level.WARN : Level.DEBUG).addKeyValue("why", why).log("multiplexer down");
        told = isNews ? now : told;
    }

    private LoggingEventBuilder log(Level level) {
        return log.atLevel(level).addKeyValue("headend", headend).addKeyValue("mux", mux.name());
    }
}
