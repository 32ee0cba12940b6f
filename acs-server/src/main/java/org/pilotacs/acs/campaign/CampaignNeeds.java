package org.pilotacs.acs.campaign;

import org.pilotacs.acs.action.CampaignActions;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.task.Doorbell;

import java.util.Optional;
import java.util.function.Function;

/// What campaigns work with.
///
/// @param area of a customer number; empty if not known
public record CampaignNeeds(JdbcCampaigns campaigns, JdbcCampaignWork work, CampaignOffers offers, Devices devices,
        DeviceWalk fleet, CampaignActions actions, Artefacts images, Doorbell doorbell,
        Function<String, Optional<String>> area) {}
