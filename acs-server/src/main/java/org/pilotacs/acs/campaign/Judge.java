package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.incident.Tail;
import org.pilotacs.acs.saying.Saying;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/// Decides whether a running campaign goes on. Pure.
///
/// In this order:
///
/// 1. updated devices, all together and each model and revision alone, are held against those not touched, measure by measure: a
///    binomial test of how many would show it by themselves, where by itself as large a share shows it as is tolerated, or as of
///    the untouched ones, whichever is more;
/// 2. what went wrong in the wave is held against its error gate;
/// 3. when as many of the wave as must have come to an end, or the patience is over, the share of those that are well decides.
final class Judge {
    /// One device in trouble is no sign.
    private static final int FEWEST = 2;
    private static final double NEVER = 1e-6;

    private final CampaignPlan plan;
    private final Standing standing;

    /// Where a campaign stands.
    ///
    /// @param wave the newest one that is open, from 0
    /// @param opened when it opened
    /// @param strata names of models and revisions, by number
    /// @param broadcast whether devices cannot show what became of it
    record Standing(int wave, Instant opened, Tally tally, Rest rest, List<String> strata, boolean broadcast,
            Instant now) {}

    private Judge(CampaignPlan plan, Standing standing) {
        this.plan = plan;
        this.standing = standing;
    }

    static Ruling rule(CampaignPlan plan, Standing standing) {
        return new Judge(plan, standing).rule();
    }

    private Ruling rule() {
        Ruling stop = worse();
        if (stop == null) {
            stop = errors();
        }
        return stop == null ? wave() : stop;
    }

    /// A group of updated devices that fare worse than they should.
    ///
    /// @param chance that it is by chance
    private record Group(@Nullable Integer stratum, Measure measure, long bad, long of, Rest.Share rest,
            double chance) {}

    private @Nullable Ruling worse() {
        Group worst = null;
        for (Measure measure : Measure.values()) {
            if (plan.gates().tolerance().containsKey(measure)
                    && !(standing.broadcast && measure == Measure.SILENCE)) {
                for (Integer stratum : standing.tally.strata()) {
                    worst = worseOf(worst, group(stratum, measure));
                }
                worst = worseOf(worst, group(null, measure));
            }
        }
        return worst == null || worst.chance >= 1 - plan.gates().sure() / 100
                ? null
                : new Ruling.Stop(said(worst), worst.stratum);
    }

    /// Of two that are alike, the one that was there first: a single model says more than all.
    private static @Nullable Group worseOf(@Nullable Group one, Group other) {
        return one == null || other.chance < one.chance ? other : one;
    }

    private Group group(@Nullable Integer stratum, Measure measure) {
        Rest.Share updated = standing.tally.share(stratum, measure);
        long bad = updated.bad();
        long of = updated.of();
        Rest.Share rest = stratum == null ? standing.rest.of(measure) : standing.rest.of(stratum, measure);
        double tolerated = plan.gates().tolerance().getOrDefault(measure, 100.0) / 100;
        double usual = Math.max(NEVER, Math.max(tolerated, rest.usual()));
        return new Group(stratum, measure, bad, of, rest,
                bad < FEWEST || usual >= 1 ? 1 : Tail.atLeast(Math.toIntExact(bad), Math.toIntExact(of), usual));
    }

    private Saying said(Group group) {
        Saying whom = group.stratum == null
                ? CampaignSaying.ALL_DEVICES.of()
                : Saying.of(standing.strata.get(group.stratum));
        CampaignSaying what = switch (group.measure) {
            case FAILURE -> CampaignSaying.STOP_FAILURE;
            case SILENCE -> CampaignSaying.STOP_SILENCE;
            case RESTARTS -> CampaignSaying.STOP_RESTARTS;
            case SIGNAL -> CampaignSaying.STOP_SIGNAL;
            case OFFLINE -> CampaignSaying.STOP_OFFLINE;
            case CALLS -> CampaignSaying.STOP_CALLS;
        };
        Saying.Phrase found = what.of(Saying.of(group.bad), Saying.of(group.of), whom,
                percent(group.bad, group.of));
        Saying others = group.rest.of() == 0
                ? CampaignSaying.TOLERATED
                        .of(decimal(plan.gates().tolerance().getOrDefault(group.measure, 100.0)))
                : CampaignSaying.THE_REST.of(percent(group.rest.bad(), group.rest.of()));
        return Saying.join(List.of(found, others));
    }

