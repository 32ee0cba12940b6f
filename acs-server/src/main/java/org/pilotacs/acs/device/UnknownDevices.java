package org.pilotacs.acs.device;

/// What becomes of a box that the inventory does not have, whichever link it comes by.
public enum UnknownDevices {
    /// It is served like any other.
    ACCEPT,
    /// It is registered and seen, so that people can find it, but is given nothing to do until the inventory has it.
    QUARANTINE,
    /// It is turned away, and nothing is stored of it.
    REFUSE;

    /// The device of a row as this policy has it.
    Device judged(DeviceRow row) {
        return switch (this) {
            case ACCEPT -> row.device();
            case QUARANTINE, REFUSE -> row.inventoried() ? row.device() : row.device().inQuarantine();
        };
    }
}
