package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

/// What one sighting writes.
///
/// @param touch the row differs from the stored one only by a routine contact ([DeviceRow#isTouchOf])
/// @param keys by which the device is found from now on, and is not found any more
/// @param tie what the inventory says of the device, to be put into its row; null if that is done or there is none
record Contact(DeviceRow row, boolean touch, SearchKey.Change keys, Cold cold,
        DeviceRow.@Nullable Tie tie) {
    /// Turns the trees into bytes here and now, on the thread of the session, so that the one writer need not.
    void encode() {
        row.device().informed().encoded();
        row.searched().encoded();
        if (cold instanceof Cold.Written(ParameterTree tree)) {
            tree.encoded();
        }
    }

    /// What happens to the cold tree.
    sealed interface Cold {
        record Kept() implements Cold {}

        record Voided() implements Cold {}

        record Written(ParameterTree tree) implements Cold {}
    }
}
