package org.pilotacs.acs.campaign;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// How a campaign runs, from its draft to its end.
abstract class CampaignCourseContract {
    private final TestDatabases.Kind kind;
    private CampaignWorld world;

    CampaignCourseContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        world = CampaignWorld.open(kind);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDraftTouchesNothingUntilItIsStarted() {
        List<DeviceId> fleet = world.fleet(0, 30, "A");
        Campaign campaign = world.ready(world.update());

        assertThat(world.session(fleet.getFirst())).isEmpty();
        assertThat(world.tally(campaign).of(MemberState.PENDING)).isEqualTo(30);
        assertThat(world.desk.view(campaign.id()).orElseThrow().waves())
                .extracting(wave -> wave.tally().all()).containsExactly(10L, 20L);
    }

    @Test
    void aPreviewSaysHowLargeTheWavesWillBe() {
        world.fleet(0, 70, "A");
        world.fleet(70, 5, "B");
        CampaignPlan plan = Plans.with(world.update()).waves(new WaveSize.Devices(10),
                new WaveSize.Share(BigDecimal.valueOf(20)), new WaveSize.Devices(30), new WaveSize.Rest()).plan();

        List<Long> said = world.desk.preview(plan).waves(plan);
        Campaign campaign = world.ready(plan);

        assertThat(said).containsExactly(11L, 15L, 30L, 19L);
        assertThat(world.desk.view(campaign.id()).orElseThrow().waves()).extracting(wave -> wave.tally().all())
                .isEqualTo(said);
    }

    @Test
    void whatIsChangedWhileItIsPausedHoldsFromThenOn() {
        world.fleet(0, 10, "A");
        Campaign campaign = world.running(Plans.with(world.update()).pace(new Pace(1, 0, true)).plan());
        List<DeviceId> boxes = world.wave(campaign, 0);
        assertThat(world.session(boxes.get(0))).isPresent();
        assertThat(world.session(boxes.get(1))).isEmpty();

        CampaignWorld.done(world.desk.pause(campaign.id(), "anna", ""));
        CampaignWorld
                .done(world.desk.change(campaign.id(), Plans.with(campaign.plan()).pace(new Pace(2, 0, true)).plan(),
                        "anna"));
        CampaignWorld.done(world.desk.resume(campaign.id(), "anna", ""));

        assertThat(world.session(boxes.get(1))).isPresent();
        assertThat(world.session(boxes.get(2))).isEmpty();
    }

    @Test
    void whatNeedsNothingIsSkippedWithItsReason() {
        world.fleet(0, 5, "A");
        DeviceId runsIt = world.comes(CampaignWorld.box(5), "A", CampaignWorld.NEW, DeviceEvent.Kind.BOOTSTRAP).id();
        Campaign campaign = world.ready(world.update());

        Member member = world.store.member(campaign.id(), runsIt).orElseThrow();
        assertThat(member.state()).isEqualTo(MemberState.SKIPPED);
        assertThat(member.why()).hasToString("The box runs firmware 2.5.0 already.");
        assertThat(world.tally(campaign).all()).isEqualTo(6);
    }

    @Test
    void onlyTheOpenWaveIsBegunWith() {
        List<DeviceId> fleet = world.fleet(0, 30, "A");
        Campaign campaign = world.running(world.update());

        List<DeviceId> begun = fleet.stream().filter(box -> world.session(box).isPresent()).toList();

        assertThat(begun).containsExactlyInAnyOrderElementsOf(world.wave(campaign, 0)).hasSize(10);
    }

    @Test
    void aDeviceThatIsHereIsGivenTheOrderAndNoOther() {
        world.fleet(0, 10, "A");
        CampaignPlan plan = world.update();
        Campaign campaign = world.running(plan);
        DeviceId box = world.wave(campaign, 0).getFirst();

        Claim claim = world.session(box).orElseThrow();

        assertThat(claim.task().operation()).isInstanceOf(Operation.UpdateFirmware.class);
        assertThat(world.session(box)).isEmpty();
        assertThat(world.state(campaign, box)).isEqualTo(MemberState.AT_WORK);
    }

    @Test
    void theNextWaveOpensOnceTheCanaryWasWatchedAndIsWell() {
        List<DeviceId> fleet = world.fleet(0, 30, "A");
        Campaign campaign = world.running(world.update());
        world.wave(campaign, 0).forEach(box -> assertThat(world.doesIt(box, CampaignWorld.NEW)).isTrue());

        world.pass(Duration.ofMinutes(1));
        assertThat(world.now(campaign).why()).hasToString("Wave 1: 0 of 10 devices are through, 10 more are being"
                + " watched for trouble; the next wave opens at 9.");
        world.pass(Duration.ofHours(1));

        assertThat(world.now(campaign).wave()).isEqualTo(1);
        assertThat(fleet.stream().filter(box -> world.session(box).isPresent())).hasSize(20);
    }

