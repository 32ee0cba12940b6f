package org.pilotacs.acs.provisioning.preset;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.script.Library;

import java.util.List;
import java.util.Map;

/// All that an operator has defined, as it is at one moment; a session keeps what it began with. Immutable.
///
/// @param presets in the order in which they apply
/// @param config settings by name, which may depend on the device
public record Definitions(List<Preset> presets, Library library, Map<String, Expression> config) {
    public static final Definitions NONE = new Definitions(List.of(), Library.EMPTY, Map.of());

    public Definitions {
        presets = List.copyOf(presets);
        config = Map.copyOf(config);
    }

    /// Whether no device has anything of it by itself.
    public boolean hasNoPresets() {
        return presets.isEmpty();
    }

    public @Nullable Expression config(String key) {
        return config.get(key);
    }
}
