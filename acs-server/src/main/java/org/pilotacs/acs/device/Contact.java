package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What one sighting writes.
///
/// @param come keys by which the device is found from now on
/// @param gone keys by which it is not found any more
/// @param tie what the inventory says of the device, to be put into its row; null if that is done or there is none
record Contact(DeviceRow row, Set<SearchKey> come, Set<SearchKey> gone, Cold cold, DeviceRow.@Nullable Tie tie) {
    /// What happens to the cold tree.
    sealed interface Cold {
        record Kept() implements Cold {}

        record Voided() implements Cold {}

        record Written(ParameterTree tree) implements Cold {}
    }
}
