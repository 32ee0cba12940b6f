package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.customer.data.Erasure;
import org.pilotacs.acs.customer.data.KeptTable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An erasure as the customer is told of it, who knows nothing of tables.
///
/// @param waitsFor tasks of their boxes that are not over; 0 once it has begun
/// @param over when it was; null until it is
/// @param erased what went or was changed so far, and how much of it; nothing of which there was nothing
public record CustomerErasure(String id, State state, Instant asked, long waitsFor, @Nullable Instant over,
        List<Line> erased) {
    /// How far it is.
    public enum State {
        WAITING, WORKING, OVER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What customers have a word for. What is in none of these tables hangs on what is.
    public enum What {
        CONTACTS(KeptTable.CONTACT), DIAGNOSES(KeptTable.EXAMINATION), ACTIONS(KeptTable.ACTION),
        READINGS(KeptTable.READING), PARAMETERS(KeptTable.DEVICE_PARAMETERS), FILES(KeptTable.DEVICE_FILE),
        EVENTS(KeptTable.FEED_EVENT), AUDIT(KeptTable.AUDIT), OTHER(null);

        private final @Nullable KeptTable table;

        What(@Nullable KeptTable table) {
            this.table = table;
        }

        static What of(KeptTable table) {
            for (What what : values()) {
                if (what.table == table) {
                    return what;
                }
            }
            return OTHER;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record Line(What what, long rows) {}

    public CustomerErasure {
        erased = List.copyOf(erased);
    }

    static CustomerErasure of(Erasure erasure) {
        return switch (erasure.standing()) {
            case Erasure.Standing.Waiting(long tasks) -> of(erasure, State.WAITING, tasks, null);
            case Erasure.Standing.Working _ -> of(erasure, State.WORKING, 0, null);
            case Erasure.Standing.Over(Instant at) -> of(erasure, State.OVER, 0, at);
        };
    }

    private static CustomerErasure of(Erasure erasure, State state, long tasks, @Nullable Instant over) {
        long[] rows = new long[What.values().length];
        for (Erasure.Line line : erasure.report()) {
            Long count = line.rows();
            rows[What.of(line.table()).ordinal()] += count == null ? 0 : count;
        }
        List<Line> erased = new ArrayList<>();
        for (What what : What.values()) {
            if (rows[what.ordinal()] > 0) {
                erased.add(new Line(what, rows[what.ordinal()]));
            }
        }
        return new CustomerErasure(erasure.id(), state, erasure.asked(), tasks, over, erased);
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    /// All that went or was changed so far.
    public long rows() {
        return erased.stream().mapToLong(Line::rows).sum();
    }
}
