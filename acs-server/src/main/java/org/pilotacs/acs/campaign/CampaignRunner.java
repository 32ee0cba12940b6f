package org.pilotacs.acs.campaign;

import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.ZoneId;

/// Moves campaigns on: gathers their devices, opens waves, looks after devices that were changed, counts, has the gates judged, and
/// has devices come. Each step is a transaction that keeps other nodes from the campaign, and can be done again. Safe for any
/// number of threads.
public final class CampaignRunner {
    private static final Logger log = LoggerFactory.getLogger(CampaignRunner.class);

    private final CampaignNeeds needs;
    private final JdbcCampaigns campaigns;
    private final JdbcCampaignMoves moves;
    private final JdbcGathering gathering;
    private final JdbcHealthWatch watch;
    private final JdbcJudging judging;
    private final JdbcCalls calls;

    /// @param zone of devices that do not say theirs
    public CampaignRunner(CampaignNeeds needs, ZoneId zone, Clock clock) {
        this.needs = needs;
        this.campaigns = needs.campaigns();
        this.moves = new JdbcCampaignMoves(campaigns, clock);
        this.gathering = new JdbcGathering(needs, moves, clock);
        this.watch = new JdbcHealthWatch(needs, clock);
        this.judging = new JdbcJudging(campaigns, watch, clock);
        this.calls = new JdbcCalls(needs, zone, clock);
    }

    /// Why a campaign would stop at once if it ran; says nothing if it would not.
    Saying stops(Campaign campaign) {
        return judging.stops(campaign);
    }

    /// How often a gate stopped one, since the process began.
    public long stopped() {
        return judging.stopped();
    }

    /// How those fare that a campaign has not touched, by the last look at them; not known before the first.
    Rest untouched(String campaign) {
        return watch.known(campaign);
    }

    /// Call it every second or so.
    public void tick() {
        for (String id : campaigns.moving()) {
            try {
                campaigns.find(id).ifPresent(this::pass);
            } catch (RuntimeException failure) {
                log.atError().addKeyValue("campaign", id).setCause(failure)
                        .log("A campaign could not be moved on; it is tried again");
            }
        }
    }

    private void pass(Campaign campaign) {
        switch (campaign.state()) {
            case GATHERING -> gathering.gather(campaign);
            case RUNNING -> {
                moves.open(campaign);
                watch.look(campaign);
                if (moves.count(campaign) && judging.judge(campaign)) {
                    moves.leaveOut(campaign);
                }
                call(campaign, MemberState.WAITING);
                gathering.walkAgain(campaign);
            }
            case PAUSED -> {
                watch.look(campaign);
                var _ = moves.count(campaign);
            }
            case ROLLING_BACK -> {
                moves.rollBack(campaign);
                watch.look(campaign);
                call(campaign, MemberState.RETURNING);
                endIfStill(campaign);
            }
            case ABORTED -> {
                moves.leaveOut(campaign);
                watch.look(campaign);
                endIfStill(campaign);
            }
            case DRAFT, READY, AWAITING_APPROVAL, FINISHED, ROLLED_BACK -> {
                // a person moves it on, or nobody
            }
        }
    }

    private void call(Campaign campaign, MemberState state) {
        JdbcCalls.Called called = calls.call(campaign, state);
        called.broadcast().forEach(needs.offers()::offer);
        called.away().forEach(device -> needs.doorbell().ring(device, _ -> {}));
    }

    private void endIfStill(Campaign campaign) {
        if (moves.count(campaign) && judging.endIfStill(campaign)) {
            needs.work().forget(campaign.id());
            watch.forget(campaign.id());
        }
    }
}
