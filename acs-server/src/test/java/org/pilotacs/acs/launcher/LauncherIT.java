package org.pilotacs.acs.launcher;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what this build packaged, when somebody calls `./pilot`, then it does what its words say.
class LauncherIT {
    private static final Map<String, String> ANY_PORT = Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0",
            "PILOT_LWM2M_PORT", "0",
            "PILOT_LWM2M_DTLS_PORT", "0", "PILOT_FILE_SERVER_PORT", "0", "PILOT_SELF_SERVICE_PORT", "0",
            "PILOT_NBI_PORT", "0");
    private static final String INFORM = """
            <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer><OUI>00AA00</OUI>\
            <ProductClass>Box</ProductClass><SerialNumber>S1</SerialNumber></DeviceId></Inform></Body></Envelope>""";

    @TempDir
    private Path folder;
    private InstalledPilot pilot;

    @BeforeEach
    void install() throws IOException {
        pilot = InstalledPilot.in(folder);
    }

    @Test
    void help_says_what_there_is() throws Exception {
        assertThat(pilot.run("./pilot --help").succeeded().out()).contains("demo", "serve", "check-signal", "import");
        assertThat(pilot.run("./pilot demo --help").succeeded().out()).contains("--size");
        assertThat(pilot.run("./pilot")).satisfies(asked -> {
            assertThat(asked.exit()).isEqualTo(2);
            assertThat(asked.out()).contains("COMMAND");
        });
    }

    /// Unless somebody works on the sources while this build runs, which must not fail it.
    @Test
    void what_was_just_built_is_not_built_again() throws Exception {
        int exit = pilot.run(InstalledPilot.REPOSITORY.resolve("pilot") + " --help").exit();
        boolean edited = editedSinceTheBuildBegan();
        assertThat(exit).isEqualTo(edited ? 1 : 0);
        assertThat(Files.exists(pilot.mavenNote())).isEqualTo(edited);
    }

    private static boolean editedSinceTheBuildBegan() throws IOException {
        FileTime began = Files.getLastModifiedTime(InstalledPilot.REPOSITORY.resolve("acs-server/target/packaged"));
        for (Path source : sources()) {
            if (Files.getLastModifiedTime(source).compareTo(began) > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>(List.of(InstalledPilot.REPOSITORY.resolve("pom.xml")));
        try (Stream<Path> modules = Files.list(InstalledPilot.REPOSITORY)) {
            for (Path module : modules.filter(one -> Files.exists(one.resolve("pom.xml"))).toList()) {
                sources.add(module.resolve("pom.xml"));
                try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
                    files.filter(Files::isRegularFile).forEach(sources::add);
                }
            }
        }
        return sources;
    }

    @Test
    void what_is_not_built_or_older_than_its_source_is_built_first() throws Exception {
        InstalledPilot fresh = InstalledPilot.withoutJars(folder.resolve("fresh"));
        assertBuilds(fresh);
        Path source = sourceTree(pilot.home());
        pilot.run("./pilot --help").succeeded();
        Files.setLastModifiedTime(source, FileTime.from(now().plusSeconds(1)));
        assertBuilds(pilot);
        Files.setLastModifiedTime(source, FileTime.from(now().minusSeconds(3_600)));
        pilot.run("./pilot --help").succeeded();
        Files.setLastModifiedTime(pilot.home().resolve("protocols/target/packaged"), FileTime.from(now().plusSeconds(
                1)));
        assertBuilds(pilot);
    }

    private static void assertBuilds(InstalledPilot pilot) throws Exception {
        assertThat(pilot.run("./pilot --help")).satisfies(asked -> {
            assertThat(asked.exit()).isEqualTo(1);
            assertThat(asked.err()).contains("Building Pilot", "The build failed");
        });
        assertThat(pilot.mavenNote()).content().contains("package");
        Files.delete(pilot.mavenNote());
    }

    /// Sources and stamps of a build that is through; one of the sources.
    private static Path sourceTree(Path home) throws IOException {
        FileTime written = FileTime.from(now().minusSeconds(3_600));
        FileTime built = FileTime.from(now());
        Path source = home;
        for (String module : List.of("", "protocols", "acs-server")) {
            Path pom = home.resolve(module).resolve("pom.xml");
            source = home.resolve(module).resolve("src/main/Source");
            Path stamp = home.resolve(module).resolve("target/packaged");
            for (Path file : List.of(pom, source, stamp)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "");
                Files.setLastModifiedTime(file, file.equals(stamp) ? built : written);
            }
        }
        return source;
    }

    @Test
    void a_bench_holds_the_server_against_a_bare_one() throws Exception {
        pilot.withoutClassCache();
        String measured = pilot.run("./pilot bench cwmp --size 10 --at-once 4 --warm-up 200ms --duration 500ms")
                .succeeded().out();
        assertThat(measured).containsPattern("sessions per second +[1-9][0-9,]* +[1-9]")
                .containsPattern("CPU of the server per session, µs +[1-9][0-9,]* +[1-9]")
                .containsPattern("failed +0 +0");
    }

    @Test
    void a_bench_reaches_boxes_that_only_listen_and_draws_how_soon() throws Exception {
        pilot.withoutClassCache();
        Path out = folder.resolve("reach");
        String measured = pilot.run("./pilot bench satellite --cards 2000 --requests 20 --within 5s --wait 20s"
                + " --habits always-on --out " + out).succeeded().out();
        assertThat(measured).containsPattern("reached of all who asked +20 of 20")
                .containsPattern("CPU of the server for each request and what is sent meanwhile, ms +[0-9]");
        assertThat(out.resolve("reach.svg")).content().contains("20 of 20 cards reached, with 100 kbit/s");
        assertThat(out.resolve("reach.csv")).content().startsWith("wait_seconds,reached_percent");
    }

    @Test
    void a_bench_takes_calls_and_says_how_long_consultants_waited() throws Exception {
        pilot.withoutClassCache();
        String measured = pilot.run("./pilot bench care --size 40 --reachable 2 --calls 2 --duration 2s").succeeded()
                .out();
        assertThat(measured).contains("40 boxes move into the database", "2 decoders can be reached")
                .containsPattern("search +4 +[0-9]").containsPattern("live diagnosis, measured on the box +4 +[0-9]")
                .containsPattern("4 calls; CPU of the server for each, without the database's, ms: [0-9]");
    }

    @Test
    void a_bench_has_customers_open_their_boxes_and_says_how_long_they_waited() throws Exception {
        pilot.withoutClassCache();
        String measured = pilot.run("./pilot bench customers --size 40 --rate 4 --warm-up 2s --duration 2s").succeeded()
                .out();
        assertThat(measured).contains("40 boxes move into the database", "12 customers are given tokens")
                .containsPattern("boxes by the API, for an app +4 +[0-9]")
                .containsPattern("let in to the portal +4 +[0-9]")
                .containsPattern("the portal's page with the boxes +4 +[0-9]")
                .containsPattern("8 visits; CPU of the server for each, without the database's, ms: [0-9]");
    }

    @Test
    void a_bench_says_what_presets_cost_that_were_carried_out() throws Exception {
        pilot.withoutClassCache();
        String measured = pilot.run("./pilot bench provisioning --size 20 --at-once 4 --warm-up 3s --duration 500ms")
                .succeeded().out();
        assertThat(measured).contains("Presets were carried out on 20 of 20 boxes; 0 faults.")
                .containsPattern("failed +0 +0").containsPattern("Presets cost -?[0-9,]+ µs of CPU in each session");
    }

    @Test
    void the_bare_server_of_the_bench_can_be_loaded_by_others() throws Exception {
        pilot.withoutClassCache();
        try (RunningPilot bare = pilot.start("./pilot bench bare", Map.of()).up()) {
            assertThat(inform(bare)).contains("InformResponse");
        }
    }

    @Test
    void a_key_that_is_not_there_stops_the_start_and_is_named() throws Exception {
        pilot.withoutClassCache();
        assertThat(pilot.run("./pilot serve --set cwmp.prot=7547", ANY_PORT)).satisfies(asked -> {
            assertThat(asked.exit()).isEqualTo(2);
            assertThat(asked.err()).contains("cwmp.prot");
        });
    }

    @Test
    void a_server_goes_on_with_its_data_at_the_next_start() throws Exception {
        pilot.withoutClassCache();
        try (RunningPilot first = serve(Map.of())) {
            assertThat(inform(first)).contains("InformResponse");
            assertThat(first.terminate()).isIn(0, 143);
        }
        try (RunningPilot second = serve(Map.of())) {
            assertThat(get(second, "/care/v1/devices?q=S1")).contains("00AA00-Box-S1");
            assertThat(inform(second)).contains("InformResponse");
            assertThat(second.interrupt()).isIn(0, 130);
        }
    }

    @Test
    void the_first_start_of_a_build_makes_a_class_cache_and_later_ones_use_it() throws Exception {
        Path cache = pilot.home().resolve("acs-server/target/pilot.aot");
        assertThat(serverComesFromCache()).isTrue();
        FileTime made = Files.getLastModifiedTime(cache);
        assertThat(serverComesFromCache()).isTrue();
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);
        for (byte[] corrupt : corruptions(Files.readAllBytes(cache))) {
            Files.write(cache, corrupt);
            assertThat(serverComesFromCache()).isFalse();
        }
        for (Path jar : jars()) {
            Files.setLastModifiedTime(jar, FileTime.from(now()));
        }
        Path classes = folder.resolve("config.log");
        pilot.run("./pilot config", Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes)).succeeded();
        assertThat(isFromCache(classes, "org.pilotacs.acs.cli.PilotCli")).as("of the build before").isFalse();
        assertThat(serverComesFromCache()).isTrue();
    }

    private static List<byte[]> corruptions(byte[] sound) {
        byte[] garbage = new byte[sound.length];
        Arrays.fill(garbage, (byte) 'x');
        return List.of(new byte[0], garbage, Arrays.copyOf(sound, sound.length / 2));
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(pilot.home().resolve("acs-server/target"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    /// Starts a server and stops it; whether its own classes were found ready.
    private boolean serverComesFromCache() throws Exception {
        Path classes = folder.resolve("classes.log");
        try (RunningPilot server = serve(Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes))) {
            server.terminate();
        }
        return isFromCache(classes, "org.pilotacs.acs.AcsServer");
    }

    private static boolean isFromCache(Path classes, String name) throws IOException {
        List<String> loaded = Files.readAllLines(classes).stream().filter(one -> one.contains(name + " ")).toList();
        assertThat(loaded).hasSize(1);
        return loaded.getFirst().contains("shared objects file");
    }

    @Test
    void the_demo_says_where_to_look_and_what_to_try_and_all_that_works() throws Exception {
        try (RunningPilot demo = pilot.start("./pilot demo", ANY_PORT).up()) {
            assertThat(demo.output()).contains("All 50 boxes have reported.");
            assertThat(get(demo, "/")).contains("<html");
            assertThat(demo.output()).contains("10 more only listen to the satellite.");
            assertThat(get(demo, "/care/v1/devices?limit=200").split("\"serialNumber\"", -1)).hasSize(61);
            List<String> tries = demo.output().lines().filter(line -> line.startsWith("  ./pilot ")).toList();
            assertThat(tries).hasSize(6).last().asString().contains("reconnect");
            for (String line : tries) {
                assertThat(pilot.run(line).succeeded().out()).isNotBlank();
            }
            assertThat(demo.interrupt()).isIn(0, 130);
        }
        assertThat(pilot.mavenNote()).doesNotExist();
    }

    @Test
    void a_demo_that_is_terminated_leaves_nothing_running() throws Exception {
        pilot.withoutClassCache();
        try (RunningPilot demo = pilot.start("./pilot demo --size 3", ANY_PORT).up()) {
            assertThat(demo.terminate()).isIn(0, 143);
            assertThat(pilot.run("./pilot devices --data data/demo").exit()).isEqualTo(3);
        }
    }

    private RunningPilot serve(Map<String, String> more) throws IOException {
        Map<String, String> environment = new HashMap<>(ANY_PORT);
        environment.putAll(more);
        return pilot.start("./pilot serve --data kept", environment).up();
    }

    private static String inform(RunningPilot server) throws Exception {
        return send(HttpRequest.newBuilder(server.address("boxes report to"))
                .POST(HttpRequest.BodyPublishers.ofString(INFORM, StandardCharsets.UTF_8)));
    }

    private static String get(RunningPilot server, String path) throws Exception {
        URI console = server.output().contains("Look at")
                ? server.address("Look at")
                : server.address("pages and API");
        return send(HttpRequest.newBuilder(console.resolve(path)));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
