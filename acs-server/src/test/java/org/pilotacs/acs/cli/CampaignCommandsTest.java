package org.pilotacs.acs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// What somebody at a terminal does with campaigns.
class CampaignCommandsTest {
    @TempDir
    private Path folder = Path.of("");
    private TestDoor door;

    /// What a command line came to.
    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = TestDoor.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new BufferedReader(new StringReader("")), false,
                Map.of("PILOT_SERVER", "http://127.0.0.1:" + door.port()));
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("none is started here");
        }, _ -> {
            throw new IOException("none is started here");
        }, new NoTexts(), _ -> {
            throw new IOException("none is started here");
        }), terminal);
        return new Result(exit, out.toString(), err.toString());
    }

    private record NoTexts() implements ConfigTexts {
        @Override
        public String effective(ServerStarter.ConfigSource source) {
            return "";
        }

        @Override
        public String reference() {
            return "";
        }
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private JsonNode plan(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[]{ "campaign", "new", "--json", "--restart"}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        Result made = run(arguments);
        assertThat(made.exit()).as(made.err()).isZero();
        return json(made.out()).path("plan");
    }

    @Test
    void a_dry_run_counts_says_why_some_are_skipped_and_keeps_nothing() throws IOException {
        door.campaigns.comes("S1", "A");
        door.campaigns.comes("S2", "B");
        Path image = Files.writeString(folder.resolve("a.bin"), "firmware");
        assertThat(run("add-firmware", image.toString(), "--product-class", "SV-S2", "--firmware-version", "2.5.0",
                "--hardware", "B").exit()).isZero();
        Result found = run("campaign", "new", "--firmware", "2.5.0", "--model", "SV-S2", "--dry-run");
        assertThat(found.exit()).as(found.err()).isZero();
        assertThat(found.out()).contains("2 of 2 boxes match; 1 would be begun with.").contains("Skipped:")
                .contains("1  SV-S2 · B").contains("A1B2C3-SV%2DS2-S2").contains("without --dry-run");
        assertThat(run("campaigns").out()).contains("There are no campaigns.");
        Result nobody = run("campaign", "new", "--firmware", "2.5.0", "--model", "none", "--dry-run");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.out()).contains("nothing to do");
        assertThat(run("campaign", "new", "--firmware", "9.9").err()).contains("There is no firmware 9.9");
    }

    @Test
    void one_goes_from_its_draft_to_its_end_and_says_each_next_step() {
        String box = door.campaigns.comes("S1", "A").id().value();
        Result made = run("campaign", "new", "--restart", "--model", "SV-S2", "--name", "Evening", "--soak", "0s");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.out()).contains("Evening is kept as").contains("./pilot campaign prepare ");
        Result early = run("campaign", "start", "evening");
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.err()).contains("Have its devices gathered first");
        assertThat(run("campaign", "prepare", "Evening", "--remark", "now").out()).contains("Evening: gathering");
        door.campaigns.runner.tick();
        assertThat(run("campaign", "devices", "Evening").out()).contains(box).contains("pending");
        Result started = run("campaign", "start", "Evening");
        assertThat(started.out()).contains("Evening: running").contains("./pilot campaign pause");
        door.campaigns.pass(Duration.ofSeconds(1));
        Result shown = run("campaign", "Evening");
        assertThat(shown.out()).contains("wave 1 of 4").contains("Wave 1: 0 of 1 devices are through")
                .contains("waiting 1").contains("this machine").contains("█ well");
        assertThat(door.campaigns.comes(door.campaigns.desk.members(
                door.campaigns.desk.list(null, 1).items().getFirst().id(), null, null, 1).items().getFirst().device(),
                door.core.confirmed())).isTrue();
        for (int turn = 0; turn < 4; turn++) {
            door.campaigns.pass(Duration.ofSeconds(2));
        }
        Result followed = run("campaign", "Evening", "--follow");
        assertThat(followed.exit()).as(followed.out()).isZero();
        assertThat(followed.out()).contains("finished: Finished: well: 1 of 1 devices.");
        assertThat(run("campaigns").out()).containsPattern("Evening +finished +4 of 4 +1 +1 +0 +Finished");
    }

    @Test
    void boxes_that_came_to_harm_are_listed_with_why() {
        door.campaigns.comes("S1", "A");
        run("campaign", "new", "--restart", "--name", "x", "--retries", "0");
        run("campaign", "prepare", "x");
        door.campaigns.runner.tick();
        run("campaign", "start", "x");
        door.campaigns.pass(Duration.ofSeconds(1));
        String id = door.campaigns.desk.list(null, 1).items().getFirst().id();
        door.campaigns.desk.members(id, null, null, 9).items()
                .forEach(one -> door.campaigns.comes(one.device(), new Outcome.Failed(
                        new Fault(Fault.Kind.TRANSFER, "9010", Saying.of("the box is asleep"), null))));
        door.campaigns.pass(Duration.ofSeconds(1));
        assertThat(run("campaign", "devices", "x", "--state", "failed").out()).contains("S1").contains(
                "the box is asleep");
        assertThat(run("campaign", "devices", "x", "--state", "hurt").out()).contains("None of its boxes is hurt.");
        assertThat(run("campaign", "devices", "x", "--state", "well").exit()).isEqualTo(1);
        assertThat(run("campaign", "x").out()).contains("! failure: 1 of 1 boxes");
        assertThat(run("campaign", "abort", "x", "--remark", "enough").out()).contains("“enough”");
    }

    @Test
    void what_is_said_becomes_the_plan() {
        JsonNode plan = plan("--model", "SV-S2,SV-S3", "--hardware", "B", "--firmware-version", "2.*", "--tag", "a",
                "--area", "00", "--link", "cwmp", "--seen-within", "2d", "--where", "productClass = \"x\"", "--dynamic",
                "--canary", "10", "--waves", "5%,25%,rest", "--per-revision", "3", "--window", "2:00-05:00", "--days",
                "mon,tue", "--zone", "Europe/Warsaw", "--at-once", "7", "--bandwidth", "50MB/s", "--no-knock", "--soak",
                "12h", "--retries", "2", "--errors", "2.5", "--most-errors", "9", "--on-stop", "pause", "--until",
                "7d");
        assertThat(plan.at("/target/models").toString()).isEqualTo("[\"SV-S2\",\"SV-S3\"]");
        assertThat(plan.at("/target/where").asText()).isEqualTo("productClass = \"x\"");
        assertThat(plan.path("waves").toString())
                .isEqualTo("[{\"devices\":10},{\"percent\":5},{\"percent\":25},{\"rest\":true}]");
        assertThat(plan.path("window").toString()).isEqualTo(
                "{\"from\":\"02:00\",\"to\":\"05:00\",\"days\":[\"mon\",\"tue\"],\"zone\":\"Europe/Warsaw\"}");
        assertThat(plan.path("pace").toString())
                .isEqualTo("{\"atOnce\":7,\"bytesPerSecond\":50000000,\"knock\":false}");
        assertThat(plan.at("/gates/errors").asDouble()).isEqualTo(2.5);
        assertThat(plan.path("breach").asText()).isEqualTo("pause");
        assertThat(plan.path("soak").asText()).isEqualTo("12h");
        assertThat(plan().path("waves").size()).as("the server's").isEqualTo(4);
        assertThat(plan("--waves", "3").path("waves").toString()).isEqualTo("[{\"devices\":3},{\"rest\":true}]");
    }

    @Test
    void the_type_of_what_is_written_is_the_one_that_a_box_named() {
        door.campaigns.comes("S1", "A");
        Result unknown = run("campaign", "new", "--write", "Device.X=1");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("--write Device.X:string=…");
        Result made = run("campaign", "new", "--json", "--write", "Device.X:unsignedInt=1", "--write",
                "Device.DeviceInfo.SoftwareVersion=2");
        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(json(made.out()).at("/plan/request/values").toString()).isEqualTo("""
                [{"path":"Device.X","type":"unsignedInt","value":"1"},\
                {"path":"Device.DeviceInfo.SoftwareVersion","type":"string","value":"2"}]""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            campaign                                         | 2 | Say which campaign
            campaign nothing                                 | 1 | There is no campaign nothing
            campaign 0123456789abcdef01234567                | 1 | There is no campaign 0123456789abcdef01234567
            campaign start nothing                           | 1 | There is no campaign nothing
            campaign new                                     | 2 | one of --firmware
            campaign new --restart --reset-pin               | 2 | one of --firmware
            campaign new --restart --waves 5%,many           | 2 | A wave is a share
            campaign new --restart --window night            | 2 | A window looks like
            campaign new --restart --zone Europe/Warsaw      | 2 | are for a --window
            campaign new --restart --bandwidth fast          | 2 | A bandwidth looks like
            campaign new --restart --window 02:00-02:00      | 1 | /window/to
            campaign new --restart --where 1+                | 1 | /target/where
            campaign new --write Device.X                    | 2 | Write PATH=VALUE
            campaign dance                                   | 1 | There is no campaign dance
            """)
    void what_makes_no_sense_is_said(String line, int exit, String says) {
        Result result = run(line.split(" ", -1));
        assertThat(result.err()).contains(says);
        assertThat(result.exit()).isEqualTo(exit);
    }

    @Test
    void each_of_its_commands_has_its_help() {
        assertThat(run("campaign", "new", "--help").out()).contains("100 boxes, 5 %, 25 %, the rest");
        for (String command : new String[]{ "prepare", "start", "approve", "reject", "pause", "resume", "next", "abort",
            "roll-back", "devices"}) {
            assertThat(run("campaign", command, "--help").out()).contains("Usage: pilot campaign " + command);
        }
    }

    @ParameterizedTest
    @CsvSource({ "50MB/s, 50000000", "400Mbit/s, 50000000", "1kB/s, 1000", "10B/s, 10", "1Gbit/s, 125000000"})
    void a_bandwidth_is_in_bytes(String text, long bytes) {
        assertThat(CampaignCare.bytesPerSecond(text)).isEqualTo(bytes);
    }
}
