package org.pilotacs.sim.rollout;

import org.junit.jupiter.api.Test;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/// What a rollout sees of a population, in virtual time and from seeds, and how often.
class PopulationTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Release SOUND = Release.of("2.0");

    /// One box that is always on, and to which nothing happens by itself.
    private static RolloutBox box() {
        return new Population(PopulationPlan.typical(1, 1, START).noise(Noise.NONE).habit(Habit.ALWAYS_ON)).box(0);
    }

    private static List<Instant> contacts(RolloutBox box, Instant from, Duration span) {
        List<Instant> contacts = new ArrayList<>();
        for (Optional<Instant> at = box.nextContact(from); at.isPresent()
                && at.get().isBefore(from.plus(span)); at = box.nextContact(at.get())) {
            contacts.add(at.get());
        }
        return contacts;
    }

    /// When the server hears that it is done.
    private static Instant confirmed(RolloutBox box, Release release, Instant at) {
        Result result = box.begin(release, at);
        assertThat(result).isInstanceOf(Result.Confirmed.class);
        return ((Result.Confirmed) result).at();
    }

    @Test
    void soundFirmwareIsConfirmedWithinMinutesAndTheBoxIsHeardThen() {
        RolloutBox box = box();
        Instant at = box.nextContact(START).orElseThrow();
        Instant confirmed = confirmed(box, SOUND, at);
        assertThat(confirmed).isBetween(at.plusSeconds(40), at.plus(Duration.ofMinutes(5)));
        assertThat(contacts(box, at, DAY)).contains(confirmed);
        assertThat(box.word(confirmed.minusSeconds(1)).version()).isEqualTo("1.0");
        assertThat(box.word(confirmed).version()).isEqualTo("2.0");
        assertThat(box.restarts(START, START.plus(DAY))).isZero();
        assertThat(box.hurt()).isFalse();
    }

    @Test
    void ofRevisionBFiveInAHundredAreHurt() {
        long given = 0;
        long hurt = 0;
        for (long seed = 0; seed < 20; seed++) {
            Population population = new Population(PopulationPlan.typical(2_000, seed, START).noise(Noise.NONE));
            Release bad = Release.of("2.0",
                    new Defect.BootLoop(new Affected("B", 0.05, seed), Duration.ofMinutes(1), 2, 0));
            for (RolloutBox box : population.boxes()) {
                box.begin(bad, box.nextContact(START).orElseThrow());
                given += box.hardware().equals("B") ? 1 : 0;
                assertThat(box.hurt() && box.hardware().equals("A")).isFalse();
            }
            hurt += population.hurt();
        }
        assertThat(given / 40_000.0).as("of revision B").isCloseTo(0.3, within(0.01));
        assertThat((double) hurt / given).isCloseTo(0.05, within(0.006));
    }

    @Test
    void whatOthersAreGivenChangesNothingForABox() {
        PopulationPlan plan = PopulationPlan.typical(50, 4, START);
        Population alone = new Population(plan);
        Population together = new Population(plan);
        Release bad = Release.of("2.0", new Defect.WeakSignal(Affected.of("", 0.5), 3, 1e-3));
        for (RolloutBox other : together.boxes().reversed()) {
            other.nextContact(START).ifPresent(at -> other.begin(bad, at));
        }
        RolloutBox one = alone.box(7);
        RolloutBox same = together.box(7);
        one.begin(bad, one.nextContact(START).orElseThrow());
        assertThat(course(one)).isEqualTo(course(same));
        assertThat(course(one)).as("asked again").isEqualTo(course(same));
    }

    private static List<Object> course(RolloutBox box) {
        List<Object> course = new ArrayList<>();
        for (Instant at : contacts(box, START, DAY.multipliedBy(14))) {
            course.add(box.word(at));
        }
        course.add(box.calls(START, START.plus(DAY.multipliedBy(100))));
        course.add(box.restarts(START, START.plus(DAY.multipliedBy(100))));
        return course;
    }

    @Test
    void anotherSeedIsAnotherCourse() {
        assertThat(course(new Population(PopulationPlan.typical(9, 1, START)).box(7)))
                .isNotEqualTo(course(new Population(PopulationPlan.typical(9, 2, START)).box(7)));
    }

    @Test
    void aBootLoopIsHeardNowAndThenUntilItFallsBack() {
        RolloutBox box = box();
        Instant at = box.nextContact(START).orElseThrow();
        Instant first = confirmed(box, Release.of("2.0",
                new Defect.BootLoop(Affected.ALL, Duration.ofMinutes(1), 3, 9)), at);
        Instant end = at.plus(Duration.ofMinutes(30));
        assertThat(contacts(box, at, Duration.ofMinutes(30))).hasSize(4).startsWith(first,
                first.plus(Duration.ofMinutes(3)), first.plus(Duration.ofMinutes(6)));
        assertThat(box.restarts(at, end)).isEqualTo(9);
        assertThat(box.word(first).version()).isEqualTo("2.0");
        assertThat(box.word(end).version()).isEqualTo("1.0");
        assertThat(box.hurt()).isTrue();
    }

    @Test
    void aBootLoopThatFallsBackUnheardComesWithTheFormerVersion() {
        RolloutBox box = box();
        Release bad = Release.of("2.0", new Defect.BootLoop(Affected.ALL, Duration.ofMinutes(1), 10, 4));
        assertThat(box.begin(bad, START)).isInstanceOfSatisfying(Result.OtherVersion.class, result -> {
            assertThat(result.version()).isEqualTo("1.0");
            assertThat(contacts(box, START, DAY)).contains(result.at());
            assertThat(box.word(result.at()).version()).isEqualTo("1.0");
            assertThat(box.restarts(START, START.plus(DAY))).isEqualTo(4);
        });
    }

    @Test
    void whoLoopsFasterThanItFetchesCannotBeHelped() {
        RolloutBox box = box();
        Instant first = confirmed(box,
                Release.of("2.0", new Defect.BootLoop(Affected.ALL, Duration.ofSeconds(20), 1, 0)), START);
        assertThat(box.begin(Release.of("1.0"), first.plusSeconds(60))).isEqualTo(new Result.Silent());
        assertThat(box.word(first.plus(DAY)).version()).isEqualTo("2.0");
        assertThat(box.restarts(first, first.plus(Duration.ofHours(1)))).isEqualTo(179);
    }

    @Test
    void aBrickIsSilentForEver() {
        RolloutBox box = box();
        assertThat(box.begin(Release.of("2.0", new Defect.Brick(Affected.ALL)), START)).isEqualTo(new Result.Silent());
        assertThat(box.nextContact(START.plus(Duration.ofMinutes(10)))).isEmpty();
        assertThat(box.offline(START.plus(Duration.ofMinutes(10)))).isTrue();
        assertThat(box.begin(SOUND, START.plus(DAY))).isEqualTo(new Result.Silent());
        assertThat(box.nextContact(START.plus(DAY))).isEmpty();
    }

    @Test
    void aWorseSignalIsToldAndGoesWithOlderFirmware() {
        RolloutBox box = box();
        double before = box.word(START).carrierToNoise();
        Instant bad = confirmed(box, Release.of("2.0", new Defect.WeakSignal(Affected.ALL, 2.5, 1e-4)), START);
        assertThat(box.word(bad).carrierToNoise()).isCloseTo(before - 2.5, within(1e-9));
        assertThat(box.word(bad).packetErrors()).isGreaterThanOrEqualTo(1e-4);
        Instant back = confirmed(box, Release.of("1.0"), bad.plus(DAY));
        assertThat(box.word(back).carrierToNoise()).isCloseTo(before, within(1e-9));
        assertThat(box.word(back).version()).isEqualTo("1.0");
        assertThat(box.hurt()).as("that it is well again does not undo that").isTrue();
    }

    @Test
    void lateCrashesComeLateAndEndWithOlderFirmware() {
        RolloutBox box = box();
        Instant from = confirmed(box, Release.of("2.0",
                new Defect.LateCrashes(Affected.ALL, DAY, Duration.ofHours(3))), START);
        assertThat(box.restarts(from, from.plus(DAY))).isZero();
        assertThat(box.restarts(from.plus(DAY), from.plus(DAY.multipliedBy(2)))).isEqualTo(8);
        Instant back = confirmed(box, Release.of("1.0"), from.plus(DAY.multipliedBy(2)).plusSeconds(60));
        assertThat(box.restarts(back, back.plus(DAY))).isZero();
    }

    @Test
    void theVersionThatABoxReportsIsNamed() {
        assertThat(box().begin(Release.of("2.0", new Defect.OtherVersion(Affected.ALL, "2.0-r1")), START))
                .isInstanceOfSatisfying(Result.OtherVersion.class,
                        result -> assertThat(result.version()).isEqualTo("2.0-r1"));
        RolloutBox box = box();
        assertThat(box.begin(Release.of("2.0", new Defect.NotInstalled(Affected.ALL)), START))
                .isInstanceOfSatisfying(Result.OtherVersion.class,
                        result -> assertThat(result.version()).isEqualTo("1.0"));
        assertThat(box.word(START.plus(DAY)).version()).isEqualTo("1.0");
    }

    @Test
    void aSlowDownloadIsConfirmedLateAndHurtsNobody() {
        RolloutBox box = box();
        Instant confirmed = confirmed(box, new Release("2.0", 3_600_000,
                List.of(new Defect.SlowDownload(Affected.ALL, 1_000))), START);
        assertThat(confirmed).isBetween(START.plus(Duration.ofHours(1)), START.plus(Duration.ofMinutes(63)));
        assertThat(box.hurt()).isFalse();
    }

    @Test
    void someDownloadsFailAndLeaveTheBoxAsItWas() {
        Population population = new Population(PopulationPlan.typical(20_000, 3, START));
        long failed = population.boxes().stream().filter(box -> {
            Optional<Instant> contact = box.nextContact(START);
            if (contact.isEmpty() || !(box.begin(SOUND, contact.get()) instanceof Result.Failed(var at, var code))) {
                return false;
            }
            assertThat(code).isEqualTo(9017);
            assertThat(box.word(at).version()).isEqualTo("1.0");
            return true;
        }).count();
        assertThat(failed / 20_000.0).isCloseTo(0.02, within(0.004));
    }

    @Test
    void whoFailedOnceMaySucceedTheNextTime() {
        Population population = new Population(PopulationPlan.typical(20_000, 3, START).habit(Habit.ALWAYS_ON));
        List<RolloutBox> failed = population.boxes().stream()
                .filter(box -> box.begin(SOUND, START) instanceof Result.Failed).toList();
        assertThat(failed.stream().filter(box -> box.begin(SOUND, START.plus(DAY)) instanceof Result.Confirmed)
                .count()).isGreaterThan(failed.size() * 9 / 10);
    }

    @Test
    void habitsSayWhenABoxIsHeard() {
        PopulationPlan quiet = PopulationPlan.typical(300, 5, START).noise(Noise.NONE);
        assertThat(contacts(quiet, Habit.ALWAYS_ON)).isEqualTo(24, within(0.1));
        assertThat(contacts(quiet, Habit.STANDBY)).isEqualTo(4, within(0.1));
        assertThat(contacts(quiet, Habit.EVENINGS)).isBetween(3.0, 4.0);
        assertThat(contacts(quiet, Habit.RARELY)).isBetween(0.5, 0.8);
        RolloutBox evenings = new Population(quiet.habit(Habit.EVENINGS)).box(0);
        assertThat(contacts(evenings, START, DAY.multipliedBy(30))).isNotEmpty()
                .allMatch(at -> at.atOffset(ZoneOffset.UTC).getHour() >= 16 && !evenings.offline(at));
        assertThat(evenings.offline(START.plus(Duration.ofHours(10)))).isTrue();
    }

    /// A day, of a box.
    private static double contacts(PopulationPlan plan, Habit habit) {
        return new Population(plan.habit(habit)).boxes().stream()
                .mapToInt(box -> contacts(box, START, DAY.multipliedBy(20)).size()).average().orElseThrow() / 20;
    }

    @Test
    void whoIsSwitchedOffMeanwhileIsConfirmedWhenItIsOnAgain() {
        RolloutBox box = new Population(
                PopulationPlan.typical(1, 1, START).noise(Noise.NONE).habit(Habit.EVENINGS)).box(0);
        Instant at = box.nextContact(START).orElseThrow();
        Instant confirmed = confirmed(box, new Release("2.0", 20 * 3_600 * 1_000L,
                List.of(new Defect.SlowDownload(Affected.ALL, 1_000))), at);
        assertThat(confirmed).isAfter(at.plus(Duration.ofHours(20)));
        assertThat(box.offline(confirmed)).isFalse();
    }

    @Test
    void boxesLeaveRestartAndCallAsOftenAsTheNoiseSays() {
        Population population = new Population(PopulationPlan.typical(3_000, 6, START).habit(Habit.ALWAYS_ON));
        Instant end = START.plus(DAY.multipliedBy(28));
        double days = 3_000.0 * 28;
        assertThat(population.boxes().stream().mapToInt(box -> box.restarts(START, end)).sum() / days)
                .isCloseTo(0.1, within(0.005));
        assertThat(population.boxes().stream().mapToInt(box -> box.calls(START, end).size()).sum() / days)
                .isCloseTo(0.003, within(0.0006));
        double away = population.boxes().stream()
                .mapToLong(box -> LongStream.range(0, 28).filter(day -> box.offline(START.plus(DAY.multipliedBy(day))))
                        .count())
                .sum() / days;
        assertThat(away).as("one week in a hundred, for three days and a half").isCloseTo(0.005, within(0.002));
    }

    @Test
    void homesWithBadFirmwareCallUntilItIsGone() {
        Population population = new Population(PopulationPlan.typical(2_000, 7, START).habit(Habit.ALWAYS_ON));
        Release bad = Release.of("2.0", new Defect.WeakSignal(Affected.ALL, 4, 1e-3));
        Instant back = START.plus(DAY.multipliedBy(7));
        population.boxes().forEach(box -> box.begin(bad, START));
        double calls = population.boxes().stream().filter(RolloutBox::hurt)
                .mapToInt(box -> box.calls(START.plus(DAY), back).size()).average().orElseThrow() / 6;
        assertThat(calls).isCloseTo(0.203, within(0.01));
        population.boxes().forEach(box -> box.begin(Release.of("1.0"), back));
        Instant after = back.plus(DAY);
        assertThat(population.boxes().stream().filter(box -> box.version(after).equals("1.0"))
                .mapToInt(box -> box.calls(after, after.plus(DAY.multipliedBy(6))).size()).average().orElseThrow() / 6)
                .isCloseTo(0.003, within(0.002));
    }

    @Test
    void rainFallsOnAnAreaAtATime() {
        Noise rain = new Noise(0, 0, 0, 0, 0, 0, 0.25, 6);
        Population population = new Population(PopulationPlan.typical(40, 8, START).noise(rain));
        RolloutBox box = population.box(3);
        RolloutBox neighbour = population.box(23);
        assertThat(neighbour.area()).isEqualTo(box.area());
        double dry = LongStream.range(0, 400).mapToDouble(hour -> cn(box, hour)).max().orElseThrow();
        double neighboursDry = LongStream.range(0, 400).mapToDouble(hour -> cn(neighbour, hour)).max().orElseThrow();
        List<Long> wet = LongStream.range(0, 4_000).filter(hour -> cn(box, hour) < dry - 1e-9).boxed().toList();
        assertThat(wet.size() / 4_000.0).isCloseTo(0.25, within(0.05));
        assertThat(wet).allMatch(hour -> cn(neighbour, hour) < neighboursDry - 1e-9);
    }

    private static double cn(RolloutBox box, long hour) {
        return box.word(START.plus(Duration.ofHours(hour))).carrierToNoise();
    }

    @Test
    void aBoxIsGivenOneThingAfterTheOther() {
        RolloutBox box = box();
        Instant confirmed = confirmed(box, SOUND, START);
        assertThatIllegalArgumentException().isThrownBy(() -> box.begin(SOUND, confirmed.minusSeconds(1)))
                .withMessageContaining(box.serial());
    }

    @Test
    void plansThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PopulationPlan.typical(0, 1, START));
        assertThatIllegalArgumentException().isThrownBy(() -> new Noise(1.5, 0, 0, 0, 0, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Noise(0, 0, Double.NaN, 0, 0, 0, 0, 0));
    }
}
