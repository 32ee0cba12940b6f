package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.SatelliteRecipe;

import java.time.Duration;

/// Whether a box can be told to do something, and by which way. Stateless.
///
/// @param is whether it can at all
/// @param takes how long it usually takes; null if it cannot
record Possible(boolean is, boolean bySatellite, @Nullable Duration takes) {
    private static final Possible NOT = new Possible(false, false, null);

    static Possible of(CustomerAction action, Device device, Profile profile, Broadcasts broadcasts) {
        if (device.quarantined() || action == CustomerAction.FIX_WIFI
                && HomeWifi.of(profile, ParameterTree.EMPTY).can().isEmpty()) {
            return NOT;
        }
        if (!device.isOneWay()
                && CustomerProgress.recipe(action.kind(), profile) instanceof Recipe.Steps steps) {
            return new Possible(true, false, steps.takes());
        }
        SatelliteRecipe recipe = BySatellite.recipe(action.kind(), profile).orElse(null);
        return recipe == null || device.card() == null || broadcasts.stations().isEmpty()
                ? NOT
                : new Possible(true, true, recipe.takes());
    }

    static boolean isUseless(CustomerAction action, IncidentKind kind) {
        return Useless.names(kind).contains(action.wireName());
    }
}
