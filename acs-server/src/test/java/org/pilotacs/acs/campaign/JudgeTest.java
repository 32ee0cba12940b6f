package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Whether a campaign goes on, by what is counted of it.
class JudgeTest {
    private static final Instant OPENED = Instant.parse("2026-11-23T09:00:00Z");
    private static final List<String> STRATA = List.of("SV-S2 · A", "SV-S2 · B");

    private final Map<Tally.Key, Long> devices = new HashMap<>();
    private Map<Integer, Map<Measure, Rest.Share>> rest = Map.of();
    private Gates gates = Gates.DEFAULT;
    private int wave;
    private boolean broadcast;
    private Instant now = OPENED.plusSeconds(60);

    private JudgeTest are(long number, int inWave, int stratum, MemberState state, String marks) {
        devices.merge(new Tally.Key(inWave, stratum, state, marks), number, Long::sum);
        return this;
    }

    private JudgeTest are(long number, MemberState state) {
        return are(number, 0, 0, state, "");
    }

    private Ruling ruling() {
        CampaignPlan plan = Plans.with(CampaignWorld.plan(new ActionRequest.Restart()))
                .waves(new WaveSize.Devices(50), new WaveSize.Devices(500), new WaveSize.Rest()).gates(gates).plan();
        return Judge.rule(plan, new Judge.Standing(wave, OPENED, new Tally(devices), new Rest(rest), STRATA, broadcast,
                now));
    }

    private void assertStopped(@Nullable Integer stratum, String why) {
        assertThat(ruling()).isInstanceOfSatisfying(Ruling.Stop.class, stop -> {
            assertThat(stop.why()).hasToString(why);
            assertThat(stop.stratum()).isEqualTo(stratum);
        });
    }

