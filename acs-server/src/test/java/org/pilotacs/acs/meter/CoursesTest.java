package org.pilotacs.acs.meter;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pilotacs.acs.reading.ReadingName.TUNER_CN;
import static org.pilotacs.acs.reading.ReadingName.TUNER_CODE_RATE;
import static org.pilotacs.acs.reading.ReadingName.TUNER_DELIVERY_SYSTEM;
import static org.pilotacs.acs.reading.ReadingName.TUNER_LEVEL;
import static org.pilotacs.acs.reading.ReadingName.TUNER_LOCK;
import static org.pilotacs.acs.reading.ReadingName.TUNER_MARGIN;
import static org.pilotacs.acs.reading.ReadingName.TUNER_MODULATION;
import static org.pilotacs.acs.reading.ReadingName.TUNER_STRENGTH;

class CoursesTest {
    private static final Instant BEGIN = Boxes.NOON;

    private final Courses courses = new Courses();

    private static Reading reading(ReadingName name, int tuner, Object value) {
        return new Reading(name.of(tuner), value.toString(), name.unit(), BEGIN, "test");
    }

    private static List<Reading> locked(double margin) {
        return List.of(reading(TUNER_LOCK, 1, true), reading(TUNER_LEVEL, 1, -50), reading(TUNER_MARGIN, 1, margin));
    }

    private static List<Reading> lost(double level) {
        return List.of(reading(TUNER_LOCK, 1, false), reading(TUNER_LEVEL, 1, level), reading(TUNER_CN, 1, 0),
                reading(TUNER_MARGIN, 1, -8.7));
    }

    /// The first tuner, so many half seconds after the beginning.
    private TunerSignal look(int halves, List<Reading> readings) {
        return courses.take(readings, BEGIN.plusMillis(500L * halves)).getFirst();
    }

    private Trend trend(int halves, List<Reading> readings) {
        return look(halves, readings).trend();
    }

    @Test
    void a_tuner_is_told_as_it_is_and_what_is_not_known_is_absent() {
        TunerSignal signal = look(0, List.of(reading(TUNER_LOCK, 1, true), reading(TUNER_LEVEL, 1, -48.2)));
        assertThat(signal).isEqualTo(new TunerSignal(1, true, -48.2, null, null, null, null, Trend.SAME, null));
    }

    @Test
    void without_lock_there_is_no_margin_and_no_quality() {
        TunerSignal signal = look(0, lost(-60));
        assertThat(signal.margin()).isNull();
        assertThat(signal.quality()).isZero();
    }

    @Test
    void the_margin_follows_from_the_modulation_where_the_box_does_not_tell_it() {
        TunerSignal signal = look(0, List.of(reading(TUNER_LOCK, 1, true), reading(TUNER_CN, 1, 14.71),
                reading(TUNER_DELIVERY_SYSTEM, 1, "DVB-S2"), reading(TUNER_MODULATION, 1, "8PSK"),
                reading(TUNER_CODE_RATE, 1, "3/4")));
        assertThat(Objects.requireNonNull(signal.margin())).isBetween(5.99, 6.01);
        assertThat(signal.quality()).isEqualTo(51);
    }

    @Test
    void each_tuner_has_its_own_course_and_more_than_eight_are_not_believed() {
        List<Reading> many = IntStream.rangeClosed(1, 100).mapToObj(tuner -> reading(TUNER_MARGIN, tuner, tuner))
                .toList();
        assertThat(courses.take(many, BEGIN)).extracting(TunerSignal::tuner).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(courses.take(List.of(reading(TUNER_MARGIN, 3, 1.0), reading(TUNER_MARGIN, 5, 9.0)),
                BEGIN.plusSeconds(1))).extracting(TunerSignal::tuner, TunerSignal::trend)
                .containsExactly(tuple(3, Trend.WORSE), tuple(5, Trend.BETTER));
    }

