package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.JdbcActionOver;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.JdbcDeviceWalk;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskQueue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Campaigns over the core of a door's tests. They are moved on, and boxes come, when a test says so.
public final class PlayedCampaigns {
    /// Devices above which a second person must say yes.
    public static final int APPROVAL_ABOVE = 30;

    private final JdbcCampaigns store;
    private final JdbcCampaignWork work;
    private @Nullable CampaignOffers offers;
    private @Nullable CampaignRunner runner;
    private @Nullable CampaignDesk desk;
    private @Nullable TaskQueue queue;

    public PlayedCampaigns(Database database, MasterKey key) {
        store = new JdbcCampaigns(database, key, new Random(7));
        work = new JdbcCampaignWork(store, CampaignConfig.DEFAULT.retryAfter());
    }

    public JdbcCampaigns store() {
        return store;
    }

    public JdbcCampaignWork work() {
        return work;
    }

    public JdbcActionOver over() {
        return work;
    }

    /// The queue as links see it.
    public TaskQueue over(TaskQueue tasks) {
        queue = new CampaignQueue(tasks, device -> offers != null && offers.offer(device));
        return queue;
    }

    public void open(ActionWorld core) {
        ZoneId zone = ZoneId.of("Europe/Warsaw");
        offers = new CampaignOffers(work, core.devices, core.desk, core.images, zone, core.clock);
        CampaignNeeds needs = new CampaignNeeds(store, work, offers, core.devices, new JdbcDeviceWalk(core.database),
                core.desk, core.images, (_, _) -> {}, core.subscribers::area);
        runner = new CampaignRunner(needs, zone, core.clock);
        desk = new CampaignDesk(needs, runner,
                new CampaignConfig(APPROVAL_ABOVE, "", CampaignConfig.DEFAULT.retryAfter(), Duration.ofDays(30)),
                core.clock);
    }

    public Campaigns desk() {
        return Objects.requireNonNull(desk);
    }

    public void tick() {
        Objects.requireNonNull(runner).tick();
        Objects.requireNonNull(runner).tick();
    }

    /// Restarts all decoders of a model: a canary of ten, then the rest, each watched for an hour.
    public static CampaignPlan restart(String name, String model) {
        return plan(name, model, new ActionRequest.Restart(), 10);
    }

    public static CampaignPlan plan(String name, String model, ActionRequest request, long canary) {
        return new CampaignPlan(name, request,
                new Target(Set.of(model), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, Set.of(), "", false),
                List.of(new WaveSize.Devices(canary), new WaveSize.Rest()), 0, Gates.DEFAULT, Health.DEFAULT, null,
                Pace.DEFAULT, Duration.ofHours(1), 0, Breach.PAUSE, Duration.ofDays(30));
    }

    public Campaign draft(CampaignPlan plan) {
        return desk().create(plan, "anna");
    }

    public Campaign ready(CampaignPlan plan) {
        Campaign campaign = draft(plan);
        desk().prepare(campaign.id(), "anna");
        tick();
        return now(campaign);
    }

    /// Its first wave is open; if a second person had to say yes, they did.
    public Campaign running(CampaignPlan plan) {
        Campaign campaign = ready(plan);
        desk().start(campaign.id(), "anna");
        if (now(campaign).state() == CampaignState.AWAITING_APPROVAL) {
            desk().approve(campaign.id(), "bob", "looked at it");
        }
        tick();
        return now(campaign);
    }

    public Campaign now(Campaign campaign) {
        return store.find(campaign.id()).orElseThrow();
    }

    /// Devices in a state, as many as there are or are wanted.
    public List<DeviceId> in(Campaign campaign, MemberState state, int most) {
        return store.members(campaign.id(), state, null, most).items().stream().map(Member::device).toList();
    }

    /// A box comes and is given its order; whether there was one.
    public boolean begins(DeviceId box) {
        return claim(box).isPresent();
    }

    public void does(DeviceId box, Outcome outcome) {
        for (Optional<Claim> claim = claim(box); claim.isPresent(); claim = claim(box)) {
            Objects.requireNonNull(queue).settle(claim.get(), new Progress.Settled(outcome));
        }
    }

    public void fails(DeviceId box) {
        does(box, new Outcome.Failed(new Fault(Fault.Kind.SESSION, "9002", Saying.of("it broke the session off"),
                null)));
    }

    private Optional<Claim> claim(DeviceId box) {
        return Objects.requireNonNull(queue).claim(box, "cwmp");
    }
}
