package org.pilotacs.acs.equipment;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Where the operator keeps sheets and manuals of its own.
///
/// @param folder its files replace those in the jar or stand beside them; null for none
public record EquipmentConfig(@Nullable Path folder) {
    public static final EquipmentConfig DEFAULT = new EquipmentConfig(null);
}
