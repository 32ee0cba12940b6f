package org.pilotacs.sim.fault;

/// What a box tells of transfers that are over.
public enum TransferReport {
    /// As the standard has it.
    WHOLE,
    /// Neither TransferComplete nor the events that belong to it (quirk D14).
    NEVER,
    /// TransferComplete without the CommandKey, which only the event `M Download` has (quirk D15).
    KEY_IN_EVENT_ONLY,
    /// The CommandKey nowhere (quirk D15).
    WITHOUT_KEY,
    /// AutonomousTransferComplete in place of TransferComplete; an answer to any other method confuses the box (quirk D17).
    AUTONOMOUS
}
