package org.pilotacs.acs.door;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.WifiPart;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which steps make sense for one box: what its model can be ordered, and what was tried lately.
public final class Treatments {
    /// What was done within this time and did not help is not proposed again.
    private static final Duration LATELY = Duration.ofHours(2);
    private static final String FIX_WIFI = "fix-wifi";
    private static final Map<String, RecipeName> RECIPES = Map.of("restart", RecipeName.RESTART, "reset-pin",
            RecipeName.RESET_PIN, "reconnect", RecipeName.RECONNECT, "check-signal", RecipeName.CHECK_SIGNAL,
            "test-line", RecipeName.TEST_LINE, "update-firmware", RecipeName.UPDATE_FIRMWARE, "factory-reset",
            RecipeName.FACTORY_RESET, FIX_WIFI, RecipeName.FIX_WIFI);

    private Treatments() {}

    /// @param actions the box's last ones
    public static Advice advice(Diagnosis diagnosis, Knowledge knowledge, Device device, Profile profile,
            Collection<Action> actions, Instant now) {
        Set<String> tried = actions.stream().filter(one -> one.outcome() instanceof Outcome.Confirmed)
                .filter(one -> one.created().isAfter(now.minus(LATELY))).filter(Treatments::treats)
                .map(one -> ActionKind.of(one.request()).wireName()).collect(Collectors.toSet());
        return Advice.of(diagnosis, knowledge, action -> can(action, device, profile), tried);
    }

    private static boolean treats(Action action) {
        return !(action.request() instanceof ActionRequest.FixWifi wish
                && wish.channel() instanceof WifiChannel.Same);
    }

    /// To fix Wi-Fi is to have the box choose its channel: with the other parts of it nobody is helped who gets no signal.
    private static boolean can(String action, Device device, Profile profile) {
        if (action.equals(FIX_WIFI)
                && !HomeWifi.of(profile, ParameterTree.EMPTY).can().contains(WifiPart.AUTO_CHANNEL)) {
            return false;
        }
        RecipeName name = RECIPES.get(action);
        return name != null && !device.quarantined() && (profile.recipe(name).orElse(null) instanceof Recipe.Steps
                || ActionKind.named(action).flatMap(kind -> BySatellite.recipe(kind, profile)).isPresent()
                        && device.card() != null);
    }
}
