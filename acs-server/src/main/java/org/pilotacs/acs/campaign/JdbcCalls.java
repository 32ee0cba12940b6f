package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Chooses the devices that a campaign has come now. Safe for any number of threads, and nodes.
final class JdbcCalls {
    private static final int CALLED = 200;
    private static final Duration CALL_AGAIN = Duration.ofMinutes(15);
    private static final Duration BROADCAST_AGAIN = Duration.ofSeconds(30);

    private final CampaignNeeds needs;
    private final JdbcCampaigns campaigns;
    private final JdbcMemberTable members;
    private final ZoneId zone;
    private final Clock clock;

    /// @param zone of devices that do not say theirs
    JdbcCalls(CampaignNeeds needs, ZoneId zone, Clock clock) {
        this.needs = needs;
        this.campaigns = needs.campaigns();
        this.members = campaigns.members();
        this.zone = zone;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Devices that are called now: nobody else calls them for a while.
    ///
    /// @param broadcast that never come, and are begun with by themselves
    /// @param away that are to be asked to come
    record Called(List<DeviceId> broadcast, List<Device> away) {}

    /// @param state of those that wait to be begun with
    Called call(Campaign campaign, MemberState state) {
        Instant now = now();
        List<DeviceId> here = new ArrayList<>();
        List<Device> away = new ArrayList<>();
        Window window = state == MemberState.WAITING ? campaign.plan().window() : null;
        campaigns.database().transact(handle -> {
            here.clear();
            away.clear();
            if (campaigns.table().findAndLock(handle, campaign.id()).filter(one -> one.state() == campaign.state())
                    .isEmpty()) {
                return false;
            }
            int free = free(handle, campaign);
            for (JdbcMemberTable.Row row : free == 0
                    ? List.<JdbcMemberTable.Row>of()
                    : members.due(handle, campaign.id(), state, now, free)) {
                DeviceId id = row.member().device();
                Device device = needs.devices().find(id).orElse(null);
                Instant next = device == null || window == null
                        ? now
                        : window.next(now, DeviceZone.of(device, needs.devices(), zone));
                boolean open = device != null && !next.isAfter(now);
                if (open && row.member().broadcast()) {
                    here.add(id);
                } else if (open && campaign.plan().pace().knock()) {
                    away.add(device);
                }
                members.due(handle, campaign.id(), id, next.isAfter(now)
                        ? next
                        : now.plus(row.member().broadcast() ? BROADCAST_AGAIN : CALL_AGAIN));
            }
            return true;
        });
        return new Called(here, away);
    }

    private static int free(Handle handle, Campaign campaign) {
        int most = campaign.plan().pace().atOnce();
        if (most == 0) {
            return CALLED;
        }
        long atWork = handle.createQuery("SELECT at_work FROM campaign_pace WHERE campaign_id = :id")
                .bind("id", campaign.id()).mapTo(Long.class).findOne().orElse(0L);
        return (int) Math.clamp(most - atWork, 0, CALLED);
    }
}
