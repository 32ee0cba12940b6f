package org.pilotacs.acs.diagnosis;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.diagnosis.sign.Neighbours;
import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what a home shows, when it is diagnosed, then the cause comes first, with what speaks for it, and nothing is said that nobody
/// can know.
class ReasoningTest {
    private final Reasoning reasoning = new Reasoning(KnowledgeFile.ours());

    private Diagnosis diagnose(SampleCase it) {
        return reasoning.diagnose(it.open());
    }

    private static String first(Diagnosis diagnosis) {
        return DiagnosisJson.verdict(diagnosis.verdict());
    }

    private static List<Sign> speaksFor(Diagnosis diagnosis) {
        return diagnosis.ranked().getFirst().speaksFor().stream().map(one -> one.rule().sign()).toList();
    }

    @Test
    void a_home_that_shows_nothing_wrong_is_well() {
        Diagnosis diagnosis = diagnose(SampleCase.well());
        assertThat(diagnosis.verdict()).isInstanceOf(Verdict.Well.class);
        assertThat(diagnosis.lights()).extracting(ServiceLight::state).containsOnly(ServiceLight.State.GOOD);
    }

    @Test
    void old_readings_that_were_good_make_nobody_well() {
        Diagnosis diagnosis = diagnose(
                SampleCase.well().without("clock").aged(Duration.ofDays(2)).saying(Complaint.NO_PICTURE));
        assertThat(diagnosis.verdict()).isInstanceOfSatisfying(Verdict.Unknown.class,
                unknown -> assertThat(unknown.missing()).isNotEmpty());
        assertThat(diagnosis.lights()).filteredOn(light -> light.service() != Service.BOX)
                .extracting(ServiceLight::state).doesNotContain(ServiceLight.State.GOOD);
    }

    @Test
    void nothing_known_at_all_is_unknown_and_says_what_is_missing() {
        Diagnosis diagnosis = diagnose(SampleCase.well().without(""));
        assertThat(diagnosis.verdict()).isInstanceOf(Verdict.Unknown.class);
        assertThat(diagnosis.missing()).isNotEmpty();
    }

    @Test
    void a_margin_that_fell_days_ago_while_neighbours_are_well_is_a_dish_that_moved() {
        Diagnosis diagnosis = diagnose(SampleCase.well().with("tuner.1.margin", "0.4").with("tuner.2.margin", "0.2")
                .with("tuner.1.cn", "9.1").with("tuner.2.cn", "8.9").with("tuner.1.level", "-52")
                .with("tuner.2.level", "-52").past("margin", 6.1, 0.3, 4).past("level", -45, -52, 4)
                .saying(Complaint.PIXELS));
        assertThat(first(diagnosis)).isEqualTo("dish-moved");
        assertThat(speaksFor(diagnosis)).contains(Sign.COURSE, Sign.MARGIN);
    }

    @Test
    void the_same_fall_today_among_weak_neighbours_is_the_weather() {
        Diagnosis diagnosis = diagnose(SampleCase.well().with("tuner.1.lock", "false").with("tuner.2.lock", "false")
                .with("tuner.1.margin", "-2").with("tuner.2.margin", "-2").with("tuner.1.cn", "6")
                .with("tuner.2.cn", "6").with("tuner.1.level", "-53").with("tuner.2.level", "-53")
                .without("transponder").among(new Neighbours(40, 31, 1)).saying(Complaint.NO_SIGNAL));
        assertThat(first(diagnosis)).isEqualTo("rain-fade");
        assertThat(diagnosis.ranked().getFirst().cause().beyondHome()).isTrue();
    }

    @Test
    void carriers_of_one_output_that_are_lost_together_are_the_outputs_fault() {
        SampleCase it = SampleCase.well().saying(Complaint.NO_PICTURE);
        for (int i : new int[]{ 1, 2, 4}) {
            it.carrier(i, "false", "-75", "0");
        }
        Diagnosis diagnosis = diagnose(it);
        assertThat(first(diagnosis)).isEqualTo("lnb-output");
        assertThat(speaksFor(diagnosis)).contains(Sign.SCAN);
    }

    @Test
    void a_card_without_rights_is_reconnected_and_one_in_arrears_is_paid_for() {
        SampleCase without = SampleCase.well().with("card.entitlements", "0").with("card.no-key-count", "9000")
                .with("uptime", "90000").saying(Complaint.SCRAMBLED);
        assertThat(first(diagnose(without))).isEqualTo("no-rights");
        assertThat(first(diagnose(without.inArrears()))).isEqualTo("arrears");
    }

    @Test
    void a_wrong_clock_explains_rights_that_look_expired() {
        assertThat(first(diagnose(SampleCase.well().with("card.entitlements", "0").with("card.no-key-count", "9000")
                .with("uptime", "90000").with("clock", "2024-12-21T19:30:00Z").saying(Complaint.SCRAMBLED))))
                .isEqualTo("clock-wrong");
    }

    @Test
    void a_box_that_starts_again_and_again_is_in_a_loop() {
        assertThat(first(diagnose(SampleCase.well().with("uptime", "600").saying(Complaint.RESTARTS).started(
                IntStream.range(0, 9).mapToObj(i -> SampleCase.NOW.minus(Duration.ofHours(i + 1)))
                        .toArray(Instant[]::new)))))
                .isEqualTo("reboot-loop");
    }

    @Test
    void two_things_can_be_wrong_at_once_and_both_are_told() {
        Diagnosis diagnosis = diagnose(SampleCase.well().with("card.status", "none").without("card.paired")
                .without("card.entitlements").with("temperature", "88"));
        assertThat(diagnosis.ranked().subList(0, 2)).extracting(one -> one.cause().id())
                .containsExactlyInAnyOrder("card-out", "overheating");
        assertThat(diagnosis.ranked()).filteredOn(one -> one.probability() > 0.8).hasSize(2);
    }

    @Test
    void a_code_that_the_customer_reads_aloud_decides_between_causes_that_look_alike() {
        SampleCase vague = SampleCase.well().without("card").without("clock");
        assertThat(diagnose(vague).ranked()).noneMatch(one -> one.probability() > 0.5);
        assertThat(first(diagnose(vague.meaning("card-fault", 1).saying(Complaint.CARD_MESSAGE))))
                .isEqualTo("card-fault");
    }

    @Test
    void a_decoder_is_not_suspected_of_what_only_routers_have() {
        assertThat(diagnose(SampleCase.well().saying(Complaint.WIFI)).ranked())
                .noneMatch(one -> one.cause().service() == Service.WIFI);
    }

    @Test
    void what_is_stored_reads_back_as_it_was() {
        DiagnosisJson json = new DiagnosisJson(reasoning.knowledge());
        Diagnosis diagnosis = diagnose(SampleCase.well().with("card.status", "none").without("card.entitlements"));
        assertThat(json.read(json.write(diagnosis))).isEqualTo(diagnosis);
    }
}