    @Test
    void the_trend_is_against_three_seconds_ago() {
        List<Trend> trends = new ArrayList<>();
        for (int halves = 0; halves <= 24; halves++) {
            // up by 0.2 dB a look for six seconds, then still
            trends.add(trend(halves, locked(2 + 0.2 * Math.min(halves, 12))));
        }
        assertThat(trends.subList(0, 3)).containsOnly(Trend.SAME);
        assertThat(trends.subList(3, 18)).as("and for three seconds after the last step").containsOnly(Trend.BETTER);
        assertThat(trends.subList(18, 25)).containsOnly(Trend.SAME);
    }

    @Test
    void noise_is_no_trend_and_does_not_end_one() {
        double[] noise = { 0, 0.2, -0.1, 0.1, -0.2, 0.2, 0, -0.2, 0.1, 0.2, -0.2};
        for (int halves = 0; halves < noise.length; halves++) {
            assertThat(trend(halves, locked(5 + noise[halves]))).isEqualTo(Trend.SAME);
        }
        Courses rising = new Courses();
        double[] steps = { 5, 5.6, 5.7, 5.4, 5.6, 5.8, 5.9, 6.0, 6.0};
        List<Trend> trends = IntStream.range(0, steps.length)
                .mapToObj(i -> rising.take(locked(steps[i]), BEGIN.plusMillis(500L * i)).getFirst().trend()).toList();
        assertThat(trends.subList(1, steps.length)).as("down to +0.3 dB it goes on").containsOnly(Trend.BETTER);
    }

    @Test
    void a_dish_that_goes_past_the_satellite_is_heard_to() {
        assertThat(trend(0, locked(4))).isEqualTo(Trend.SAME);
        assertThat(trend(1, locked(6))).isEqualTo(Trend.BETTER);
        assertThat(trend(2, locked(3))).isEqualTo(Trend.WORSE);
        assertThat(trend(3, lost(-60))).as("lock is lost").isEqualTo(Trend.WORSE);
        assertThat(trend(20, lost(-66))).isEqualTo(Trend.WORSE);
        assertThat(trend(21, lost(-59))).as("without lock the level shows the way").isEqualTo(Trend.BETTER);
        assertThat(trend(22, locked(0.2))).as("lock is there").isEqualTo(Trend.BETTER);
    }

    @Test
    void a_slow_box_is_compared_with_its_look_before() {
        assertThat(trend(0, locked(4))).isEqualTo(Trend.SAME);
        assertThat(trend(20, locked(5))).isEqualTo(Trend.BETTER);
        assertThat(trend(40, locked(5))).isEqualTo(Trend.SAME);
        assertThat(trend(60, locked(4))).isEqualTo(Trend.WORSE);
    }

    @Test
    void what_was_told_once_and_then_not_is_no_trend() {
        assertThat(trend(0, locked(4))).isEqualTo(Trend.SAME);
        assertThat(trend(1, List.of(reading(TUNER_LOCK, 1, true), reading(TUNER_STRENGTH, 1, 80))))
                .isEqualTo(Trend.SAME);
    }

    @Test
    void the_best_is_kept_with_when_it_was() {
        assertThat(look(0, locked(4)).best()).isEqualTo(new TunerSignal.Best(34, 4.0, -50.0, BEGIN));
        TunerSignal.Best best = look(1, locked(6)).best();
        assertThat(best).isEqualTo(new TunerSignal.Best(51, 6.0, -50.0, BEGIN.plusMillis(500)));
        assertThat(look(2, locked(5)).best()).isEqualTo(best);
        assertThat(look(3, lost(-20)).best()).isEqualTo(best);
    }

    @Test
    void before_the_first_lock_the_best_is_the_strongest() {
        assertThat(look(0, lost(-70)).best()).isEqualTo(new TunerSignal.Best(0, null, -70.0, BEGIN));
        TunerSignal.Best best = look(1, lost(-62)).best();
        assertThat(best).isEqualTo(new TunerSignal.Best(0, null, -62.0, BEGIN.plusMillis(500)));
        assertThat(look(2, lost(-64)).best()).isEqualTo(best);
    }

    @Test
    void an_answer_without_a_tuner_is_none() {
        assertThat(courses.take(List.of(), BEGIN)).isEmpty();
    }
}
