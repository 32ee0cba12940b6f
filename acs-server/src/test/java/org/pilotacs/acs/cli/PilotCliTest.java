package org.pilotacs.acs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.incident.Group;
import org.pilotacs.acs.incident.IncidentKind;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.trace.WireTrace;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.YamlProblems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

class PilotCliTest {
    @TempDir
    private Path folder = Path.of("");
    private TestDoor door;
    private Device box;

    /// What a command line came to.
    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = TestDoor.open();
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Result run(String... arguments) {
        return run(Map.of("PILOT_SERVER", "http://127.0.0.1:" + door.port()), arguments);
    }

    private static Result run(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err),
                new BufferedReader(new StringReader("")), false, environment);
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("port 3000 is taken");
        }, port -> {
            throw new IOException("port " + port + " is taken");
        }, new Texts(), _ -> {
            throw new IOException("nothing is opened here");
        }), terminal);
        return new Result(exit, out.toString(), err.toString());
    }

    private record Texts() implements ConfigTexts {
        @Override
        public String effective(ServerStarter.ConfigSource source) {
            if (source.overrides().containsKey("nonsense")) {
                throw new YamlProblems(List.of(new Problem("command line", 0, "nonsense", "unknown key")));
            }
            assertThat(source.environment()).doesNotContainKey("PILOT_SERVER");
            return "console:\n  token: '***'";
        }

        @Override
        public String reference() {
            return "#console:";
        }
    }

    private Action begun() {
        Awaitility.await().until(() -> !door.actions.ofDevice(box.id(), 1).isEmpty());
        return door.actions.ofDevice(box.id(), 1).getFirst();
    }

    /// Runs a command that follows an action, which the box takes up as soon as it is followed.
    private Result follow(Consumer<Claim> end, String... arguments) {
        CompletableFuture<Result> result = CompletableFuture.supplyAsync(() -> run(arguments));
        String id = begun().id();
        Awaitility.await().until(() -> door.actions.watching(id) == 1);
        Claim claim = door.core.claim(box.id());
        Awaitility.await().until(() -> door.actions.isTold(id, Stage.IN_SESSION));
        end.accept(claim);
        return result.join();
    }

    @Test
    void helpNamesEveryCommandAndEachHasItsOwn() {
        Result help = run("--help");
        assertThat(help.exit()).isZero();
        List<String> commands = new ArrayList<>();
        help.out().lines().filter(line -> line.matches("  [a-z][a-z-]+ {2,}\\S.*"))
                .forEach(line -> commands.add(line.strip().split(" ", 2)[0]));
        assertThat(commands).contains("demo", "serve", "config", "devices", "show", "check-signal", "reset-pin",
                "restart", "factory-reset", "read", "write", "import", "trace");
        for (String command : commands) {
            Result one = run(command, "--help");
            assertThat(one.exit()).as(command).isZero();
            assertThat(one.out()).contains("Usage: pilot " + command);
        }
    }

    @Test
    void listsAndShowsBoxes() throws JsonProcessingException {
        Result list = run("devices");
        assertThat(list.out().lines().findFirst().orElseThrow()).startsWith("MODEL").contains("SERIAL", "CUSTOMER");
        assertThat(list.out()).contains("SN-1001").contains("14 s ago");
        Result show = run("show", "SN-1001");
        assertThat(show.out()).contains("customer 10045512").containsPattern("tuner\\.1\\.cn +14\\.2 dB +14 s ago")
                .containsPattern("tuner\\.2\\.cn +9\\.1 dB +25 h ago +\\(old\\)");
        assertThat(new JsonMapper().readTree(run("show", "SN-1001", "--json").out()).path("id").asText())
                .isEqualTo(box.id().value());
    }

    @Test
    void findsABoxByAnyOfItsNumbers() {
        for (String name : List.of("SN-1001", "10045512", "010744321187", box.id().value())) {
            assertThat(run("show", name).exit()).as(name).isZero();
        }
        Result none = run("show", "nobody");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("No box is known by nobody").contains("./pilot devices");
    }

    @Test
    void listsTheCandidatesWhenSeveralAreMeant() {
        SampleBox.comes(door.core, "SN-1002");
        Result several = run("check-signal", "10045512");
        assertThat(several.exit()).isEqualTo(2);
        assertThat(several.err()).contains("could be any of these").contains("SN%2D1001").contains("SN%2D1002");
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
    }

    @Test
    void followsAnActionToItsEvidence() {
        Result done = follow(claim -> door.core.answer(claim, box, SampleBox.signal("137")), "check-signal",
                "SN-1001");
        assertThat(done.exit()).isZero();
        assertThat(done.out()).contains("Queued").contains("In session").contains("Confirmed: read")
                .containsPattern("tuner\\.1\\.cn +13\\.7 dB +\\(just now\\)");
    }

    @Test
    void saysByItsExitCodeHowAnActionEnded() {
        assertThat(
                follow(claim -> door.core.settle(claim, new Outcome.Unconfirmed(Saying.of("handed over"))), "restart",
                        "SN-1001").exit())
                .isEqualTo(4);
        Result refused = run("reset-pin", door.core.comes(ActionWorld.ROUTER).identity().serialNumber());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("A router has no viewing PIN").contains("reference");
    }

    @Test
    void changesWifiAndTakesThePasswordFromAFile() throws IOException {
        Device router = door.core.comes(ActionWorld.ROUTER);
        String serial = router.identity().serialNumber();
        assertThat(run("fix-wifi", serial, "--no-wait").exit()).isZero();
        Path file = Files.writeString(folder.resolve("wifi-password"), "zielone okna\n");
        assertThat(run("fix-wifi", serial, "--name", "Dom", "--channel", "11", "--password-file", file.toString(),
                "--no-wait").exit()).isZero();
        assertThat(door.actions.ofDevice(router.id(), 2)).extracting(Action::request).containsExactly(
                new ActionRequest.FixWifi(0, new WifiChannel.Fixed(11), "Dom", Secret.NONE),
                new ActionRequest.FixWifi());
        assertThat(run("fix-wifi", serial, "--channel", "best").err()).contains("auto or a number such as 11");
    }

    @Test
    void doesWhatAnIncidentMakesUselessOnlyIfItIsWantedAnyway() {
        door.core.incidents.begin(new Incidents.Announcement(IncidentKind.OFFLINE, Group.EVERYWHERE, "planned work",
                new Author("noc", ""), null));
        Result refused = run("restart", "SN-1001", "--no-wait");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("since").contains("--anyway");
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        assertThat(run("restart", "SN-1001", "--no-wait", "--anyway").exit()).isZero();
        assertThat(door.actions.ofDevice(box.id(), 1)).hasSize(1);
    }

    @Test
    void doesNotEraseABoxUnasked() {
        Result reset = run("factory-reset", "SN-1001");
        assertThat(reset.exit()).isEqualTo(2);
        assertThat(reset.err()).contains("--yes");
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
        assertThat(run("factory-reset", "SN-1001", "--yes", "--no-wait").exit()).isZero();
        assertThat(run("action", begun().id(), "--cancel").out()).contains("Called off");
    }

    @Test
    void importsAndTellsEachWrongLine() throws IOException {
        Path file = folder.resolve("boxes.csv");
        Files.writeString(file, "serial,oui,subscriber\nA1,A1B2C3,5\nA2,zz,6\n");
        Result imported = run("import", file.toString());
        assertThat(imported.exit()).isEqualTo(1);
        assertThat(imported.out()).contains("line 3: oui must be six hex digits").contains("1 taken, 1 wrong");
        Files.writeString(file, "serial,oui,subscriber\nA1,A1B2C3,5\n");
        assertThat(run("import", file.toString()).exit()).isZero();
        Result missing = run("import", folder.resolve("none.csv").toString());
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("There is no file");
    }

    @Test
    void switchesATraceOnAndShowsItWithoutOrdersToTheTerminal() {
        assertThat(run("trace", "SN-1001").out()).contains("No trace is kept");
        assertThat(run("trace", "SN-1001", "on", "--minutes", "5").out()).contains("2026-11-23T09:05:00Z");
        door.traces.record(box.id(), WireTrace.Direction.FROM_DEVICE, "\u001b[2JHello");
        Result shown = run("trace", "SN-1001");
        assertThat(shown.out()).contains("Hello").doesNotContain("\u001b");
        assertThat(run("trace", "SN-1001", "off").exit()).isZero();
    }

    @Test
    void saysWhatToDoWhenNoServerAnswers() {
        Result none = run(Map.of(), "devices", "--server", "http://127.0.0.1:9");
        assertThat(none.exit()).isEqualTo(3);
        assertThat(none.err()).contains("No server answers at http://127.0.0.1:9").contains("./pilot demo");
        assertThat(run(Map.of(), "devices", "--server", "nonsense").exit()).isEqualTo(2);
        Result stopped = run(Map.of(), "devices", "--data", folder.toString());
        assertThat(stopped.err()).contains("No server runs with the data folder");
    }

    @Test
    void understandsNothingButWhatItSays() {
        Result wrong = run("chek-signal", "x");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("check-signal").contains("--help");
        assertThat(run("show").err()).contains("DEVICE");
    }

    @Test
    void showsTheConfigurationAndWhatIsWrongWithIt() {
        assertThat(run("config").out()).contains("'***'");
        assertThat(run("config", "--check").out()).contains("sound");
        Result wrong = run("config", "--set", "nonsense=1");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("nonsense: unknown key");
        Result taken = run("serve", "--data", folder.toString());
        assertThat(taken.exit()).isEqualTo(1);
        assertThat(taken.err()).contains("port 3000 is taken");
        Result bare = run("bench", "bare", "--port", "7548");
        assertThat(bare.exit()).isEqualTo(1);
        assertThat(bare.err()).contains("port 7548 is taken").doesNotContain("\tat ");
        Result none = run("bench", "bare", "--port", "70000");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--port must be 0 to 65535").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({ "--habits owls,'--habits must be one of typical, always-on, not owls'",
        "--within soon,'--within must be a time such as 30s, 10m or 1h, at most a day, not soon'",
        "--wait 25h,--wait must be a time", "--requests 0,--requests must be 1 to 1000000",
        "--cards 0,--cards must be 1 to 6000000", "--bandwidth 65536,--bandwidth must be 1 to 65535 kbit/s"})
    void saysWhichOptionOfABenchCannotBe(String option, String because) {
        String[] words = option.split(" ");
        Result wrong = run("bench", "satellite", words[0], words[1]);
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains(because).doesNotContain("\tat ");
    }
}
