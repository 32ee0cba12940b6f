package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Moves many devices of a campaign at once, and counts them. Safe for any number of threads, and nodes.
final class JdbcCampaignMoves {
    /// Devices that one pass moves or counts, and how often at most, so that other campaigns have their turn.
    private static final int SOME = 2_000;
    private static final int TURNS = 10;

    private final JdbcCampaigns campaigns;
    private final JdbcMemberTable members;
    private final Clock clock;

    JdbcCampaignMoves(JdbcCampaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.members = campaigns.members();
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int move(Campaign campaign, MemberState from, MemberState to, @Nullable Integer stratum, long bound,
            @Nullable Instant due) {
        return campaigns.database().transact(handle -> campaigns.table().findAndLock(handle, campaign.id())
                .filter(one -> one.state() == campaign.state())
                .map(_ -> members.move(handle, campaign.id(), from, to, stratum, bound, due, now(), SOME)).orElse(0));
    }

    private void moveAll(Campaign campaign, MemberState from, MemberState to, @Nullable Integer stratum, long bound,
            @Nullable Instant due) {
        for (int turn = 0; turn < TURNS; turn++) {
            if (move(campaign, from, to, stratum, bound, due) < SOME) {
                return;
            }
        }
    }

    /// Opens what the newest wave has.
    void open(Campaign campaign) {
        if (campaign.wave() >= 0) {
            moveAll(campaign, MemberState.PENDING, MemberState.WAITING, null,
                    campaigns.waves(campaign.id()).bound(campaign.wave()), now());
        }
    }

    /// Nothing is begun any more.
    void leaveOut(Campaign campaign) {
        moveAll(campaign, MemberState.PENDING, MemberState.LEFT_OUT, null, Long.MAX_VALUE, null);
        moveAll(campaign, MemberState.WAITING, MemberState.LEFT_OUT, null, Long.MAX_VALUE, null);
    }

    /// Has devices wait to be given back what they had, for as long as the gates have patience.
    void rollBack(Campaign campaign) {
        leaveOut(campaign);
        for (MemberState changed : List.of(MemberState.PROVING, MemberState.DONE, MemberState.HURT,
                MemberState.UNKNOWN)) {
            moveAll(campaign, changed, MemberState.RETURNING, campaign.scope(), Long.MAX_VALUE, now());
        }
        if (!now().isBefore(campaign.changed().plus(campaign.plan().gates().patience()))) {
            moveAll(campaign, MemberState.RETURNING, MemberState.STUCK, null, Long.MAX_VALUE, null);
        }
    }

    /// Counts what has changed; false if there is more.
    boolean count(Campaign campaign) {
        for (int turn = 0; turn < TURNS; turn++) {
            boolean all = campaigns.database().transact(handle -> {
                if (campaigns.table().findAndLock(handle, campaign.id()).isEmpty()) {
                    return true;
                }
                Map<String, Long> more = members.count(handle, campaign.id(),
                        campaigns.table().waves(handle, campaign.id()), SOME);
                campaigns.table().count(handle, campaign.id(), more);
                return more.isEmpty();
            });
            if (all) {
                return true;
            }
        }
        return false;
    }
}
