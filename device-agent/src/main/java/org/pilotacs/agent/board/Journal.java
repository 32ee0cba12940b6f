package org.pilotacs.agent.board;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How often a board really did what it was asked to, so that a test can say "exactly once". Kept in counts, not in
/// entries: a box that runs for a week does not grow. Safe for any number of threads.
public final class Journal {
    /// What was done. The detail is a command key, a parameter name or a version.
    public enum Deed {
        /// Detail: command key; for LwM2M the path that was executed; `EMM` if one ordered it.
        REBOOT,
        /// Without detail.
        FACTORY_RESET,
        /// Without detail.
        PIN_RESET,
        /// Detail: command key; for LwM2M the URI of the package, or the path that it was written to.
        DOWNLOAD,
        /// By LwM2M, where downloading is not installing yet. Detail: version.
        INSTALL,
        /// Detail: command key.
        UPLOAD,
        /// Detail: parameter name, or path.
        WRITE,
        /// Detail: object name with its instance number.
        ADD_OBJECT,
        /// Detail: object name with its instance number.
        DELETE_OBJECT,
        /// One command of an entitlement management message. Detail: its name, such as `PinReset`.
        EMM
    }

    private record Entry(Deed deed, String detail) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byDeed = deed.compareTo(other.deed);
            return byDeed != 0 ? byDeed : detail.compareTo(other.detail);
        }
    }

    private final Map<Entry, Integer> counts = new TreeMap<>();

    public synchronized void record(Deed deed, String detail) {
        counts.merge(new Entry(deed, detail), 1, Integer::sum);
    }

    /// How often this was done with this detail.
    public synchronized int count(Deed deed, String detail) {
        return counts.getOrDefault(new Entry(deed, detail), 0);
    }

    /// How often this was done, whatever the detail.
    public synchronized int count(Deed deed) {
        return counts.entrySet().stream().filter(entry -> entry.getKey().deed() == deed).mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// One line per deed and detail, for people.
    public synchronized List<String> lines() {
        return counts.entrySet().stream().map(entry -> entry.getKey().deed() + " " + entry.getKey().detail() + " x"
                + entry.getValue()).toList();
    }
}
