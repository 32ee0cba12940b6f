package org.pilotacs.sim.fleet;

import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.firmware.Defect;

import java.time.Duration;
import java.time.Instant;

/// What the software of a box does to it between one start and the next end of its power: crashes. Safe for any number of threads.
final class FirmwareLife {
    private final Chassis chassis;
    private final Scheduler scheduler;
    private final Runnable restart;
    private Appointment crash = Appointment.NONE;
    /// How often the power came or went; a crash of before is void.
    private long turns;

    FirmwareLife(Chassis chassis, Scheduler scheduler, Runnable restart) {
        this.chassis = chassis;
        this.scheduler = scheduler;
        this.restart = restart;
    }

    /// The board has started.
    ///
    /// @return whether it gets as far as starting its agent
    synchronized boolean begin() {
        end();
        boolean informs = true;
        for (Defect defect : chassis.software().defects()) {
            switch (defect) {
                case Defect.BootLoop(var _, var every, var informsEvery, var _) -> {
                    informs = chassis.starts() % informsEvery == 0;
                    crashAfter(every);
                }
                case Defect.LateCrashes late -> crashAfter(untilCrash(late));
                case Defect.WeakSignal _,Defect.Brick _,Defect.SlowDownload _,Defect.OtherVersion _,Defect.NotInstalled _,Defect.LosesSettings _ -> {
                    // nothing by itself
                }
            }
        }
        return informs;
    }

    /// The power is gone.
    synchronized void end() {
        crash.cancel();
        crash = Appointment.NONE;
        turns++;
    }

    private void crashAfter(Duration time) {
        crash.cancel();
        long turn = turns;
        crash = scheduler.after(time, () -> crash(turn));
    }

    private Duration untilCrash(Defect.LateCrashes late) {
        Instant first = chassis.firstStart().plus(late.after());
        Instant now = scheduler.now();
        return now.isBefore(first) ? Duration.between(now, first) : late.every();
    }

    private void crash(long turn) {
        synchronized (this) {
            if (turn != turns) {
                return;
            }
            // it is this very thread, which is not to be interrupted by what it does
            crash = Appointment.NONE;
        }
        restart.run();
    }
}
