package org.pilotacs.acs.task;

/// How a task ended. Never a boolean.
public sealed interface Outcome {
    /// The device showed that it is done.
    record Confirmed(Evidence evidence) implements Outcome {}

    /// Handed over, but nothing shows that it took effect.
    record Unconfirmed(String delivered) implements Outcome {}

    /// The device, or we, could not.
    record Failed(Fault fault) implements Outcome {}

    /// Not attempted, by rule.
    record Refused(String reason) implements Outcome {}

    /// Its deadline passed before the device came.
    record Expired() implements Outcome {}

    /// Somebody, or the step before it, called it off.
    record Cancelled(String reason) implements Outcome {}
}
