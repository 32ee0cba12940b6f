package org.pilotacs.acs.launcher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.AcsConfig;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what this build packaged, when somebody types what our documents show, line by line and in one shell, then every
/// line works. Only ports and folders are others than written.
class DocumentationIT {
    private static final Path DOCS = InstalledPilot.REPOSITORY.resolve("docs");
    /// What runs this test.
    private static final String BUILD = "mvn -B verify";
    private static final Pattern SERVER = Pattern.compile("\\./pilot (demo|serve).*");
    private static final Pattern YAML = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z]+)=.*", Pattern.DOTALL);
    private static final String WRITTEN = "127.0.0.1:3000";

    @TempDir
    private Path folder;
    private InstalledPilot pilot;

    @BeforeEach
    void install() throws Exception {
        pilot = InstalledPilot.in(folder).withoutClassCache();
        strictCurl();
    }

    @Test
    void the_readme_can_be_typed() throws Exception {
        List<String> commands = commands(InstalledPilot.REPOSITORY.resolve("README.md"));
        assertThat(commands).hasSizeGreaterThan(6);
        typeWithDemo(commands);
    }

    @Test
    void the_care_api_can_be_typed() throws Exception {
        List<String> commands = commands(DOCS.resolve("care-api.md"));
        assertThat(commands).hasSizeGreaterThan(10);
        typeWithDemo(commands);
    }

    private void typeWithDemo(List<String> commands) throws Exception {
        String start = commands.stream().filter(DocumentationIT::startsServer).findFirst().orElse("./pilot demo");
        try (RunningPilot demo = pilot.start(start, anyPort()).up()) {
            type(commands, demo.address("Look at"), Map.of());
        }
    }

    /// The server is the one of the guide's first line, with the guide's settings for real boxes, which are simulated.
    @Test
    void the_operators_guide_can_be_typed() throws Exception {
        Path guide = DOCS.resolve("operators-guide.md");
        Map<String, String> places = Map.of("/etc/pilot", Files.createDirectories(folder.resolve("etc")).toString(),
                "/var/lib/pilot", folder.resolve("var").toString());
        List<String> commands = commands(guide).stream().map(line -> moved(line, places)).toList();
        Files.writeString(folder.resolve("etc/pilot.yaml"), settings(guide).getFirst());
        String start = commands.stream().filter(DocumentationIT::startsServer).findFirst().orElseThrow();
        Map<String, String> hereOnly = new HashMap<>(anyPort());
        hereOnly.putAll(Map.of("PILOT_CWMP_HOST", "127.0.0.1", "PILOT_CONSOLE_HOST", "127.0.0.1",
                "PILOT_FILE_SERVER_HOST", "127.0.0.1",
                "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8"));
        try (RunningPilot server = pilot.start(start, hereOnly).up();
                Fleet fleet = Fleet.start(FleetConfig.of(server.address("boxes report to"), 3)
                        .acsCredentials("boxes", "change-me").connectionRequestCredentials("acs", "change-me-too"))) {
            fleet.awaitAllInformed(Duration.ofMinutes(1));
            Files.write(pilot.home().resolve("inventory.ndjson"), (Iterable<String>) fleet.inventory()::iterator);
            Files.writeString(pilot.home().resolve("keys.csv"), """
                    endpoint,identity,key
                    urn:dev:ops:A1B2C3-SVL2-SL10411232,SL10411232,000102030405060708090a0b0c0d0e0f
                    """);
            Files.write(pilot.home().resolve("sv-s2-2.5.0.bin"),
                    FirmwareImage.build("SV-S2", "2.5.0", new byte[9_000]));
            URI console = server.address("pages and API");
            String typed = type(commands, console, Map.of("PILOT_SERVER", console.toString()));
            assertThat(typed).contains("pilot_cwmp_sessions_open");
        }
    }

    @Test
    void what_the_operators_guide_sets_can_be_set() throws Exception {
        List<String> settings = settings(DOCS.resolve("operators-guide.md"));
        assertThat(settings).hasSize(16);
        for (String yaml : settings) {
            AcsConfig.load(Files.writeString(folder.resolve("pilot.yaml"), yaml), Map.of(), Map.of());
        }
    }

    private static List<String> settings(Path document) throws IOException {
        return YAML.matcher(Files.readString(document)).results().map(found -> found.group(1)).toList();
    }

    private static String moved(String line, Map<String, String> places) {
        String moved = line;
        for (Map.Entry<String, String> place : places.entrySet()) {
            moved = moved.replace(place.getKey(), place.getValue());
        }
        return moved;
    }

    /// All that a document has a reader type, without what runs this test; blocks are kept apart by a line that says where
    /// they stand.
    private static List<String> commands(Path document) throws IOException {
        List<String> commands = new ArrayList<>();
        for (ShellBlock block : ShellBlock.of(document)) {
            commands.add("echo '@@ " + document.getFileName() + ":" + block.line() + "'");
            block.commands().stream().filter(line -> !line.startsWith(BUILD)).forEach(commands::add);
        }
        return commands;
    }

    private static boolean startsServer(String line) {
        return SERVER.matcher(line).matches();
    }

    /// Types all but the server's start, in one shell that ends at the first failure; what came out of it.
    private String type(List<String> commands, URI console, Map<String, String> environment) throws Exception {
        StringBuilder script = new StringBuilder("set -eu\n");
        for (String line : commands) {
            if (!startsServer(line)) {
                script.append(line.replace(WRITTEN, console.getAuthority())).append('\n');
            }
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches() && !line.endsWith("\\")) {
                script.append(": \"${").append(assignment.group(1)).append(":?}\"\n");
            }
        }
        Path typed = Files.writeString(folder.resolve("typed.sh"), script);
        return pilot.run("bash " + typed, environment).succeeded().out();
    }

    private static Map<String, String> anyPort() {
        return Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0", "PILOT_LWM2M_PORT", "0",
                "PILOT_LWM2M_DTLS_PORT", "0", "PILOT_FILE_SERVER_PORT", "0", "PILOT_SELF_SERVICE_PORT", "0",
                "PILOT_NBI_PORT", "0");
    }

    /// A `curl` that fails where the server refuses, but for 409: what cannot be called off any more is as documented.
    private void strictCurl() throws Exception {
        String curl = pilot.run("command -v curl").succeeded().out().strip();
        pilot.tool("curl", """
                said=$(mktemp)
                %s -sS --max-time 120 -w '%%{stderr}%%{http_code}' "$@" 2>"$said" || { cat "$said" >&2; exit 1; }
                case $(tail -c 3 "$said") in
                  2?? | 409) rm "$said" ;;
                  *) cat "$said" >&2; exit 22 ;;
                esac
                """.formatted(curl));
    }
}
