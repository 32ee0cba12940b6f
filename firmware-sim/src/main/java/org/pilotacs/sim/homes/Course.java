package org.pilotacs.sim.homes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What happens in a home, in the order of time. Confined to one thread.
final class Course {
    private final TreeMap<Instant, List<Runnable>> events = new TreeMap<>();

    /// What happens at the same moment happens in the order in which it was said.
    void at(Instant when, Runnable what) {
        events.computeIfAbsent(when, _ -> new ArrayList<>()).add(what);
    }

    /// Has everything happen until then, that moment included. An event may say what happens later.
    void run(VirtualClock clock, Instant until) {
        while (!events.isEmpty() && !events.firstKey().isAfter(until)) {
            Map.Entry<Instant, List<Runnable>> next = events.pollFirstEntry();
            clock.set(next.getKey());
            next.getValue().forEach(Runnable::run);
        }
        clock.set(until);
    }
}
