package org.pilotacs.acs.door;

import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.campaign.CampaignConfig;
import org.pilotacs.acs.campaign.CampaignDesk;
import org.pilotacs.acs.campaign.CampaignNeeds;
import org.pilotacs.acs.campaign.CampaignOffers;
import org.pilotacs.acs.campaign.CampaignRunner;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceWalk;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.ZoneId;

/// Campaigns of the core of a test, which move on when the test says so, for boxes that it plays. Above five boxes a second
/// person must approve.
public final class CareCampaigns {
    public static final String OLD = "2.4.1";
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    public final Campaigns desk;
    public final CampaignRunner runner;
    private final ActionWorld core;
    private final CampaignOffers offers;

    CareCampaigns(ActionWorld core) {
        this.core = core;
        offers = new CampaignOffers(core.campaigns.work(), core.devices, core.desk, core.images, WARSAW, core.clock);
        CampaignNeeds needs = new CampaignNeeds(core.campaigns.store(), core.campaigns.work(), offers, core.devices,
                new JdbcDeviceWalk(core.database), core.desk, core.images, core.bell,
                core.subscribers::area);
        runner = new CampaignRunner(needs, WARSAW, core.clock);
        desk = new CampaignDesk(needs, runner,
                new CampaignConfig(5, "", CampaignConfig.DEFAULT.retryAfter(), Duration.ofDays(1)), core.clock);
    }

    /// A decoder comes for the first time.
    public Device comes(String serial, String hardware) {
        return comes(new Identity("Sagevision", "A1B2C3", "SV-S2", serial), hardware);
    }

    public Device comes(Identity identity, String hardware) {
        Sighting first = new Box(identity).comes(core.clock.instant(),
                DeviceEvent.Kind.BOOTSTRAP,
                Box.value("Device.DeviceInfo.HardwareVersion", hardware),
                Box.value("Device.DeviceInfo.SoftwareVersion", OLD));
        return core.sees(first);
    }

    /// Time passes, and campaigns move on.
    public void pass(Duration time) {
        core.clock.advance(time);
        runner.tick();
        runner.tick();
    }

    /// A box is here and is begun with; whether one of its campaigns did.
    public boolean begins(DeviceId box) {
        return offers.offer(box);
    }

    /// A box is here, is given its order, and does it as a test says.
    public boolean comes(DeviceId box, Outcome outcome) {
        if (!begins(box)) {
            return false;
        }
        Claim claim = core.claim(box);
        core.settle(claim, outcome);
        return true;
    }
}
