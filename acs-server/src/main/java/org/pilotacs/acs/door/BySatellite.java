package org.pilotacs.acs.door;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.SatelliteRecipe;

import java.util.List;
import java.util.Optional;

/// What a box can be told by a message to its card. Stateless.
public final class BySatellite {
    private BySatellite() {}

    /// What a box can be told so if one chooses, in the order in which it is offered.
    public static List<ActionKind> of(Device device, Profile profile) {
        return List.of(ActionKind.RECONNECT, ActionKind.RESET_PIN, ActionKind.RESTART).stream()
                .filter(kind -> recipe(kind, profile).isPresent() && (isChoice(kind) || device.isOneWay())).toList();
    }

    /// Whether one can choose it for a box that has another way.
    public static boolean isChoice(ActionKind kind) {
        return kind == ActionKind.RECONNECT || kind == ActionKind.RESET_PIN;
    }

    /// Empty if the model cannot be told so by satellite.
    public static Optional<SatelliteRecipe> recipe(ActionKind kind, Profile profile) {
        return switch (kind) {
            case RECONNECT -> profile.bySatellite(RecipeName.RECONNECT);
            case RESET_PIN -> profile.bySatellite(RecipeName.RESET_PIN);
            case RESTART -> profile.bySatellite(RecipeName.RESTART);
            case CHECK_SIGNAL, TEST_LINE, FIX_WIFI, UPDATE_FIRMWARE, APPLY_CONFIGURATION, FACTORY_RESET, FETCH_FILE,
                    READ, WRITE, DISCOVER,
                    SEND_EMMS ->
                Optional.empty();
        };
    }
}
