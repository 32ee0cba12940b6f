package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// Whether a client hears and can be heard at this moment, and how much it has said and heard. Safe for any number of threads.
final class Attention {
    private final Presence presence;
    private final Scheduler scheduler;
    private final BooleanSupplier online;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private volatile Instant awakeUntil = Instant.MIN;

    Attention(Presence presence, Scheduler scheduler, BooleanSupplier online) {
        this.presence = presence;
        this.scheduler = scheduler;
        this.online = online;
    }

    /// A datagram has come. False if nobody is awake to read it.
    boolean hears(int bytes) {
        boolean awake = online.getAsBoolean() && switch (presence) {
            case Presence.AlwaysOn() -> true;
            case Presence.Queue(var time) -> scheduler.now().isBefore(awakeUntil) && stay(time);
        };
        if (awake) {
            received.addAndGet(bytes);
        }
        return awake;
    }

    /// A message is to go out: nobody says something and sleeps over the answer. False if there is no network.
    boolean speaks(int bytes) {
        if (!online.getAsBoolean()) {
            return false;
        }
        sent.addAndGet(bytes);
        if (presence instanceof Presence.Queue(var time)) {
            stay(time);
        }
        return true;
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
