package org.pilotacs.acs.incident;

import org.pilotacs.acs.saying.Saying;

/// Incidents in words. Stateless.
final class IncidentText {
    /// Letters and digits of an area that is the beginning of several.
    private static final int BEGINNING = 3;

    private IncidentText() {}

    /// @param affected boxes; 0 if nobody counted them
    static Saying title(IncidentKind kind, Group group, int affected) {
        Saying what = switch (kind) {
            case WEAK_SIGNAL -> IncidentSaying.WEAK_SIGNAL.of(where(group));
            case NO_INTERNET -> IncidentSaying.NO_INTERNET.of(where(group));
            case RESTARTS -> IncidentSaying.RESTARTS.of(where(group));
            case OFFLINE -> IncidentSaying.OFFLINE.of(where(group));
        };
        return affected == 0 ? what : IncidentSaying.OF_BOXES.of(what, Saying.of(affected));
    }

    static Saying tell(IncidentKind kind) {
        return switch (kind) {
            case WEAK_SIGNAL -> IncidentSaying.TELL_WEAK_SIGNAL.of();
            case NO_INTERNET -> IncidentSaying.TELL_NO_INTERNET.of();
            case RESTARTS -> IncidentSaying.TELL_RESTARTS.of();
            case OFFLINE -> IncidentSaying.TELL_OFFLINE.of();
        };
    }

    static Saying where(Group group) {
        Saying name = Saying.of(group.name());
        return switch (group.dimension()) {
            case AREA -> isBeginning(group.name()) ? IncidentSaying.IN_AREAS.of(name) : IncidentSaying.IN_AREA.of(name);
            case TRANSPONDER -> IncidentSaying.ON_TRANSPONDER.of(name);
            case TRANSPONDER_IN_AREA -> IncidentSaying.ON_TRANSPONDER_IN.of(name, Saying.of(group.within()));
            case FIRMWARE -> IncidentSaying.OF_VERSION.of(name, Saying.of(group.within()));
            case NODE -> IncidentSaying.AT_NODE.of(name);
            case HEAD_END -> IncidentSaying.AT_HEAD_END.of(name);
            case EVERYWHERE -> IncidentSaying.EVERYWHERE.of();
        };
    }

    private static boolean isBeginning(String area) {
        return area.chars().filter(Character::isLetterOrDigit).count() <= BEGINNING;
    }
}
