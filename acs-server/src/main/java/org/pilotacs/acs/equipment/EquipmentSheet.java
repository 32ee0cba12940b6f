package org.pilotacs.acs.equipment;

import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What a customer is told about a model. Immutable.
///
/// @param profile name of the profile whose boxes it is about
/// @param name as a customer calls it, for example `SV-S2 satellite decoder`
/// @param manuals one for each language
public record EquipmentSheet(String profile, Saying name, EquipmentKind kind, Specification specification,
        Map<Language, Manual> manuals) {
    private static final Set<Language> ALL = EnumSet.allOf(Language.class);

    public EquipmentSheet {
        manuals = Map.copyOf(manuals);
        if (!manuals.keySet().equals(ALL)) {
            throw new IllegalArgumentException(profile + " needs a manual in each of " + ALL);
        }
    }

    public Manual manual(Language language) {
        return Objects.requireNonNull(manuals.get(language));
    }
}
