package org.pilotacs.acs.campaign;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.rollout.PopulationPlan;
import org.pilotacs.sim.rollout.Release;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a firmware that breaks one of twenty boxes of one hardware revision, when a campaign pushes it to a fleet, then its gates
/// stop it in the canary or the wave after it, at the cost of few boxes. Held against gates as hawkBit has them by default: half of
/// a group may fail by its own word, and the next one starts when half of it says that it is done. How many seeds is set by
/// `pilot.seeds`; figures are in docs/benchmarks.md.
class CampaignTrialTest {
    private static final int SEEDS = Integer.getInteger("pilot.seeds", 1);
    private static final int BOXES = Integer.getInteger("pilot.boxes", 600);
    private static final Duration MOST = Duration.ofDays(Integer.getInteger("pilot.days", 5));

    /// Of each kind of trouble that firmware can be.
    enum Bad {
        BRICK, BOOT_LOOP, CRASHES, WEAK_SIGNAL, WRONG_VERSION;

        Defect of(String revision, double share, long seed) {
            Affected affected = new Affected(revision, share, seed);
            return switch (this) {
                case BRICK -> new Defect.Brick(affected);
                case BOOT_LOOP -> new Defect.BootLoop(affected, Duration.ofMinutes(4), 3, 0);
                case CRASHES -> new Defect.LateCrashes(affected, Duration.ofHours(2), Duration.ofHours(1));
                case WEAK_SIGNAL -> new Defect.WeakSignal(affected, 5, 1e-3);
                case WRONG_VERSION -> new Defect.OtherVersion(affected, "");
            };
        }
    }

    private static final List<WaveSize> WAVES = List.of(new WaveSize.Devices(100),
            new WaveSize.Share(BigDecimal.valueOf(10)), new WaveSize.Share(BigDecimal.valueOf(30)),
            new WaveSize.Rest());

    private static CampaignPlan ours() {
        return Plans.with(CampaignWorld.plan(new ActionRequest.Restart())).waves(WAVES.toArray(WaveSize[]::new))
                .perRevision(CampaignPlan.PER_REVISION).gates(Gates.DEFAULT).soak(Duration.ofHours(24)).retries(1)
                .plan();
    }

    private static CampaignPlan hawkBits() {
        return Plans.with(CampaignWorld.plan(new ActionRequest.Restart())).waves(WAVES.toArray(WaveSize[]::new))
                .gates(new Gates(50, Duration.ofDays(90), 0, 50, null, Map.of(), 99.9)).soak(Duration.ZERO)
                .breach(Breach.PAUSE).plan();
    }

    private static Trial.Ended run(long seed, CampaignPlan plan, Release release) {
        try (Trial trial = new Trial(PopulationPlan.typical(BOXES, seed, Trial.start()),
                "trial-" + System.nanoTime())) {
            trial.live(Duration.ofDays(1));
            return trial.campaign(release, plan, MOST);
        }
    }

    @Test
    void firmwareThatBreaksFewOfOneRevisionIsStoppedEarly() {
        List<String> late = new ArrayList<>();
        long hurt = 0;
        long hurtByHawkBits = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Bad bad = Bad.values()[(seed - 1) % Bad.values().length];
            Release release = Release.of("2.0", bad.of("B", 0.05, seed));
            Trial.Ended ours = run(seed, ours(), release);
            Trial.Ended theirs = run(seed, hawkBits(), release);
            hurt += ours.hurt();
            hurtByHawkBits += theirs.hurt();
            System.out.printf(
                    "trial %d %s: %s in wave %d after %s, given %d, hurt %d, rolled back %d: %s | hawkBit's: %s"
                            + " in wave %d, given %d, hurt %d%n",
                    seed, bad, ours.state(), ours.wave(), ours.took(), ours.given(),
                    ours.hurt(), ours.rolledBack(), ours.why(), theirs.state(), theirs.wave(), theirs.given(),
                    theirs.hurt());
            if (ours.wave() > 2 || ours.state() == CampaignState.FINISHED) {
                late.add(seed + " " + bad);
            }
        }
        System.out.printf("trials: %d seeds, hurt %d, by hawkBit's gates %d, stopped late %s%n", SEEDS, hurt,
                hurtByHawkBits, late);
        assertThat(late).isEmpty();
        assertThat(hurt).isLessThan(hurtByHawkBits);
    }

    @Test
    void soundFirmwareIsNotStopped() {
        List<String> stopped = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Trial.Ended ended = run(10_000 + seed, ours(), Release.of("2.0"));
            System.out.printf("sound %d: %s in wave %d after %s, given %d: %s%n", seed, ended.state(), ended.wave(),
                    ended.took(), ended.given(), ended.why());
            if (ended.state() != CampaignState.FINISHED && ended.state() != CampaignState.RUNNING) {
                stopped.add(seed + ": " + ended.why());
            }
        }
        assertThat(stopped.size()).as("%s", stopped).isLessThanOrEqualTo(SEEDS / 20);
    }
}
