package org.pilotacs.sim.board;

import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.Software;

import java.time.Instant;

/// The software in a board's flash: what runs, what runs from the next start on, what ran before. Safe for any number of threads.
final class SoftwareBanks {
    private Software running;
    private Software next;
    private Software former;
    private boolean dead;
    private int starts;
    private Instant firstStart;

    SoftwareBanks(Software factory, Instant now) {
        this.running = factory;
        this.next = factory;
        this.former = factory;
        this.firstStart = now;
    }

    synchronized Software running() {
        return running;
    }

    /// Writes software that runs from the next start on.
    synchronized void install(Software software) {
        next = software;
    }

    /// The power is back: whether it starts. A board that did not never does again.
    synchronized boolean startsAgain() {
        dead |= next.has(Defect.Brick.class);
        return !dead;
    }

    /// The power is back.
    ///
    /// @return whether what runs now runs for the first time
    synchronized boolean start(Instant now) {
        if (fallsBack()) {
            next = former;
        }
        boolean other = next != running;
        if (other) {
            former = running;
            running = next;
            starts = 0;
            firstStart = now;
        }
        starts++;
        return other;
    }

    private boolean fallsBack() {
        return next == running && running.defect(Defect.BootLoop.class)
                .filter(loop -> loop.fallsBackAfter() > 0 && starts >= loop.fallsBackAfter()).isPresent();
    }

    /// How often what runs has started since it was installed.
    synchronized int starts() {
        return starts;
    }

    /// When what runs started first.
    synchronized Instant firstStart() {
        return firstStart;
    }
}