    @Test
    void itIsFinishedWhenEveryDeviceIsAndCountsEach() {
        world.fleet(0, 30, "A");
        Campaign campaign = world.running(world.update());
        for (int wave = 0; wave < 2; wave++) {
            world.wave(campaign, wave).forEach(box -> world.doesIt(box, CampaignWorld.NEW));
            world.pass(Duration.ofMinutes(61));
        }

        Campaign over = world.now(campaign);
        assertThat(over.state()).isEqualTo(CampaignState.FINISHED);
        assertThat(over.why()).hasToString("Finished: well: 30 of 30 devices.");
        assertThat(world.tally(campaign).of(MemberState.DONE)).isEqualTo(30);
        assertThat(world.store.entries(campaign.id())).extracting(CampaignEntry::state).containsExactly(
                CampaignState.DRAFT, CampaignState.GATHERING, CampaignState.READY, CampaignState.RUNNING,
                CampaignState.RUNNING, CampaignState.FINISHED);
    }

    @Test
    void whatFailsIsTriedAgainLaterAsOftenAsThePlanSays() {
        world.fleet(0, 10, "A");
        CampaignPlan plan = Plans.with(world.update()).retries(1).plan();
        Campaign campaign = world.running(plan);
        DeviceId box = world.wave(campaign, 0).getFirst();

        assertThat(world.fails(box)).isTrue();
        assertThat(world.session(box)).isEmpty();
        world.pass(Duration.ofMinutes(11));
        assertThat(world.fails(box)).isTrue();

        assertThat(world.state(campaign, box)).isEqualTo(MemberState.FAILED);
        assertThat(world.store.member(campaign.id(), box).orElseThrow().story()).extracting(Member.Step::state)
                .containsExactly(MemberState.AT_WORK, MemberState.WAITING, MemberState.AT_WORK, MemberState.FAILED);
    }

    @Test
    void oneRevisionThatCannotDoItStopsItAndIsNamed() {
        world.fleet(0, 200, "A");
        world.fleet(200, 100, "B");
        CampaignPlan plan = Plans.with(world.update()).waves(new WaveSize.Devices(60)).plan();
        Campaign campaign = world.running(plan);
        for (DeviceId box : world.wave(campaign, 0)) {
            boolean bad = world.devices.find(box).orElseThrow().hardwareVersion().equals("B")
                    && box.value().hashCode() % 4 == 0;
            assertThat(bad ? world.fallsSilent(box) : world.doesIt(box, CampaignWorld.NEW)).isTrue();
        }
        world.pass(Duration.ofMinutes(1));

        Campaign stopped = world.now(campaign);
        assertThat(stopped.state()).isEqualTo(CampaignState.ROLLING_BACK);
        assertThat(stopped.why().toString()).matches("Stopped: \\d+ of 20 devices \\(SV-S2 · B\\) have not been heard"
                + " since they were given it, \\d+(\\.\\d)? %; 0.5 % may.");
    }

    @Test
    void devicesOfARevisionThatIsStoppedAreGivenBackWhatTheyHad() {
        world.image(CampaignWorld.OLD);
        world.fleet(0, 40, "A");
        Campaign campaign = world.running(Plans.with(world.update()).waves(new WaveSize.Devices(20)).plan());
        List<DeviceId> canary = world.wave(campaign, 0);
        canary.subList(0, 4).forEach(world::fallsSilent);
        canary.subList(4, 20).forEach(box -> world.doesIt(box, CampaignWorld.NEW));
        world.pass(Duration.ofMinutes(1));

        for (DeviceId box : canary.subList(4, 20)) {
            Claim claim = world.session(box).orElseThrow();
            assertThat(((Operation.UpdateFirmware) claim.task().operation()).version()).isEqualTo(CampaignWorld.OLD);
            world.seen(box, CampaignWorld.OLD, DeviceEvent.Kind.BOOT);
            world.settle(claim, world.confirmed());
        }
        // those that fell silent come back as they were
        canary.subList(0, 4).forEach(box -> assertThat(world.session(box)).isEmpty());
        world.pass(Duration.ofMinutes(1));

        Campaign over = world.now(campaign);
        assertThat(over.state()).isEqualTo(CampaignState.ROLLED_BACK);
        assertThat(world.tally(campaign).of(MemberState.ROLLED_BACK)).isEqualTo(20);
        assertThat(world.tally(campaign).of(MemberState.LEFT_OUT)).isEqualTo(20);
        assertThat(over.why().toString()).startsWith(
                "Rolled back: given back what they had: 20; could not be: 0. It was stopped because: Stopped: 4 of 20");
    }