    @Test
    void aWaveWaitsForAsManyAsMustBeThrough() {
        are(44, MemberState.DONE).are(6, MemberState.WAITING);
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class)
                .hasToString("Hold[why=Wave 1: 44 of 50 devices are through; the next wave opens at 45.]");
        are(1, MemberState.DONE);
        devices.merge(new Tally.Key(0, 0, MemberState.WAITING, ""), -1L, Long::sum);
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
    }

    @Test
    void devicesForWhichThereIsNothingToDoAreNotWaitedFor() {
        are(9, MemberState.DONE).are(1, MemberState.WAITING).are(40, MemberState.SKIPPED);
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
    }

    @Test
    void afterItsPatienceItGoesOnWithThoseThatCame() {
        are(5, MemberState.DONE).are(45, MemberState.WAITING);
        now = OPENED.plus(Duration.ofDays(3));
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
    }

    @Test
    void patienceWithNoneThatCameIsNoSuccess() {
        are(50, MemberState.WAITING);
        now = OPENED.plus(Duration.ofDays(30));
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
    }

    @Test
    void anEmptyWaveIsPassed() {
        are(50, 1, 0, MemberState.PENDING, "");
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
    }

    @Test
    void tooFewThatAreWellMakeItPause() {
        gates = new Gates(90, Duration.ofDays(3), 95, 100, null, Map.of(), 99.9);
        are(46, MemberState.DONE).are(4, MemberState.FAILED);
        assertThat(ruling())
                .hasToString("TooFewWell[why=Paused: only 46 of 50 devices of wave 1 are well, and 95 % must"
                        + " be.]");
    }

    @Test
    void oneDeviceInTroubleIsNoSign() {
        are(9, MemberState.PROVING).are(1, MemberState.UNKNOWN).are(40, MemberState.WAITING);
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
    }

    @Test
    void fourOfFortyThatFallSilentStopIt() {
        are(36, MemberState.PROVING).are(4, MemberState.UNKNOWN);
        assertStopped(0, "Stopped: 4 of 40 devices (SV-S2 · A) have not been heard since they were given it, 10 %;"
                + " 0.5 % may.");
    }

    @Test
    void aRevisionIsSeenAmongManyThatAreWell() {
        are(400, 1, 0, MemberState.PROVING, "").are(95, 1, 1, MemberState.PROVING, "")
                .are(5, 1, 1, MemberState.PROVING, "r");
        wave = 1;
        assertStopped(1, "Stopped: 5 of 100 devices (SV-S2 · B) restart by themselves since, 5 %; 0.5 % may.");
    }

    @Test
    void whatTheOthersShowTooIsNoSign() {
        rest = Map.of(0, Map.of(Measure.RESTARTS, new Rest.Share(15, 300)));
        are(37, MemberState.PROVING).are(3, 0, 0, MemberState.PROVING, "r");
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
    }

    @Test
    void whatManyMoreShowThanTheOthersIs() {
        rest = Map.of(0, Map.of(Measure.SIGNAL, new Rest.Share(15, 300)));
        are(30, MemberState.DONE).are(10, 0, 0, MemberState.HURT, "s");
        assertStopped(0, "Stopped: 10 of 40 devices (SV-S2 · A) have a weaker signal since, 25 %; of those not touched,"
                + " 5 % do.");
    }

    @Test
    void ofFewThatWereLookedAtNothingIsConcluded() {
        rest = Map.of(0, Map.of(Measure.RESTARTS, new Rest.Share(5, 10)));
        are(36, MemberState.PROVING).are(4, 0, 0, MemberState.PROVING, "r");
        assertThat(ruling()).isInstanceOf(Ruling.Stop.class);
    }

    @Test
    void whatIsNotMeasuredStopsNothing() {
        gates = new Gates(90, Duration.ofDays(3), 0, 100, null, Map.of(), 99.9);
        are(10, MemberState.PROVING).are(40, MemberState.UNKNOWN);
        assertThat(ruling()).isNotInstanceOf(Ruling.Stop.class);
    }

    @Test
    void moreErrorsThanTheNumberAllowedStopIt() {
        gates = new Gates(90, Duration.ofDays(3), 90, 100, 2, Map.of(), 99.9);
        are(40, MemberState.WAITING).are(2, MemberState.FAILED);
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
        are(1, MemberState.FAILED);
        assertStopped(null, "Stopped: it went wrong with 3 devices of wave 1, and 2 may.");
    }

    @Test
    void moreErrorsThanTheShareAllowedStopIt() {
        gates = new Gates(90, Duration.ofDays(3), 90, 10, null, Map.of(), 99.9);
        are(45, MemberState.WAITING).are(5, MemberState.FAILED);
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
        are(1, MemberState.FAILED);
        assertStopped(null, "Stopped: it went wrong with 6 of 51 devices of wave 1, and 10 % may.");
    }

    @Test
    void aWaveOfThreeMayHaveTwoErrorsOfTenPercent() {
        gates = new Gates(90, Duration.ofDays(3), 0, 10, null, Map.of(), 99.9);
        are(2, MemberState.FAILED).are(1, MemberState.WAITING);
        assertThat(ruling()).isNotInstanceOf(Ruling.Stop.class);
        are(1, MemberState.FAILED);
        assertThat(ruling()).isInstanceOf(Ruling.Stop.class);
    }

    @Test
    void boxesThatCannotAnswerAreNoErrors() {
        broadcast = true;
        are(50, MemberState.UNKNOWN);
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
    }

    @Test
    void aCallIsNoTroubleOfTheDeviceBeforeManyCall() {
        are(48, MemberState.DONE).are(2, 0, 0, MemberState.DONE, "c");
        rest = Map.of(0, Map.of(Measure.CALLS, new Rest.Share(3, 300)));
        assertThat(ruling()).isInstanceOf(Ruling.NextWave.class);
        are(5, 0, 0, MemberState.DONE, "c");
        assertThat(ruling()).isInstanceOf(Ruling.Stop.class);
    }

    @Test
    void theLastWaveEndsWithTheLastDeviceOfAllWaves() {
        wave = 2;
        are(50, MemberState.DONE).are(1, 1, 0, MemberState.WAITING, "").are(10, 2, 0, MemberState.DONE, "");
        assertThat(ruling()).hasToString(
                "Hold[why=Last wave: 10 of 10 devices are through; not through yet in all waves: 1.]");
        devices.remove(new Tally.Key(1, 0, MemberState.WAITING, ""));
        assertThat(ruling()).isInstanceOf(Ruling.Finish.class);
    }

    @Test
    void whoWasNotHeardIsWaitedForAtTheEndAsLongAsThereIsPatience() {
        wave = 2;
        are(300, MemberState.DONE).are(1, MemberState.UNKNOWN);
        assertThat(ruling()).isInstanceOf(Ruling.Hold.class);
        now = OPENED.plus(Duration.ofDays(3));
        assertThat(ruling()).isInstanceOf(Ruling.Finish.class);
    }
}
