package org.pilotacs.agent.emm;

import org.pilotacs.agent.dvb.Demux;
import org.pilotacs.agent.dvb.Sections;
import org.pilotacs.protocols.emm.Cat;
import org.pilotacs.protocols.emm.MalformedEmmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Listens to a demultiplexer for messages, for as long as the agent runs. Where the CAT tells their PID it is asked
/// again when they have ceased, because the box may have been tuned to another carrier. A device that breaks is tried
/// again, with longer and longer pauses. Has a thread of its own, and no virtual one: it waits in the kernel, where a
/// carrier would wait with it.
public final class EmmListener implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmmListener.class);
    private static final int EMM = 0x82;
    private static final int CAT = 0x01;
    /// How long a device is waited for before we look whether we are still wanted.
    private static final Duration LOOK = Duration.ofSeconds(1);
    /// In a row, after which the CAT is asked again.
    private static final int SILENT_LOOKS = 60;

    /// Between a failure and the next try: the first, and the longest of those that double.
    public record Pauses(Duration first, Duration longest) {
        public static final Pauses OF_DEVICES = new Pauses(Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    private final Demux demux;
    private final EmmPlace place;
    private final Pauses pauses;
    private final Consumer<byte[]> taker;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private Duration pause;
    private String complained = "";

    private EmmListener(Demux demux, EmmPlace place, Pauses pauses, Consumer<byte[]> taker, Runnable bug) {
        this.demux = demux;
        this.place = place;
        this.pauses = pauses;
        this.taker = taker;
        this.pause = pauses.first();
        this.thread = Thread.ofPlatform().name("emm").daemon().unstarted(() -> listen(bug));
    }

    /// @param taker gets each section
    /// @param bug run if the thread dies of one
    public static EmmListener start(Demux demux, EmmPlace place, Pauses pauses, Consumer<byte[]> taker, Runnable bug) {
        EmmListener listener = new EmmListener(demux, place, pauses, taker, bug);
        listener.thread.start();
        return listener;
    }

    private void listen(Runnable bug) {
        try {
            while (isWanted()) {
                tryOnce();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error died) {
            log.error("the thread for EMMs died", died);
            bug.run();
        }
    }

    private boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private void tryOnce() throws InterruptedException {
        try {
            OptionalInt pid = switch (place) {
                case EmmPlace.Pid(int known) -> OptionalInt.of(known);
                case EmmPlace.ByCat(int caSystemId) -> askCat(caSystemId);
            };
            if (pid.isPresent()) {
                follow(pid.getAsInt());
            }
        } catch (IOException broken) {
            complain(String.valueOf(broken.getMessage()));
            boolean _ = stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(pauses.longest()) < 0 ? doubled : pauses.longest();
        }
    }

    /// Once for what goes on.
    private void complain(String what) {
        if (!what.equals(complained)) {
            complained = what;
            log.warn("no EMMs: {}", what);
        }
    }

    /// Empty if nobody wants it any more.
    private OptionalInt askCat(int caSystemId) throws IOException {
        try (Sections cats = demux.open(new Demux.Table(Cat.PID, CAT, true))) {
            while (isWanted()) {
                byte[] section = cats.next(LOOK);
                OptionalInt pid = section == null ? OptionalInt.empty() : pid(section, caSystemId);
                if (pid.isPresent()) {
                    return pid;
                }
                if (section != null) {
                    complain("the CAT has none of CA system %04X".formatted(caSystemId));
                }
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt pid(byte[] section, int caSystemId) {
        try {
            Cat cat = Cat.parse(section);
            return cat.current() ? cat.emmPid(caSystemId) : OptionalInt.empty();
        } catch (MalformedEmmException damaged) {
            log.debug("a CAT that is none: {}", damaged.getMessage());
            return OptionalInt.empty();
        }
    }

    private void follow(int pid) throws IOException {
        try (Sections emms = demux.open(new Demux.Table(pid, EMM, false))) {
            log.info("listening for EMMs on {}, PID {}", demux.device(), pid);
            complained = "";
            int silent = 0;
            while (isWanted() && (silent < SILENT_LOOKS || place instanceof EmmPlace.Pid)) {
                byte[] section = emms.next(LOOK);
                silent = section == null ? silent + 1 : 0;
                if (section != null) {
                    pause = pauses.first();
                    taker.accept(section);
                }
            }
        }
    }

    /// The thread is gone when this returns, unless a section keeps it.
    @Override
    public void close() {
        stopped.countDown();
        try {
            boolean _ = thread.join(LOOK.multipliedBy(2));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