    @Test
    void aRollBackDoesNotWaitForEverForBoxesThatDoNotCome() {
        world.image(CampaignWorld.OLD);
        world.fleet(0, 40, "A");
        Campaign campaign = world.running(Plans.with(world.update()).waves(new WaveSize.Devices(20)).plan());
        List<DeviceId> canary = world.wave(campaign, 0);
        canary.subList(0, 4).forEach(world::fallsSilent);
        world.doesIt(canary.get(4), CampaignWorld.NEW);
        world.pass(Duration.ofMinutes(1));
        world.pass(Duration.ofDays(3));

        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.ROLLED_BACK);
        assertThat(world.tally(campaign).of(MemberState.STUCK)).isEqualTo(5);

        CampaignWorld.done(world.desk.rollBack(campaign.id(), "anna", "they are back from holiday"));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.session(canary.get(4))).isPresent();
    }

    @Test
    void restartsThatTheOthersDoNotShowStopItWhileItIsWatched() {
        List<DeviceId> fleet = world.fleet(0, 200, "A");
        Campaign campaign = world.running(Plans.with(world.update()).waves(new WaveSize.Devices(40)).plan());
        world.wave(campaign, 0).forEach(box -> world.doesIt(box, CampaignWorld.NEW));
        // one of those not touched restarts, too
        DeviceId other = fleet.stream().filter(box -> !world.wave(campaign, 0).contains(box)).findFirst().orElseThrow();
        List<DeviceId> restarting = new ArrayList<>(world.wave(campaign, 0).subList(0, 6));
        restarting.add(other);
        for (int time = 0; time < 3; time++) {
            world.clock.advance(Duration.ofMinutes(3));
            restarting.forEach(world::starts);
        }
        world.pass(Duration.ofMinutes(1));

        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.ROLLING_BACK);
        assertThat(world.now(campaign).why()).hasToString("Stopped: 6 of 40 devices (SV-S2 · A) restart by themselves"
                + " since, 15 %; of those not touched, 0.6 % do.");
    }

    @Test
    void aWeakerSignalStopsIt() {
        List<DeviceId> fleet = world.fleet(0, 100, "A");
        fleet.forEach(box -> world.reads(box, "tuner.1.cn", "14.5"));
        Campaign campaign = world.running(Plans.with(world.update()).waves(new WaveSize.Devices(30)).plan());
        List<DeviceId> canary = world.wave(campaign, 0);
        canary.forEach(box -> world.doesIt(box, CampaignWorld.NEW));
        world.clock.advance(Duration.ofMinutes(3));
        fleet.forEach(box -> world.reads(box, "tuner.1.cn",
                canary.indexOf(box) >= 0 && canary.indexOf(box) < 5 ? "10.0" : "14.2"));
        world.pass(Duration.ofMinutes(6));

        assertThat(world.now(campaign).why().toString())
                .startsWith("Stopped: 5 of 30 devices (SV-S2 · A) have a weaker signal since, 16.7 %;");
    }

    @Test
    void aPausedCampaignBeginsWithNoneAndGoesOnWhenItIsResumed() {
        List<DeviceId> fleet = world.fleet(0, 10, "A");
        Campaign campaign = world.running(world.update());
        Claim begun = world.session(fleet.getFirst()).orElseThrow();

        CampaignWorld.done(world.desk.pause(campaign.id(), "anna", "calls are coming in"));
        assertThat(world.session(fleet.get(1))).isEmpty();
        world.settle(begun, world.confirmed());
        assertThat(world.state(campaign, fleet.getFirst())).isEqualTo(MemberState.PROVING);
        assertThat(world.now(campaign).why())
                .hasToString("Paused by anna: no device is begun with; those that have begun"
                        + " go on. “calls are coming in”");

        CampaignWorld.done(world.desk.resume(campaign.id(), "anna", ""));
        assertThat(world.session(fleet.get(1))).isPresent();
    }

    @Test
    void whatAGateStoppedIsNotResumedBeforeTheGateIsChanged() {
        world.fleet(0, 40, "A");
        CampaignPlan plan = Plans.with(world.update()).waves(new WaveSize.Devices(20)).breach(Breach.PAUSE).plan();
        Campaign campaign = world.running(plan);
        List<DeviceId> canary = world.wave(campaign, 0);
        canary.subList(0, 4).forEach(world::fallsSilent);
        canary.subList(4, 20).forEach(box -> world.doesIt(box, CampaignWorld.NEW));
        world.pass(Duration.ofMinutes(1));
        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.PAUSED);

        assertThat(CampaignWorld.refused(world.desk.resume(campaign.id(), "anna", "")).toString())
                .startsWith("It would stop again at once. Stopped: 4 of 20 devices (SV-S2 · A)");
        CampaignWorld.done(world.desk.change(campaign.id(), Plans.with(plan).tolerating(Measure.SILENCE, 50).errors(50)
                .plan(), "anna"));
        CampaignWorld.done(world.desk.resume(campaign.id(), "anna", "they are on holiday"));

        world.pass(Duration.ofMinutes(1));
        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.RUNNING);
    }

    @Test
    void aSecondPersonMustApproveALargeOne() {
        world.close();
        world = CampaignWorld.open(kind, 5);
        List<DeviceId> fleet = world.fleet(0, 6, "A");
        Campaign campaign = world.ready(world.update());

        CampaignWorld.done(world.desk.start(campaign.id(), "anna"));
        world.runner.tick();
        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.AWAITING_APPROVAL);
        assertThat(world.session(fleet.getFirst())).isEmpty();
        assertThat(CampaignWorld.refused(world.desk.approve(campaign.id(), "anna", ""))).hasToString(
                "anna made it or asked for it, so somebody else must approve.");

        CampaignWorld.done(world.desk.approve(campaign.id(), "bartek", "go"));
        world.runner.tick();
        assertThat(world.session(fleet.getFirst())).isPresent();
        assertThat(world.now(campaign).approvedBy()).isEqualTo("bartek");
    }

    @Test
    void noMoreAreAtWorkThanThePlanAllows() {
        List<DeviceId> fleet = world.fleet(0, 10, "A");
        Campaign campaign = world.running(Plans.with(world.update()).pace(new Pace(3, 0, true)).plan());

        List<Claim> begun = fleet.stream().flatMap(box -> world.session(box).stream()).toList();
        assertThat(begun).hasSize(3);
        world.settle(begun.getFirst(), world.confirmed());

        List<DeviceId> others = world.in(campaign, MemberState.WAITING);
        assertThat(others.stream().filter(box -> world.session(box).isPresent())).hasSize(1);
        assertThat(world.in(campaign, MemberState.AT_WORK)).hasSize(3);
    }

    @Test
    void downloadsTakeNoMoreThanTheirBandwidthTogether() {
        // 1,000 bytes each
        List<DeviceId> fleet = world.fleet(0, 10, "A");
        world.running(Plans.with(world.update()).pace(new Pace(0, 500, true)).plan());

        assertThat(fleet.stream().filter(box -> world.session(box).isPresent())).hasSize(1);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(fleet.stream().filter(box -> world.session(box).isPresent())).hasSize(1);
        world.clock.advance(Duration.ofSeconds(4));
        assertThat(fleet.stream().filter(box -> world.session(box).isPresent())).hasSize(1);
    }

    @Test
    void twoSessionsOfOneDeviceBeginItOnce() throws Exception {
        List<DeviceId> fleet = world.fleet(0, 10, "A");
        Campaign campaign = world.running(world.update());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> sessions = new ArrayList<>();
            for (DeviceId box : fleet) {
                for (int time = 0; time < 4; time++) {
                    sessions.add(threads.submit(() -> world.session(box).isPresent()));
                }
            }
            int given = 0;
            for (Future<Boolean> session : sessions) {
                given += session.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(10);
        }
        assertThat(fleet).allSatisfy(
                box -> assertThat(world.store.member(campaign.id(), box).orElseThrow().attempts()).isEqualTo(1));
    }

    @Test
    void anAbortedCampaignLeavesOutWhatItHasNotBegun() {
        List<DeviceId> fleet = world.fleet(0, 30, "A");
        Campaign campaign = world.running(world.update());
        DeviceId begun = world.wave(campaign, 0).getFirst();
        Claim claim = world.session(begun).orElseThrow();

        CampaignWorld.done(world.desk.abort(campaign.id(), "anna", "wrong release"));
        world.runner.tick();
        world.settle(claim, world.confirmed());
        world.pass(Duration.ofHours(2));

        assertThat(world.tally(campaign).of(MemberState.LEFT_OUT)).isEqualTo(29);
        assertThat(world.state(campaign, begun)).isEqualTo(MemberState.DONE);
        assertThat(world.now(campaign).ended()).isNotNull();
        assertThat(fleet.stream().filter(box -> world.session(box).isPresent())).isEmpty();
    }

    @Test
    void aBoxThatComesBackLateWithTheNewVersionCounts() {
        world.fleet(0, 40, "A");
        Campaign campaign = world.running(world.update());
        DeviceId box = world.wave(campaign, 0).getFirst();
        world.fallsSilent(box);
        world.pass(Duration.ofMinutes(5));
        assertThat(world.state(campaign, box)).isEqualTo(MemberState.UNKNOWN);

        world.seen(box, CampaignWorld.NEW, DeviceEvent.Kind.BOOT);
        world.pass(Duration.ofMinutes(20));

        assertThat(world.state(campaign, box)).isEqualTo(MemberState.PROVING);
    }

    /// A server that died gave the order, and nobody knows whether the box took it.
    @Test
    void whatMayHaveHappenedIsNotDoneTwiceBeforeTheBoxShowsThatItDidNot() {
        world.fleet(0, 40, "A");
        Campaign campaign = world.running(Plans.with(world.update()).retries(1).plan());
        List<DeviceId> canary = world.wave(campaign, 0);
        canary.subList(0, 2).forEach(box -> world.settle(world.session(box).orElseThrow(),
                new Outcome.Failed(Fault.of(Fault.Kind.UNKNOWN_RESULT, Saying.of("contact was lost")))));
        assertThat(world.state(campaign, canary.getFirst())).isEqualTo(MemberState.UNKNOWN);
        assertThat(world.session(canary.getFirst())).isEmpty();

        world.clock.advance(Duration.ofMinutes(5));
        world.seen(canary.get(0), CampaignWorld.NEW, DeviceEvent.Kind.BOOT);
        world.seen(canary.get(1), CampaignWorld.OLD, DeviceEvent.Kind.PERIODIC);
        world.pass(Duration.ofMinutes(5));

        assertThat(world.state(campaign, canary.get(0))).isEqualTo(MemberState.PROVING);
        assertThat(world.state(campaign, canary.get(1))).isEqualTo(MemberState.WAITING);
        assertThat(world.doesIt(canary.get(1), CampaignWorld.NEW)).isTrue();
    }

    @Test
    void aDeviceIsInTheHandsOfOneCampaignAtATime() {
        List<DeviceId> fleet = world.fleet(0, 5, "A");
        Campaign first = world.running(CampaignWorld.plan(new ActionRequest.CheckSignal()));
        Campaign second = world.running(CampaignWorld.plan(new ActionRequest.Restart()));
        DeviceId box = fleet.getFirst();
        assertThat(world.doesIt(box, null)).isTrue();
        assertThat(world.state(first, box)).isEqualTo(MemberState.PROVING);

        assertThat(world.session(box)).isEmpty();
        world.pass(Duration.ofMinutes(61));
        assertThat(world.state(first, box)).isEqualTo(MemberState.DONE);

        assertThat(world.doesIt(box, null)).isTrue();
        assertThat(world.state(second, box)).isEqualTo(MemberState.PROVING);
    }

    @Test
    void devicesThatComeToMatchJoinADynamicCampaign() {
        world.fleet(0, 10, "A");
        Campaign campaign = world.running(Plans.with(world.update()).dynamic().waves(new WaveSize.Rest()).plan());
        world.pass(Duration.ofSeconds(1));
        DeviceId late = world.fleet(10, 1, "A").getFirst();
        world.pass(Duration.ofHours(1));
        world.pass(Duration.ofSeconds(1));

        assertThat(world.session(late)).isPresent();
        assertThat(world.tally(campaign).all()).isEqualTo(11);
    }

    @Test
    void devicesThatDoNotComeAreAskedTo() {
        List<DeviceId> fleet = world.fleet(0, 30, "A");
        Campaign campaign = world.running(world.update());
        assertThat(world.rung).containsExactlyInAnyOrderElementsOf(world.wave(campaign, 0));

        world.pass(Duration.ofMinutes(5));
        assertThat(world.rung).hasSize(10);
        world.pass(Duration.ofMinutes(11));
        assertThat(world.rung).hasSize(20);
        assertThat(fleet).containsAll(world.rung);
    }

    @Test
    void aRestartIsACampaignToo() {
        world.fleet(0, 10, "A");
        Campaign campaign = world.running(CampaignWorld.plan(new ActionRequest.Restart()));
        world.wave(campaign, 0).forEach(box -> assertThat(world.doesIt(box, null)).isTrue());
        world.pass(Duration.ofMinutes(61));
        world.pass(Duration.ofMinutes(1));

        assertThat(world.now(campaign).state()).isEqualTo(CampaignState.FINISHED);
    }
}
