package org.pilotacs.acs.diagnosis.knowledge;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.yaml.YamlProblems;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given a knowledge file, when it is read, then all that is wrong is told with its line, and ours is whole.
class KnowledgeFileTest {
    private static final Knowledge OURS = KnowledgeFile.ours();

    private static final String SMALL = """
            version: "1"
            odds: {none: 1, complaining: 1, one: 1, two: 1, well: 0.6, likely: 0.4, doubt: 0.02}
            signs:
              margin:
                title: {en: Margin, pl: Zapas}
                states: [{is: bad, below: 1, usual: 1, standing: bad}, {is: good, usual: 9}]
            steps:
              wait: {does: {en: Wait., pl: Czekaj.}}
            causes:
              rain:
                service: signal
                title: {en: Rain, pl: Deszcz}
                tell: {en: It rains., pl: Pada.}
                steps: [wait]
                shows: {margin: {bad: 9, good: 1}}
            """;

    private static void assertProblem(String text, String problem) {
        assertThatThrownBy(() -> KnowledgeFile.parse("k.yaml", text)).isInstanceOf(YamlProblems.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_small_file_is_taken() {
        Knowledge small = KnowledgeFile.parse("k.yaml", SMALL);
        assertThat(small.causes()).singleElement()
                .satisfies(cause -> assertThat(cause.shows()).containsKey(Sign.MARGIN));
        assertThat(Objects.requireNonNull(small.signs().get(Sign.MARGIN)).states()).extracting(State::usual)
                .containsExactly(0.1, 0.9);
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertProblem(SMALL.replace("shows: {margin: {bad: 9,", "shows: {margin: {awful: 9,"),
                "k.yaml:15: causes.rain.shows.margin.awful: is no state of margin");
        assertProblem(SMALL.replace("steps: [wait]", "steps: [pray]"),
                "k.yaml:14: causes.rain.steps: there is no step pray");
        assertProblem(SMALL.replace("  margin:\n", "  margins:\n"),
                "k.yaml:4: signs.margins: is no sign that is looked at");
        assertProblem(SMALL.replace("{is: good, usual: 9}", "{is: good, below: 9, usual: 9}"),
                "the last one must be open");
        assertProblem(SMALL.replace("below: 1,", "below: much,"), "k.yaml:6");
        assertProblem(SMALL.replace(", pl: Pada.", ""), "causes.rain.tell.pl: is missing");
        assertProblem(SMALL.replace("service: signal", "service: weather"),
                "k.yaml:11: causes.rain.service: is 'weather'");
        assertProblem(SMALL.replace("{does: {en: Wait.", "{action: dance, does: {en: Wait."),
                "steps.wait.action: is none of");
    }

    @Test
    void each_of_our_causes_shows_something_and_something_can_be_done() {
        assertThat(OURS.causes()).allSatisfy(cause -> {
            assertThat(cause.shows()).as(cause.id()).isNotEmpty();
            assertThat(cause.steps()).as(cause.id()).isNotEmpty();
        });
        assertThat(OURS.causes()).extracting(Cause::id).contains("rain-fade", "dish-moved", "slow-decline", "lnb-dead",
                "lnb-output", "transponder", "tuner-fault", "overload", "interference", "no-rights", "card-unpaired",
                "card-fault", "clock-wrong", "display", "pin-forgotten", "standby", "arrears", "wifi-weak",
                "wifi-crowded",
                "line-errors", "reboot-loop", "bad-firmware", "overheating", "area-outage");
    }

    @Test
    void a_crowded_channel_is_for_the_router_to_leave_and_only_then_for_people() {
        Cause crowded = OURS.causes().stream().filter(one -> one.id().equals("wifi-crowded")).findFirst().orElseThrow();
        assertThat(crowded.steps()).containsExactly("fix-wifi", "restart", "change-channel");
        assertThat(OURS.steps().get("fix-wifi")).extracting(Step::action).isEqualTo("fix-wifi");
        assertThat(OURS.steps().get("change-channel")).extracting(Step::action).isNull();
    }

    @Test
    void all_that_is_said_is_said_in_both_languages_and_differs() {
        Stream<Saying> said = Stream.concat(
                OURS.causes().stream().flatMap(one -> Stream.of(one.title(), one.tell())),
                Stream.concat(OURS.steps().values().stream().map(Step::does),
                        OURS.signs().values().stream().flatMap(one -> one.states().stream().map(State::says))));
        List<String> same = said.filter(one -> Language.ENGLISH.say(one).equals(Language.POLISH.say(one)))
                .map(Language.ENGLISH::say).toList();
        assertThat(same).isEmpty();
    }

    @Test
    void every_sign_that_can_be_seen_is_judged() {
        assertThat(OURS.signs().keySet()).containsExactlyInAnyOrder(Sign.values());
    }
}
