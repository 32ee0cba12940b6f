package org.pilotacs.sim.rollout;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.Software;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// Firmware that a box has installed, and what that does to it as time goes by. Pure.
///
/// @param software as it runs here
/// @param former version that the box reported before
/// @param from its first start
record Given(Software software, String former, Instant from) {
    /// Starts that come in even steps, their last included.
    ///
    /// @param last null for no end
    private record Steps(Instant first, Duration every, @Nullable Instant last) {
        /// From one moment included to another left out.
        Stream<Instant> between(Instant begin, Instant end) {
            return Stream.iterate(next(begin.minusNanos(1)), at -> at != null && at.isBefore(end), this::next);
        }

        /// Null if there is none.
        @Nullable
        Instant next(@Nullable Instant after) {
            if (after == null) {
                return null;
            }
            Instant next = after.isBefore(first)
                    ? first
                    : first.plus(every.multipliedBy(Duration.between(first, after).dividedBy(every) + 1));
            return last != null && next.isAfter(last) ? null : next;
        }
    }

    boolean hasBegun(Instant at) {
        return !at.isBefore(from);
    }

    /// Whether the box is dead from its first start on.
    boolean isBrick() {
        return software.has(Defect.Brick.class);
    }

    /// When its bootloader goes back to what ran before; null if it does not.
    @Nullable
    Instant fallsBack() {
        return software.defect(Defect.BootLoop.class).filter(loop -> loop.fallsBackAfter() > 0)
                .map(loop -> from.plus(loop.every().multipliedBy(loop.fallsBackAfter()))).orElse(null);
    }

    private @Nullable Steps crashes() {
        return software.defect(Defect.BootLoop.class)
                .map(loop -> new Steps(from.plus(loop.every()), loop.every(), fallsBack()))
                .or(() -> software.defect(Defect.LateCrashes.class)
                        .map(late -> new Steps(from.plus(late.after()), late.every(), null)))
                .orElse(null);
    }

    /// Starts that nobody ordered.
    Stream<Instant> restarts(Instant begin, Instant end) {
        Steps crashes = crashes();
        return crashes == null ? Stream.empty() : crashes.between(begin, end);
    }

    /// The next start at which a box that crashes speaks; null if it does not crash.
    @Nullable
    Instant nextWord(Instant after) {
        return software.defect(Defect.BootLoop.class).map(loop -> {
            Duration step = loop.every().multipliedBy(loop.informsEvery());
            Instant last = fallsBack();
            Instant spoken = new Steps(from.plus(step).minus(loop.every()), step,
                    last == null ? null : last.minusNanos(1)).next(after);
            return spoken != null ? spoken : last != null && last.isAfter(after) ? last : null;
        }).orElseGet(() -> {
            Steps crashes = crashes();
            return crashes == null ? null : crashes.next(after);
        });
    }

    /// Whether it never runs for longer than moments.
    boolean isLooping() {
        return software.has(Defect.BootLoop.class);
    }

    /// Whether its box suffers, which who only fetches slowly does not.
    boolean hurts() {
        return software.defects().stream().anyMatch(defect -> !(defect instanceof Defect.SlowDownload));
    }

    /// What is heard of it: it may have fallen back before it was heard.
    Result result() {
        if (isBrick()) {
            return new Result.Silent();
        }
        Instant heard = software.defect(Defect.BootLoop.class)
                .map(loop -> from.plus(loop.every().multipliedBy(loop.informsEvery() - 1L))).orElse(from);
        Instant end = fallsBack();
        return end != null && !heard.isBefore(end) ? new Result.OtherVersion(end, former) : new Result.Confirmed(heard);
    }
}
