package org.pilotacs.sim.firmware;

import java.util.List;
import java.util.Optional;

/// What one box has installed.
///
/// @param version as it calls itself
/// @param defects those that strike this box
public record Software(String version, List<Defect> defects) {
    public Software {
        defects = List.copyOf(defects);
    }

    /// Without defects.
    public static Software sound(String version) {
        return new Software(version, List.of());
    }

    public <D extends Defect> Optional<D> defect(Class<D> kind) {
        return defects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    public boolean has(Class<? extends Defect> kind) {
        return defects.stream().anyMatch(kind::isInstance);
    }
}
