package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// Whether a client hears at this moment, and how much it has said and heard. Safe for any number of threads.
final class Attention {
    private final Presence presence;
    private final Scheduler scheduler;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile Instant awakeUntil = Instant.MIN;

    Attention(Presence presence, Scheduler scheduler) {
        this.presence = presence;
        this.scheduler = scheduler;
    }

    /// A datagram has come. False if nobody is awake to read it.
    boolean hears(int bytes) {
        boolean awake = switch (presence) {
            case Presence.AlwaysOn() -> true;
            case Presence.Queue(var time) -> scheduler.now().isBefore(awakeUntil) && stay(time);
        };
        if (awake) {
            received.addAndGet(bytes);
        }
        return awake;
    }

    /// A message goes out: nobody says something and sleeps over the answer.
    void speaks(int bytes) {
        sent.addAndGet(bytes);
        if (presence instanceof Presence.Queue(var time)) {
            stay(time);
        }
    }

    private boolean stay(Duration time) {
        awakeUntil = scheduler.now().plus(time);
        return true;
    }

    /// Bytes.
    long sent() {
        return sent.get();
    }

    /// Bytes.
    long received() {
        return received.get();
    }
}
