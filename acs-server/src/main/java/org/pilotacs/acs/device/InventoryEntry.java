package org.pilotacs.acs.device;

import org.pilotacs.acs.saying.Saying;

/// One line of an inventory file, as far as it could be understood.
public sealed interface InventoryEntry {
    /// The line in the file, from 1.
    long line();

    record Read(long line, InventoryLine value) implements InventoryEntry {}

    /// @param field the field that is wrong, empty if it is the line as a whole
    /// @param problem for people
    record Rejected(long line, String field, Saying problem) implements InventoryEntry {}
}
