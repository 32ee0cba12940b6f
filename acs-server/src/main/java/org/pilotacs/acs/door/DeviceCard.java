package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.HomeWifi;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.RestartLoop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Everything about one box that fits on one page, as of one moment.
///
/// @param profile what is known of its model
/// @param area postal code of its customer, null if not known
/// @param actions the last ones, newest first
/// @param live the action under way, null if none is
/// @param comesEvery how often it comes by itself, null if not known
/// @param newest firmware that is here for it, null if there is none
/// @param diagnosed what is probably wrong with it
/// @param incidents that it is in
/// @param awaitsLook whether it will be seen any moment if something that was done helped
/// @param margins of two weeks, by name
/// @param wifi of the home, and what of it can be changed
/// @param restartLoop null unless it starts over our orders again and again
public record DeviceCard(Device device, Profile profile, @Nullable String area, List<ShownReading> readings,
        List<Action> actions, @Nullable Action live, @Nullable Duration comesEvery, @Nullable RestartLoop restartLoop,
        @Nullable Artefact newest, Diagnosed diagnosed, boolean awaitsLook, List<Incident> incidents,
        Map<String, List<Reading>> margins, HomeWifi wifi, Instant at) {
    public DeviceCard {
        readings = List.copyOf(readings);
        actions = List.copyOf(actions);
        incidents = List.copyOf(incidents);
        margins = Map.copyOf(margins);
    }
}
