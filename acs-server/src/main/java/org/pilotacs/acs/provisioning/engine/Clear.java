package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Picture;

import java.util.EnumMap;
import java.util.Map;

/// What a script wants forgotten, if it is older. Times are milliseconds since 1970.
public record Clear(DataPath path, long before, Map<Attribute, Long> attributes) {
    public Clear {
        attributes = Map.copyOf(attributes);
    }

    /// What was learnt in this session stays.
    void applyTo(Picture picture) {
        Map<Attribute, Long> capped = new EnumMap<>(Attribute.class);
        attributes.forEach((attribute, time) -> capped.put(attribute, Math.min(picture.now(), time)));
        picture.clear(path, Math.min(picture.now(), before), capped);
    }
}
