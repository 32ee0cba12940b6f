package org.pilotacs.acs.action;

/// Where an action stands, in a consultant's words. `SETTLED` says nothing about success: that is its outcome.
public enum Stage {
    /// Waits for the device to come.
    QUEUED,
    /// We are asking the device to come.
    KNOCKING,
    /// The device is here and at work on it.
    IN_SESSION,
    /// Being broadcast again and again. Whether the device has got it, it cannot say.
    ON_AIR,
    /// Handed over; the device must still show the result, for example come back from its restart.
    WAITING,
    /// Done by its word; being read back.
    CHECKING,
    /// Over.
    SETTLED
}
