package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What does not help a home while an incident lasts: the trouble is not in the home. Stateless.
public final class Useless {
    /// A visit to the home.
    private static final String TECHNICIAN = "technician";

    private Useless() {}

    /// By the names that every door uses, and `technician`.
    public static List<String> names(IncidentKind kind) {
        return Stream.concat(Arrays.stream(ActionKind.values()).filter(action -> isUseless(action, kind))
                .map(ActionKind::wireName), Stream.of(TECHNICIAN)).toList();
    }

    /// Whether a dish would be turned away from a signal that is weak for everybody.
    public static boolean isToAim(IncidentKind kind) {
        return switch (kind) {
            case WEAK_SIGNAL -> true;
            case NO_INTERNET, OFFLINE, RESTARTS -> false;
        };
    }

    private static boolean isUseless(ActionKind action, IncidentKind kind) {
        return switch (action) {
            case RESTART, FACTORY_RESET -> true;
            case RECONNECT -> switch (kind) {
                case WEAK_SIGNAL, NO_INTERNET, OFFLINE -> true;
                case RESTARTS -> false;
            };
            case CHECK_SIGNAL, TEST_LINE, FIX_WIFI, RESET_PIN, UPDATE_FIRMWARE, APPLY_CONFIGURATION, FETCH_FILE, READ,
                    WRITE, DISCOVER,
                    SEND_EMMS ->
                false;
        };
    }

    /// Why an action does not help now; null if it may.
    ///
    /// @param incidents that the box is in
    public static @Nullable Saying why(ActionKind action, List<Incident> incidents, Words words, Instant now) {
        return incidents.stream().filter(one -> isUseless(action, one.kind())).findFirst()
                .map(one -> why(one, words, now)).orElse(null);
    }

    private static Saying why(Incident one, Words words, Instant now) {
        Instant until = one.until();
        Saying since = Saying.of(words.by(one.since(), now));
        return until == null || !until.isAfter(now)
                ? DoorSaying.USELESS_NOW.of(one.title(), since)
                : DoorSaying.USELESS_UNTIL.of(one.title(), since, Saying.of(words.by(until, now)));
    }
}
