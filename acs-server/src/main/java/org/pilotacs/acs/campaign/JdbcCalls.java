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
        Window window = state == MemberState.WAITING ? campaign.plan().window() : null;
        List<DeviceId> broadcast = new ArrayList<>();
        List<Device> away = new ArrayList<>();
        for (Member member : taken(campaign, state, now)) {
            Device device = needs.devices().find(member.device()).orElse(null);
            Instant opens = device == null || window == null
                    ? now
                    : window.next(now, DeviceZone.of(device, needs.devices(), zone));
            if (opens.isAfter(now)) {
                var _ = campaigns.database().transact(handle -> {
                    members.due(handle, campaign.id(), member.device(), opens);
                    return true;
                });
            } else if (device != null && member.broadcast()) {
                broadcast.add(device.id());
            } else if (device != null && campaign.plan().pace().knock()) {
                away.add(device);
            }
        }
        return new Called(broadcast, away);
    }

    /// Those whose turn it is; it comes again after a while.
    private List<Member> taken(Campaign campaign, MemberState state, Instant now) {
        return campaigns.database().transact(handle -> {
            boolean still = campaigns.table().findAndLock(handle, campaign.id())
                    .filter(one -> one.state() == campaign.state()).isPresent();
            int free = still ? free(handle, campaign) : 0;
            List<Member> taken = free == 0
                    ? List.of()
                    : members.due(handle, campaign.id(), state, now, free).stream().map(JdbcMemberTable.Row::member)
                            .toList();
            taken.forEach(member -> members.due(handle, campaign.id(), member.device(),
                    now.plus(member.broadcast() ? BROADCAST_AGAIN : CALL_AGAIN)));
            return taken;
        });
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
