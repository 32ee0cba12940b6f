package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Does with campaigns what people want. What moves on by itself, [CampaignRunner] moves. Safe for any number of threads.
public final class CampaignDesk implements Campaigns {
    private static final int STRETCH = 1_000;
    private static final Duration PREVIEW_TAKES = Duration.ofSeconds(2);
    private static final int SAMPLE = 10;
    private static final int OF_A_DEVICE = 20;
    private static final int MOST_REMARK = 500;
    private static final Set<CampaignState> NOT_BEGUN = EnumSet.of(CampaignState.DRAFT, CampaignState.READY,
            CampaignState.AWAITING_APPROVAL);

    private final CampaignNeeds needs;
    private final JdbcCampaigns campaigns;
    private final CampaignRunner runner;
    private final Gathering gathering;
    private final CampaignConfig config;
    private final Clock clock;

    public CampaignDesk(CampaignNeeds needs, CampaignRunner runner, CampaignConfig config, Clock clock) {
        this.needs = needs;
        this.campaigns = needs.campaigns();
        this.runner = runner;
        this.gathering = new Gathering(needs);
        this.config = config;
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Preview preview(CampaignPlan plan) {
        check(plan);
        TargetFilter filter = new TargetFilter(plan.target(), needs.area());
        Instant now = now();
        Campaign like = new Campaign("preview", plan, CampaignState.DRAFT, -1, null, Saying.NOTHING, null, "", now, now,
                null, null, null, 0);
        Map<Saying, Long> refusals = new HashMap<>();
        Map<String, Long> strata = new TreeMap<>();
        List<Device> sample = new ArrayList<>();
        long looked = 0;
        long matching = 0;
        Instant until = clock.instant().plus(PREVIEW_TAKES);
        List<DeviceWalk.Known> some = needs.fleet().next(null, STRETCH, filter.needsTrees());
        while (!some.isEmpty()) {
            looked += some.size();
            for (Gathering.Sorted one : gathering.sort(like, filter, some, now)) {
                matching++;
                if (one.why() != null) {
                    refusals.merge(one.why(), 1L, Long::sum);
                } else {
                    strata.merge(one.stratum(), 1L, Long::sum);
                    if (sample.size() < SAMPLE) {
                        sample.add(one.device());
                    }
                }
            }
            boolean more = some.size() == STRETCH && clock.instant().isBefore(until);
            some = more
                    ? needs.fleet().next(some.getLast().device().id(), STRETCH, filter.needsTrees())
                    : List.of();
        }
        return new Preview(Math.max(looked, needs.fleet().count()), looked, matching, refusals, strata, sample);
    }

    /// Refuses what can never be carried out.
    private void check(CampaignPlan plan) {
        switch (plan.request()) {
            case ActionRequest.UpdateFirmware(String image) -> {
                if (image.isEmpty()) {
                    throw new BadPlanException("request.image", CampaignSaying.NEEDS_IMAGE.of());
                }
                if (!isThere(image, Artefact.Kind.FIRMWARE)) {
                    throw new BadPlanException("request.image", CampaignSaying.NO_IMAGE.of(Saying.of(image)));
                }
            }
            case ActionRequest.ApplyConfiguration(String file) -> {
                if (!isThere(file, Artefact.Kind.CONFIGURATION)) {
                    throw new BadPlanException("request.image", CampaignSaying.NO_CONFIGURATION.of(Saying.of(file)));
                }
            }
            case ActionRequest.Write _,ActionRequest.Restart _,ActionRequest.Reconnect _,ActionRequest.ResetPin _,ActionRequest.SendEmms _,ActionRequest.CheckSignal _ ->
                {
                }
            case ActionRequest.FactoryReset _,ActionRequest.TestLine _,ActionRequest.FixWifi _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _ ->
                throw new BadPlanException("request.action", CampaignSaying.NOT_FOR_MANY.of());
        }
        var _ = new TargetFilter(plan.target(), needs.area());
    }

    private boolean isThere(String artefact, Artefact.Kind kind) {
        return needs.images().find(artefact).filter(one -> one.kind() == kind).isPresent();
    }

    @Override
    public Campaign create(CampaignPlan plan, String who) {
        check(plan);
        return campaigns.create(plan, who, CampaignSaying.DRAFTED.of(), now());
    }

    @Override
    public Drafting create(CampaignPlan plan, String who, String key, Consumer<String> noting) {
        check(plan);
        return campaigns.create(plan, who, key, CampaignSaying.DRAFTED.of(), noting, now());
    }

    @Override
    public CampaignAnswer change(String id, CampaignPlan plan, String who) {
        check(plan);
        return campaigns.change(id, who, now(), one -> {
            if (NOT_BEGUN.contains(one.state())) {
                return done(one.planned(plan).standing(CampaignState.DRAFT, CampaignSaying.CHANGED.of()));
            }
            if (one.state() != CampaignState.PAUSED) {
                return refused(CampaignSaying.NOT_CHANGEABLE, one);
            }
            CampaignPlan old = one.plan();
            boolean same = old.request().equals(plan.request()) && old.target().equals(plan.target())
                    && old.waves().equals(plan.waves());
            return same
                    ? done(one.planned(plan).standing(CampaignState.PAUSED, CampaignSaying.GATES_CHANGED.of(one.why())))
                    : new CampaignAnswer.Refused(CampaignSaying.ONLY_GATES.of());
        });
    }

    @Override
    public CampaignAnswer prepare(String id, String who) {
        return campaigns.prepare(id, who, CampaignSaying.GATHERING.of(), now());
    }

    @Override
    public CampaignAnswer start(String id, String who) {
        Instant now = now();
        long devices = campaigns.tally(id).of(MemberState.PENDING);
        return campaigns.change(id, who, now, one -> {
            if (one.state() != CampaignState.READY) {
                return refused(one.state() == CampaignState.DRAFT
                        ? CampaignSaying.PREPARE_FIRST
                        : CampaignSaying.NOT_NOW, one);
            }
            if (devices == 0) {
                return new CampaignAnswer.Refused(CampaignSaying.NOTHING_TO_DO.of());
            }
            return done(devices > config.approvalAbove()
                    ? one.standing(CampaignState.AWAITING_APPROVAL,
                            CampaignSaying.ASKED.of(Saying.of(who), Saying.of(devices),
                                    Saying.of(config.approvalAbove())))
                    : opened(one, CampaignSaying.STARTED.of(Saying.of(who)), now));
        });
    }

    private Campaign opened(Campaign campaign, Saying why, Instant now) {
        return campaign.opening(0, why, now);
    }

    @Override
    public CampaignAnswer approve(String id, String who, String remark) {
        Instant now = now();
        List<CampaignEntry> entries = campaigns.entries(id);
        return campaigns.change(id, who, now, one -> {
            if (one.state() != CampaignState.AWAITING_APPROVAL) {
                return refused(CampaignSaying.NOT_NOW, one);
            }
            boolean own = one.who().equals(who) || entries.stream()
                    .anyMatch(entry -> entry.state() == CampaignState.AWAITING_APPROVAL && entry.who().equals(who));
            return own
                    ? new CampaignAnswer.Refused(CampaignSaying.ANOTHER_PERSON.of(Saying.of(who)))
                    : done(opened(one, said(CampaignSaying.APPROVED, who, remark), now).approved(who));
        });
    }

    @Override
    public CampaignAnswer reject(String id, String who, String remark) {
        return turn(id, who, one -> one.state() == CampaignState.AWAITING_APPROVAL
                ? done(one.standing(CampaignState.DRAFT, said(CampaignSaying.REJECTED, who, remark)))
                : refused(CampaignSaying.NOT_NOW, one));
    }

    @Override
    public CampaignAnswer pause(String id, String who, String remark) {
        return turn(id, who, one -> one.state() == CampaignState.RUNNING
                ? done(one.standing(CampaignState.PAUSED, said(CampaignSaying.PAUSED, who, remark)))
                : refused(CampaignSaying.NOT_NOW, one));
    }

    @Override
    public CampaignAnswer resume(String id, String who, String remark) {
        Saying stops = campaigns.find(id).filter(one -> one.state() == CampaignState.PAUSED).map(runner::stops)
                .orElse(Saying.NOTHING);
        return turn(id, who, one -> {
            if (one.state() != CampaignState.PAUSED) {
                return refused(CampaignSaying.NOT_NOW, one);
            }
            return stops.isEmpty()
                    ? done(one.standing(CampaignState.RUNNING, said(CampaignSaying.RESUMED, who, remark)))
                    : new CampaignAnswer.Refused(CampaignSaying.WOULD_STOP.of(stops));
        });
    }

    @Override
    public CampaignAnswer next(String id, String who, String remark) {
        Instant now = now();
        return turn(id, who, one -> {
            if (one.state() != CampaignState.RUNNING && one.state() != CampaignState.PAUSED) {
                return refused(CampaignSaying.NOT_NOW, one);
            }
            return one.wave() >= one.plan().waves().size() - 1
                    ? new CampaignAnswer.Refused(CampaignSaying.NO_MORE_WAVES.of())
                    : done(one.opening(one.wave() + 1, said(CampaignSaying.NEXT, who, remark), now)
                            .standing(one.state(), said(CampaignSaying.NEXT, who, remark)));
        });
    }

    @Override
    public CampaignAnswer abort(String id, String who, String remark) {
        Instant now = now();
        return turn(id, who, one -> {
            if (one.state().isOver() || one.state() == CampaignState.ROLLING_BACK) {
                return refused(CampaignSaying.NOT_NOW, one);
            }
            Campaign aborted = one.standing(CampaignState.ABORTED, said(CampaignSaying.ABORTED, who, remark));
            return done(one.started() == null ? aborted.endedAt(now) : aborted);
        });
    }

    @Override
    public CampaignAnswer rollBack(String id, String who, String remark) {
        return turn(id, who, one -> {
            if (one.started() == null || one.state() == CampaignState.ROLLING_BACK) {
                return refused(CampaignSaying.NOT_NOW, one);
            }
            return one.plan().request() instanceof ActionRequest.UpdateFirmware
                    ? done(one.rollingBack(null, said(CampaignSaying.ROLLING_BACK, who, remark)).begunAgain())
                    : new CampaignAnswer.Refused(CampaignSaying.NOT_REVERSIBLE.of());
        });
    }

    private CampaignAnswer turn(String id, String who, Function<Campaign, CampaignAnswer> change) {
        return campaigns.change(id, who, now(), change);
    }

    private static CampaignAnswer done(Campaign campaign) {
        return new CampaignAnswer.Done(campaign);
    }

    private static CampaignAnswer refused(CampaignSaying why, Campaign campaign) {
        return new CampaignAnswer.Refused(why.of(CampaignSaying.of(campaign.state()).of()));
    }

    private static Saying said(CampaignSaying what, String who, String remark) {
        String cut = remark.length() > MOST_REMARK ? remark.substring(0, MOST_REMARK) : remark;
        return cut.isBlank()
                ? what.of(Saying.of(who))
                : CampaignSaying.REMARK.of(what.of(Saying.of(who)), Saying.of(cut.strip()));
    }

    @Override
    public Optional<CampaignView> view(String id) {
        return campaigns.find(id).map(campaign -> {
            Tally tally = campaigns.tally(id);
            List<Waves.Wave> drawn = campaigns.waves(id).all();
            List<CampaignView.Wave> waves = new ArrayList<>();
            for (int wave = 0; wave < drawn.size() && wave < campaign.plan().waves().size(); wave++) {
                waves.add(new CampaignView.Wave(wave, campaign.plan().waves().get(wave), drawn.get(wave).opened(),
                        tally.ofWave(wave)));
            }
            return new CampaignView(campaign, tally, waves, campaigns.strata(id), runner.untouched(id),
                    campaigns.entries(id));
        });
    }

    @Override
    public Tally tally(String id) {
        return campaigns.tally(id);
    }

    @Override
    public boolean isSecret(String path) {
        return needs.actions().isSecret(path);
    }

    @Override
    public CampaignPage<Campaign> list(@Nullable String cursor, int limit) {
        return campaigns.list(cursor, limit);
    }

    @Override
    public CampaignPage<Member> members(String id, @Nullable MemberState state, @Nullable String cursor, int limit) {
        return campaigns.members(id, state, cursor, limit);
    }

    @Override
    public Optional<Member> member(String id, DeviceId device) {
        return campaigns.member(id, device);
    }

    @Override
    public List<Campaign> ofDevice(DeviceId device) {
        return campaigns.ofDevice(device, OF_A_DEVICE).stream().flatMap(id -> campaigns.find(id).stream()).toList();
    }
}
