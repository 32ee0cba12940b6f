package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;

/// Given boxes with the agent's real client, when a CRM has them test their line, then each test ends as the box found it,
/// whatever happens to box and server meanwhile. Pings are the simulated board's; speed is measured by real transfers.
class LineTestsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FILE = 3_000_000;

    @TempDir
    private Path data;
    @AutoClose
    private final FileShelf files;

    LineTestsTest(@TempDir Path folder) throws IOException {
        files = new FileShelf(folder);
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void all_tests_are_made_one_after_the_other_and_shown_with_what_they_found(TestDatabases.Kind kind)
            throws Exception {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_DIAGNOSTICS_DOWNLOAD_URL", files.put("speed.bin", new byte[FILE]).toString());
        settings.put("PILOT_DIAGNOSTICS_UPLOAD_URL", files.sink().toString());
        settings.put("PILOT_DIAGNOSTICS_UPLOAD_SIZE", "1MiB");
        try (AcsServer server = server(settings, 0);
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 2).mix(new FleetConfig.Mix(1, 1, 0)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(SOON);
            for (SimulatedBox box : fleet.boxes()) {
                JsonNode end = care.press(Lab.device(box), "test-line", box.serial());
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                assertThat(end.path("tests").findValuesAsText("test"))
                        .containsExactly("ping", "trace", "download", "upload");
                JsonNode tests = end.path("tests");
                assertThat(tests.at("/0/result/answered").asInt()).isEqualTo(4);
                assertThat(tests.at("/0/result/averageMs").asDouble()).isBetween(8.0, 25.0);
                assertThat(tests.at("/1/result/hops")).hasSize(6);
                assertThat(tests.at("/1/result/hops/5/host").asText()).isEqualTo("edge.operator.example");
                assertThat(tests.at("/1/result/hops/2/timesMs")).hasSize(3);
                assertThat(tests.at("/2/result/bytes").asInt()).isEqualTo(FILE);
                assertThat(tests.at("/2/result/bitsPerSecond").asLong()).isPositive();
                assertThat(tests.at("/3/result/bytes").asInt()).isEqualTo(1 << 20);
                assertThat(end.path("text").asText()).contains("answered 4 of 4", "hops: 6", "Mbit/s");
            }
            assertThat(files.swallowed()).isEqualTo(2L << 20);
        }
    }

    @Test
    void a_test_that_fails_says_why_and_does_not_keep_the_next_from_being_made() throws Exception {
        try (AcsServer server = server(Map.of(), 0);
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            JsonNode unresolved = care.end(care.wish(Lab.device(box).value(),
                    "{\"action\":\"test-line\",\"tests\":[\"ping\"],\"host\":\"nowhere.invalid\"}", "a"));
            assertThat(unresolved.at("/outcome/kind").asText()).isEqualTo("failed");
            assertThat(unresolved.at("/outcome/code").asText()).isEqualTo("test.error-cannot-resolve-host-name");
            assertThat(unresolved.at("/outcome/fault/code").asText()).isEqualTo("Error_CannotResolveHostName");

            JsonNode far = care.end(care.wish(Lab.device(box).value(),
                    "{\"action\":\"test-line\",\"host\":\"far.unreachable\"}", "b"));
            assertThat(far.at("/tests/0/result/lost").asInt()).isEqualTo(4);
            assertThat(far.at("/tests/0/result/averageMs").isNull()).isTrue();
            assertThat(far.at("/tests/1/result/hops")).hasSize(30);
            assertThat(far.path("text").asText()).contains("none of 4 answered", "was not reached");

            JsonNode both = care.end(care.wish(Lab.device(box).value(),
                    "{\"action\":\"test-line\",\"tests\":[\"ping\",\"trace\"],\"host\":\"nowhere.invalid\"}",
                    "c"));
            assertThat(both.path("steps").findValuesAsText("state")).containsExactly("settled", "settled");
            assertThat(both.path("tests").findValuesAsText("outcome")).containsExactly("failed", "failed");
        }
    }

    @Test
    void what_belongs_to_one_action_is_refused_with_another() throws Exception {
        try (AcsServer server = server(Map.of(), 0);
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            String box = Lab.device(reported(fleet)).value();
            assertThat(care.wish(box, "{\"action\":\"restart\",\"file\":\"log\"}", "a").status()).isEqualTo(400);
            assertThat(care.wish(box, "{\"action\":\"restart\",\"host\":\"x.example\"}", "b").status()).isEqualTo(400);
        }
    }

    @Test
    void a_test_outlives_a_restart_of_the_server() throws Exception {
        int port = ServerProcess.freePort();
        CountDownLatch gate = new CountDownLatch(1);
        AcsServer first = server(Map.of(), port);
        try (Fleet fleet = Fleet.start(Lab.boxes(first.cwmp(), 1))) {
            SimulatedBox box = reported(fleet);
            chassis(box).probe().hold(gate);
            String action = awaitWaiting(first, box);
            first.close();
            long mark = box.mark();
            gate.countDown();
            box.awaitAfter(mark, AgentEvent.SessionFailed.class, _ -> true, SOON);
            try (AcsServer second = server(Map.of(), port);
                    CareClient care = new CareClient(second.console().getPort())) {
                assertThat(ended(care, action).at("/outcome/code").asText()).isEqualTo("test.echoes");
            }
        } finally {
            first.close();
        }
    }

    @Test
    void a_box_that_restarts_meanwhile_forgets_the_test_and_that_is_said() throws Exception {
        try (AcsServer server = server(Map.of(), 0);
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            chassis(box).probe().hold(new CountDownLatch(1));
            String action = awaitWaiting(server, box);
            box.restart();
            JsonNode end = ended(care, action);
            assertThat(end.at("/outcome/kind").asText()).isEqualTo("failed");
            assertThat(end.at("/outcome/fault/kind").asText()).isEqualTo("unknown-result");
            assertThat(end.at("/outcome/code").asText()).isEqualTo("test.forgotten");
        }
    }

    @Test
    void a_box_that_comes_meanwhile_for_another_reason_is_waited_for_further() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try (AcsServer server = server(Map.of(), 0);
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            chassis(box).probe().hold(gate);
            String action = awaitWaiting(server, box);
            JsonNode other = care.press(Lab.device(box), "check-signal", "meanwhile");
            assertThat(other.at("/outcome/kind").asText()).isEqualTo("confirmed");
            assertThat(care.settled(action)).isEmpty();
            gate.countDown();
            assertThat(ended(care, action).at("/outcome/code").asText()).isEqualTo("test.echoes");
        }
    }

    @Test
    void a_model_without_tests_and_a_server_without_anything_to_test_against_say_so() throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(Map.of(), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 2).mix(new FleetConfig.Mix(1, 0, 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(SOON);
            List<String> codes = fleet.boxes().stream().map(box -> refusal(care, box)).sorted().toList();
            assertThat(codes).containsExactly("action.impossible", "action.no-test-target");
        }
    }

    private static String refusal(CareClient care, SimulatedBox box) {
        try {
            CareClient.Answer answer = care.start(Lab.device(box).value(), "test-line", box.serial());
            assertThat(answer.status()).isEqualTo(422);
            return answer.json().path("code").asText();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private AcsServer server(Map<String, String> more, int port) throws IOException {
        Map<String, String> settings = Lab.settings(more, port, 0);
        settings.put("PILOT_DIAGNOSTICS_HOST", "edge.operator.example");
        return AcsServer.start(Lab.config(data, settings), Clock.systemUTC());
    }

    /// Has the box ping, and waits until it is at it.
    private static String awaitWaiting(AcsServer server, SimulatedBox box) throws Exception {
        try (CareClient care = new CareClient(server.console().getPort())) {
            String action = care.wish(Lab.device(box).value(), "{\"action\":\"test-line\",\"tests\":[\"ping\"]}",
                    box.serial()).json().path("id").asText();
            Awaitility.await(action).atMost(SOON)
                    .until(() -> care.get("/care/v1/actions/" + action).json().path("stage").asText()
                            .equals("waiting"));
            return action;
        }
    }

    private static JsonNode ended(CareClient care, String action) throws Exception {
        Awaitility.await(action).atMost(SOON).until(() -> care.settled(action).isPresent());
        return care.settled(action).orElseThrow();
    }

    private static SimulatedBox reported(Fleet fleet) throws InterruptedException {
        SimulatedBox box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
        return box;
    }

    private static Chassis chassis(SimulatedBox box) {
        return box.decoder().chassis();
    }
}
