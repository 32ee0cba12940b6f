package org.pilotacs.acs.diagnosis.evaluation;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.diagnosis.Reasoning;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.sim.homes.Homes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given simulated homes with known faults that the knowledge was not tuned on, when they are diagnosed, then the diagnosis is mostly
/// right, and hardly ever says well of a home that is not.
class EvaluationTest {
    private final HomeFile file = new HomeFile(YamlProfiles.load(new ProfileConfig(null)), _ -> Map.of(),
            Set.of("3.1.9", "2.0.7", "5.3.0"));

    @Test
    void of_homes_that_it_was_not_tuned_on_it_is_mostly_right() throws IOException {
        Homes homes = new Homes(400, 4711, false);
        String lines = IntStream.rangeClosed(1, homes.count()).mapToObj(homes::line).collect(Collectors.joining("\n"));
        List<Home> read = file.read(new BufferedReader(new StringReader(lines)));
        Evaluation evaluation = Evaluation.of(new Reasoning(KnowledgeFile.ours()), read);
        assertThat(evaluation.share(Judged::isRight)).as("first is right").isGreaterThan(0.91);
        assertThat(evaluation.share(one -> one.isAmong(3))).as("right among three").isGreaterThan(0.95);
        assertThat(evaluation.only(one -> !one.isWell()).share(Judged::saidWell)).as("said well of a broken home")
                .isLessThan(0.025);
        assertThat(evaluation.calibrationError()).as("off in certainty").isLessThan(0.08);
        assertThat(evaluation.confusion()).containsKeys("well", "rain-fade", "lnb-dead", "no-rights");
    }

    @Test
    void a_line_that_is_no_home_is_told_by_its_number() {
        String good = "{\"home\":1,\"truth\":[],\"at\":\"2026-03-02T19:30:00Z\",\"device\":{}}\n";
        assertThatThrownBy(() -> file.read(new BufferedReader(new StringReader(good + "{\"at\":\"yesterday\"}"))))
                .isInstanceOf(IOException.class).hasMessageContaining("line 2 is not a home");
    }
}
