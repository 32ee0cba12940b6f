package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Flash;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The last sequence that was obeyed with each key, and the last of all with its time. In flash, where a factory reset
/// leaves it: one cell, so that a power cut leaves all of it as it was or all of it as it is. Not safe for threads.
final class Sequences {
    private static final String CELL = Flash.KEPT + "emm";

    /// What was obeyed last, with whichever key.
    record Last(long sequence, Instant when) {}

    private final Flash flash;
    private final Map<Integer, Long> bySlot = new TreeMap<>();
    private @Nullable Last last;

    Sequences(Flash flash) {
        this.flash = flash;
        String stored = flash.read(CELL);
        if (stored != null) {
            load(stored);
        }
    }

    /// `sequence time slot=sequence slot=sequence …`.
    private void load(String stored) {
        String[] words = stored.split(" ", -1);
        last = new Last(Long.parseLong(words[0]), Instant.parse(words[1]));
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            bySlot.put(Integer.valueOf(words[i].substring(0, equals)), Long.valueOf(words[i].substring(equals + 1)));
        }
    }

    /// −1 if nothing was obeyed with this key.
    long of(int slot) {
        return bySlot.getOrDefault(slot, -1L);
    }

    @Nullable
    Last last() {
        return last;
    }

    /// It is in flash when this returns.
    ///
    /// @param mustHold whether it must be there for good: a box that restarts would obey once more what was in memory
    ///     alone, and restart, for as long as the carousel turns
    /// @return false if it must and is not; nothing has changed then
    /// @throws Flash.FullException if there is no room for it; nothing has changed then
    boolean taken(int slot, long sequence, Instant when, boolean mustHold) {
        String before = flash.read(CELL);
        Last taken = new Last(sequence, when.truncatedTo(ChronoUnit.SECONDS));
        Map<Integer, Long> next = new TreeMap<>(bySlot);
        next.put(slot, sequence);
        flash.write(CELL, taken.sequence() + " " + taken.when() + " " + next.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" ")));
        if (mustHold && !flash.holds()) {
            putBack(before);
            return false;
        }
        bySlot.putAll(next);
        last = taken;
        return true;
    }

    private void putBack(@Nullable String before) {
        if (before == null) {
            flash.remove(CELL);
        } else {
            flash.write(CELL, before);
        }
    }
}