    private @Nullable Ruling errors() {
        int wave = standing.wave;
        Tally tally = standing.tally.ofWave(wave);
        long wrong = tally.wrong(standing.broadcast);
        long devices = tally.all();
        Integer most = plan.gates().mostErrors();
        if (most != null && wrong > most) {
            return new Ruling.Stop(CampaignSaying.STOP_MOST_ERRORS.of(Saying.of(wrong), Saying.of(wave + 1),
                    Saying.of(most)), null);
        }
        return wrong * 100 > plan.gates().errors() * Math.max(Gates.SMALLEST, devices)
                ? new Ruling.Stop(CampaignSaying.STOP_ERRORS.of(Saying.of(wrong), Saying.of(devices),
                        Saying.of(wave + 1), decimal(plan.gates().errors())), null)
                : null;
    }

    private Ruling wave() {
        int wave = standing.wave;
        Tally tally = standing.tally;
        long well = tally.of(wave, MemberState.DONE)
                + (standing.broadcast ? tally.of(wave, MemberState.UNKNOWN) : 0);
        long over = tally.of(wave, MemberState.DONE, MemberState.HURT, MemberState.FAILED, MemberState.UNKNOWN);
        long left = tally.of(wave, MemberState.PENDING, MemberState.WAITING, MemberState.AT_WORK,
                MemberState.PROVING);
        if (wave == plan.waves().size() - 1) {
            return last(over, left);
        }
        long all = over + left;
        boolean enough = over * 100 >= plan.gates().reached() * all;
        boolean late = over > 0 && !standing.now.isBefore(standing.opened.plus(plan.gates().patience()));
        if (!enough && !late) {
            long must = (plan.gates().reached() * all + 99) / 100;
            long proving = tally.of(wave, MemberState.PROVING);
            return new Ruling.Hold(proving > 0
                    ? CampaignSaying.HOLD_PROVING.of(Saying.of(wave + 1), Saying.of(over), Saying.of(all),
                            Saying.of(proving), Saying.of(must))
                    : CampaignSaying.HOLD.of(Saying.of(wave + 1), Saying.of(over), Saying.of(all),
                            Saying.of(must)));
        }
        if (well * 100 < plan.gates().good() * over) {
            return new Ruling.TooFewWell(CampaignSaying.TOO_FEW_WELL.of(Saying.of(well), Saying.of(over),
                    Saying.of(wave + 1), Saying.of(plan.gates().good())));
        }
        return new Ruling.NextWave(all == 0
                ? CampaignSaying.WAVE_EMPTY.of(Saying.of(wave + 1))
                : CampaignSaying.WAVE_WELL.of(Saying.of(well), Saying.of(over), Saying.of(wave + 1)));
    }

    /// A device that has not been heard is waited for as long as there is patience: it may come back either way.
    private Ruling last(long over, long left) {
        Tally tally = standing.tally;
        boolean patient = !standing.broadcast && standing.now.isBefore(standing.opened.plus(plan.gates().patience()));
        long open = tally.of(MemberState.PENDING) + tally.of(MemberState.WAITING) + tally.of(MemberState.AT_WORK)
                + tally.of(MemberState.PROVING) + (patient ? tally.of(MemberState.UNKNOWN) : 0);
        if (open == 0) {
            return new Ruling.Finish(CampaignSaying.FINISHED.of(Saying.of(tally.of(MemberState.DONE)),
                    Saying.of(tally.all())));
        }
        return new Ruling.Hold(CampaignSaying.HOLD_LAST.of(Saying.of(over), Saying.of(over + left), Saying.of(open)));
    }

    private static Saying percent(long part, long of) {
        return decimal(of == 0 ? 0 : 100.0 * part / of);
    }

    private static Saying decimal(double number) {
        return Saying.of(BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros());
    }
}
