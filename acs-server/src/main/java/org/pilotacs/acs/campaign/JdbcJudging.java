package org.pilotacs.acs.campaign;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Has campaigns judged, and does what comes of that. Safe for any number of threads, and nodes.
final class JdbcJudging {
    private final JdbcCampaigns campaigns;
    private final JdbcHealthWatch watch;
    private final Clock clock;
    private final AtomicLong stopped = new AtomicLong();

    JdbcJudging(JdbcCampaigns campaigns, JdbcHealthWatch watch, Clock clock) {
        this.campaigns = campaigns;
        this.watch = watch;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Has the gates judged by what is counted.
    ///
    /// @return whether it has waited for its devices for as long as it is to
    boolean judge(Campaign seen) {
        if (seen.wave() < 0) {
            return false;
        }
        Instant now = now();
        Rest rest = watch.rest(seen, now);
        Judged judged = campaigns.database().transact(handle -> {
            Campaign campaign = campaigns.table().findAndLock(handle, seen.id()).orElseThrow();
            if (campaign.state() != CampaignState.RUNNING || campaign.wave() != seen.wave()) {
                return new Judged(false, false);
            }
            Instant opened = campaign.opened() == null ? now : campaign.opened();
            Campaign after = after(campaign, ruling(handle, campaign, rest, now), now);
            if (after.state() != campaign.state() || after.wave() != campaign.wave()
                    || !after.why().equals(campaign.why())) {
                var _ = campaigns.put(handle, campaign, after, "", now);
            }
            boolean last = campaign.wave() == campaign.plan().waves().size() - 1;
            boolean runs = after.state() == CampaignState.RUNNING;
            return new Judged(!runs && after.state() != CampaignState.FINISHED,
                    last && runs && !now.isBefore(opened.plus(campaign.plan().until())));
        });
        stopped.addAndGet(judged.stopped ? 1 : 0);
        return judged.late;
    }

    /// @param stopped whether a gate did
    /// @param late whether it has waited for its devices for as long as it is to
    private record Judged(boolean stopped, boolean late) {}

    /// How often a gate stopped a campaign, since the process began.
    long stopped() {
        return stopped.get();
    }

    private Ruling ruling(Handle handle, Campaign campaign, Rest rest, Instant now) {
        return Judge.rule(campaign.plan(), new Judge.Standing(campaign.wave(),
                campaign.opened() == null ? now : campaign.opened(), campaigns.table().tally(handle, campaign.id()),
                rest,
                campaigns.table().strata(handle, campaign.id()), Gathering.isBroadcast(campaign.plan().request()),
                now));
    }

    /// Why a campaign would stop at once if it ran; says nothing if it would not.
    Saying stops(Campaign campaign) {
        Instant now = now();
        Rest rest = watch.rest(campaign, now);
        return campaigns.database().with(handle -> ruling(handle, campaign, rest, now)) instanceof Ruling.Stop stop
                ? stop.why()
                : Saying.NOTHING;
    }

    private static Campaign after(Campaign campaign, Ruling ruling, Instant now) {
        return switch (ruling) {
            case Ruling.Hold(Saying why) -> campaign.standing(CampaignState.RUNNING, why);
            case Ruling.NextWave(Saying why) -> campaign.opening(campaign.wave() + 1, why, now);
            case Ruling.TooFewWell(Saying why) -> campaign.standing(CampaignState.PAUSED, why);
            case Ruling.Finish(Saying why) -> campaign.standing(CampaignState.FINISHED, why).endedAt(now);
            case Ruling.Stop(Saying why, Integer stratum) -> campaign.plan().breach() == Breach.ROLL_BACK
                    && campaign.plan().request() instanceof ActionRequest.UpdateFirmware
                            ? campaign.rollingBack(stratum, why)
                            : campaign.standing(CampaignState.PAUSED, why);
        };
    }

    /// A campaign that was aborted or rolls back is over once nothing of it is under way.
    boolean endIfStill(Campaign campaign) {
        Tally tally = campaigns.tally(campaign.id());
        long open = tally.of(MemberState.PENDING) + tally.of(MemberState.WAITING) + tally.of(MemberState.AT_WORK)
                + tally.of(MemberState.RETURNING) + tally.of(MemberState.ROLLING_BACK)
                + tally.of(MemberState.PROVING);
        if (open > 0) {
            return false;
        }
        Instant now = now();
        return campaigns.change(campaign.id(), "", now, one -> {
            if (one.state() != campaign.state()) {
                return new CampaignAnswer.Refused(Saying.NOTHING);
            }
            return new CampaignAnswer.Done(one.state() == CampaignState.ROLLING_BACK
                    ? one.standing(CampaignState.ROLLED_BACK, CampaignSaying.ROLLED_BACK.of(
                            Saying.of(tally.of(MemberState.ROLLED_BACK)), Saying.of(tally.of(MemberState.STUCK)),
                            one.why()))
                            .endedAt(now)
                    : one.endedAt(now));
        }) instanceof CampaignAnswer.Done;
    }
}
