package org.pilotacs.acs;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.CampaignActions;
import org.pilotacs.acs.action.JdbcActionOver;
import org.pilotacs.acs.campaign.CampaignConfig;
import org.pilotacs.acs.campaign.CampaignDesk;
import org.pilotacs.acs.campaign.CampaignMetrics;
import org.pilotacs.acs.campaign.CampaignNeeds;
import org.pilotacs.acs.campaign.CampaignOffers;
import org.pilotacs.acs.campaign.CampaignQueue;
import org.pilotacs.acs.campaign.CampaignRunner;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.campaign.JdbcCampaignWork;
import org.pilotacs.acs.campaign.JdbcCampaigns;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Ticker;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.TaskQueue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/// What pushes one operation to many devices. Links ask it through the queue before what it orders with is there: until then it
/// begins with none.
final class CampaignParts {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final JdbcCampaigns campaigns;
    private final JdbcCampaignWork work;
    private final CampaignConfig config;
    private final Clock clock;
    private volatile @Nullable CampaignOffers offers;
    private volatile @Nullable CampaignRunner runner;

    /// The rest of the server.
    record Core(Devices devices, DeviceWalk fleet, CampaignActions actions, Artefacts images, Doorbell doorbell,
            Subscribers subscribers) {}

    CampaignParts(Database database, CampaignConfig config, MasterKey key, Clock clock, SecureRandom random) {
        this.campaigns = new JdbcCampaigns(database, key, random);
        this.work = new JdbcCampaignWork(campaigns, config.retryAfter());
        this.config = config;
        this.clock = clock;
    }

    /// Hears of actions that are over.
    JdbcActionOver over() {
        return work;
    }

    /// The queue as links are to see it.
    TaskQueue over(TaskQueue queue) {
        return new CampaignQueue(queue, this::offer);
    }

    private boolean offer(DeviceId device) {
        CampaignOffers now = offers;
        return now != null && now.offer(device);
    }

    /// What doors ask, from when on devices are begun with.
    Campaigns open(Core core) {
        ZoneId zone = config.zoneId();
        CampaignOffers opened = new CampaignOffers(work, core.devices(), core.actions(), core.images(), zone, clock);
        CampaignNeeds needs = new CampaignNeeds(campaigns, work, opened, core.devices(), core.fleet(), core.actions(),
                core.images(), core.doorbell(), core.subscribers()::area);
        CampaignRunner moves = new CampaignRunner(needs, zone, clock);
        runner = moves;
        offers = opened;
        return new CampaignDesk(needs, moves, config, clock);
    }

    /// Moves campaigns on from now on.
    void begin(Ticker ticker, MeterRegistry meters) {
        CampaignRunner opened = runner;
        if (opened != null) {
            ticker.every(SECOND, "campaigns", opened::tick);
            ticker.every(SECOND.multipliedBy(30), "numbers of campaigns",
                    new CampaignMetrics(campaigns, opened, meters)::measure);
            new Forgetting(ticker, clock).of("campaigns", config.keep(), campaigns::forgetBefore);
        }
    }
}
