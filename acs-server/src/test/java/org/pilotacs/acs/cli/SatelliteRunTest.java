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
class SatelliteRunTest {
    private static final List<String> SOUND = List.of("admitted=20 allocated-kbit=100",
            "at-s=5.0 asked=10 answered=10 refused=0 reached=8 on-air=12",
            "at-s=65.0 asked=20 answered=20 refused=0 reached=19 on-air=60",
            "all=20 asked=20 reached=19 p50-s=0.200 p90-s=0.900 p99-s=never p100-s=never",
            "listeners=19 asked=19 reached=19 p50-s=0.200 limit-p50-s=0.015 bandwidth-limit-p50-s=0.015 p99-s=1.300",
            "answer-p50-ms=9.0 answer-p99-ms=20.0 answer-max-ms=21.0",
            "datagrams=60 highest-kbit=99.0 backlog-ms=40 too-much=0 mux-errors=0 unsound=0",
            "said-sent=60 said-too-many=0 said-too-few=0");

    private final StringWriter out = new StringWriter();
    private final SatelliteRun run = new SatelliteRun(new Terminal(new PrintWriter(out), new PrintWriter(out),
            new BufferedReader(new StringReader("")), false, Map.of()));

    private void hear(List<String> lines) {
        lines.forEach(line -> assertThat(run.take(LoadProcess.Line.of(line))).isFalse());
    }

    @Test
    void whatWasMeasuredIsTabulated() {
        hear(SOUND);
        assertThat(run.take(LoadProcess.Line.of("end=20 refused=0"))).isTrue();
        run.print();
        run.failIfSomethingIsWrong();
        assertThat(out.toString()).contains("65 s   asked 20   reached 19", "of 20 who asked 19 had their box on")
                .doesNotContain("5 s   asked 10")
                .containsPattern("reached +0.200 +1.300").containsPattern("reached of all who asked +19 of 20")
                .containsPattern("in the second that had most, kbit/s +99.0 of 100");
    }

    @Test
    void whatIsWrongIsNamed() {
        hear(SOUND);
        hear(List.of("datagrams=60 highest-kbit=150.0 backlog-ms=1500 too-much=3 mux-errors=1 unsound=0",
                "said-sent=60 said-too-many=2 said-too-few=0", "refused-because=A1:_422_not_today"));
        assertThat(run.take(LoadProcess.Line.of("end=20 refused=7"))).isTrue();
        assertThatThrownBy(run::failIfSomethingIsWrong).isInstanceOf(CliFailure.class)
                .hasMessageContainingAll("7 requests were refused: A1: 422 not today",
                        "3 messages came above the allocation", "1,500 ms something had to wait", "1 errors",
                        "2 actions say more than was sent")
                .hasMessageNotContainingAny("less than was sent", "obeyed");
    }
}
