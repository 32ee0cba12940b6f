package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.task.Priority;

import java.time.Duration;
import java.time.Instant;

/// A message that is being repeated, and how far it has come. Confined to the lock of its [Carousel].
final class OnAir {
    private static final int TS_PAYLOAD = 184;

    private final Message message;
    private final PlayPlan plan;
    private long sent;
    private @Nullable Instant lastSent;
    private @Nullable Instant surelySent;
    private Instant due;
    /// Handed over, and not known to have been read.
    private int inFlight;
    /// Rises when an entry in the queue is void.
    private int stamp;
    private boolean changed;

    OnAir(Message message, PlayPlan plan, Progress progress) {
        this.message = message;
        this.plan = plan;
        this.sent = progress.sent;
        this.lastSent = progress.lastSent;
        this.surelySent = progress.surelySent;
        this.due = progress.due;
    }

    /// How far a message has come, as it is stored.
    ///
    /// @param surelySent when it had been sent often enough ([PlayPlan#sure]), null if it has not
    record Progress(long sent, @Nullable Instant lastSent, @Nullable Instant surelySent, Instant due) {
        static Progress none(Instant due) {
            return new Progress(0, null, null, due);
        }
    }

    Message message() {
        return message;
    }

    PlayPlan plan() {
        return plan;
    }

    Progress progress() {
        return new Progress(sent, lastSent, surelySent, due);
    }

    long sent() {
        return sent;
    }

    Instant due() {
        return due;
    }

    int stamp() {
        return stamp;
    }

    /// So many transport packets, at most: sections that are sent together may share some.
    int packets() {
        return message.sections().stream().mapToInt(section -> (section.length + 1 + TS_PAYLOAD - 1) / TS_PAYLOAD)
                .sum();
    }

    /// Whether somebody waits for it.
    boolean isWaitedFor() {
        return switch (message.priority()) {
            case CONSULTANT, CUSTOMER -> true;
            case CAMPAIGN, ROUTINE -> false;
        };
    }

    /// Whether nobody sent it yet.
    boolean isFresh() {
        return sent + inFlight == 0;
    }

    /// Its turn: the smaller goes first. What nobody sent yet before all else, the customer on the phone first; then what is in
    /// its first phase, and so on.
    int rank() {
        if (isFresh()) {
            return message.priority().ordinal();
        }
        int base = Priority.values().length;
        return base + 2 * plan.phaseAfter(sent + inFlight) + (isWaitedFor() ? 0 : 1);
    }

    /// Pause after a play that is made now; null if that is the last.
    @Nullable
    Duration pause() {
        PlayPlan.Phase phase = plan.after(sent + inFlight);
        return phase == null || sent + inFlight + 1 >= plan.plays() ? null : phase.every();
    }

    /// Whether it is to be sent once more, as far as is known.
    boolean isToBeSent() {
        return sent + inFlight < plan.plays();
    }

    void handedOver(Instant next) {
        inFlight++;
        moved(next);
    }

    void read(Instant at) {
        inFlight--;
        sent++;
        lastSent = lastSent == null || at.isAfter(lastSent) ? at : lastSent;
        if (surelySent == null && sent >= plan.sure()) {
            surelySent = at;
        }
        changed = true;
    }

    /// It is not known that anybody has read it, so it is due again.
    void lost(Instant now) {
        inFlight--;
        moved(now);
    }

    void moved(Instant next) {
        due = next;
        stamp++;
        changed = true;
    }

    void gone() {
        stamp++;
    }

    boolean hasAllPlays() {
        return sent >= plan.plays();
    }

    /// Whether it changed since this was last asked.
    boolean takeChange() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
