package org.pilotacs.acs.task;

/// How an operation gets to a device, and so which link takes it.
public enum Carrier {
    /// In a session, whichever link the device comes by.
    SESSION,
    /// Broadcast to all devices, of which one listens; nothing comes back that way.
    BROADCAST
}
