package org.pilotacs.acs.cli;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is made of a simulator's words.
class LoadTableTest {
    private static final List<String> SOUND = List.of("at-s=1.0 begun=5 ended=3", "counting=1",
            "calls=300", "search=300 wrong=0 p50-ms=12.8 p95-ms=26.3 p99-ms=37.7 max-ms=48.6",
            "stored=300 wrong=0 p50-ms=26.5 p95-ms=49.3 p99-ms=76.0 max-ms=83.4",
            "page=300 wrong=0 p50-ms=42.0 p95-ms=71.1 p99-ms=106.1 max-ms=172.8");
    private static final String LIVE = "live=300 wrong=%d p50-ms=300.0 p95-ms=1090.8 p99-ms=1282.3 max-ms=1421.5";

    private final StringWriter out = new StringWriter();
    private final LoadTable run = new LoadTable(new Terminal(new PrintWriter(out), new PrintWriter(out),
            new BufferedReader(new StringReader("")), false, Map.of()), CareBench.ASKED, "calls");

    private void hear(String... lines) {
        SOUND.forEach(line -> assertThat(run.take(LoadProcess.Line.of(line))).isFalse());
        List.of(lines).forEach(line -> assertThat(run.take(LoadProcess.Line.of(line))).isFalse());
        assertThat(run.take(LoadProcess.Line.of("end=1"))).isTrue();
    }

    @Test
    void what_was_measured_is_tabulated_beside_its_goal() {
        hear(LIVE.formatted(0));
        run.print();
        run.failIfSomethingIsWrong();
        assertThat(out.toString()).contains("300 calls")
                .containsPattern("search +300 +12.8 +26.3 +37.7 +48.6 +50")
                .containsPattern("live diagnosis, measured on the box +300 +300.0 +1,090.8 +1,282.3 +1,421.5 +3,000");
    }

    @Test
    void an_answer_that_is_wrong_fails_the_run_and_is_named() {
        hear(LIVE.formatted(2), "trouble=measuring_A1:_422_not_today");
        assertThatThrownBy(run::failIfSomethingIsWrong).isInstanceOf(CliFailure.class)
                .hasMessageContainingAll("2 of 300: live diagnosis", "measuring A1: 422 not today")
                .hasMessageNotContaining("search");
    }

    @Test
    void what_was_not_said_is_no_success() {
        hear();
        assertThatThrownBy(run::failIfSomethingIsWrong).hasMessageContaining("did not say how all of it went");
    }
}
