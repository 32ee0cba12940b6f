package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.Saying;

/// How a task ended. Never a boolean.
public sealed interface Outcome {
    /// The device showed that it is done.
    record Confirmed(Evidence evidence) implements Outcome {}

    /// Handed over, but nothing shows that it took effect.
    record Unconfirmed(Saying delivered) implements Outcome {}

    /// The device, or we, could not.
    record Failed(Fault fault) implements Outcome {}

    /// Not attempted, by rule.
    record Refused(Saying reason) implements Outcome {}

    /// Its deadline passed before the device came.
    record Expired() implements Outcome {}

    /// Somebody, or the step before it, called it off.
    record Cancelled(Saying reason) implements Outcome {}

    /// How it ended, as every door names it, for example `confirmed`.
    default String wireName() {
        return switch (this) {
            case Confirmed _ -> "confirmed";
            case Unconfirmed _ -> "unconfirmed";
            case Failed _ -> "failed";
            case Refused _ -> "refused";
            case Expired _ -> "expired";
            case Cancelled _ -> "cancelled";
        };
    }

    /// What is said of it, but for how it ended.
    default Saying saying() {
        return switch (this) {
            case Confirmed(Evidence evidence) -> evidence.text();
            case Unconfirmed(Saying delivered) -> delivered;
            case Failed(Fault fault) -> fault.text();
            case Refused(Saying reason) -> reason;
            case Expired _ -> TaskSaying.NOT_IN_TIME.of();
            case Cancelled(Saying reason) -> reason;
        };
    }
}
