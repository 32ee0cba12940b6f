package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given boxes with the agent's real client, when somebody fetches a log or a configuration, then the file that the box sends
/// over HTTP is here when the action is confirmed, and nobody else can put one in its place.
class UploadTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void logs_and_configurations_are_fetched_and_can_be_downloaded(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(kind, data), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 2).mix(new FleetConfig.Mix(1, 1, 0)));
                CareClient care = new CareClient(server.console().getPort());
                HttpClient browser = http()) {
            fleet.awaitAllInformed(SOON);
            for (SimulatedBox box : fleet.boxes()) {
                JsonNode log = fetch(care, box, "log", "");
                assertThat(log.at("/outcome/code").asText()).as("%s", log).isEqualTo("cwmp.uploaded");
                JsonNode configuration = fetch(care, box, "configuration", ",\"instance\":2");
                assertThat(configuration.at("/outcome/kind").asText()).isEqualTo("confirmed");
                JsonNode files = care.get("/care/v1/devices/" + CareClient.escaped(Lab.device(box).value()) + "/files")
                        .json().path("files");
                assertThat(files.findValuesAsText("file")).containsExactly("configuration", "log");
                assertThat(files.findValuesAsText("instance")).containsExactly("2", "0");
                for (String prefix : new String[]{ "/care/v1", ""}) {
                    HttpResponse<String> file = get(browser,
                            server.console().resolve(prefix + "/files/" + files.at("/0/id").asText()));
                    assertThat(file.body()).contains("ManagementServer.PeriodicInformInterval=")
                            .hasSize(files.at("/0/bytes").asInt());
                    assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                            .startsWith("attachment; filename=\"configuration-");
                    assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
                }
                // the server has the file a moment before the box writes that down
                Awaitility.await().atMost(SOON)
                        .untilAsserted(() -> assertThat(box.journal().count(Journal.Deed.UPLOAD)).isEqualTo(2));
            }
        }
    }

    @Test
    void only_the_address_that_the_box_was_given_takes_a_file_and_not_more_than_is_allowed() throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(Map.of("PILOT_FILES_MAX_SIZE", "64KiB"), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort());
                HttpClient stranger = http()) {
            SimulatedBox box = reported(fleet);
            fetch(care, box, "log", "");
            URI given = URI.create(box.await(AgentEvent.Answered.class,
                    one -> one.request() instanceof AcsRequest.Upload, SOON)
                    .request() instanceof AcsRequest.Upload order
                            ? order.url()
                            : "");
            assertThat(given.getPort()).isEqualTo(server.cwmp().getPort());
            String path = given.getPath();
            String guessed = path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0");
            assertThat(put(stranger, given.resolve(guessed), 10)).isEqualTo(404);
            assertThat(put(stranger, given.resolve("/files/000000000000000000000000/"
                    + path.substring(path.lastIndexOf('/') + 1)), 10)).isEqualTo(404);
            assertThat(put(stranger, given, 100_000)).isEqualTo(413);
            assertThat(get(stranger, given).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void a_box_that_cannot_reach_the_address_fails_with_its_own_fault() throws Exception {
        AcsConfig config = Lab.config(data,
                Lab.settings(Map.of("PILOT_FILES_URL", "http://127.0.0.1:" + ServerProcess.freePort()), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            JsonNode end = fetch(care, box, "log", "");
            assertThat(end.at("/outcome/kind").asText()).isEqualTo("failed");
            assertThat(end.at("/outcome/fault/code").asText()).isEqualTo("9015");
        }
    }

    @Test
    void a_box_that_says_it_sent_what_never_came_is_not_believed() throws Exception {
        try (FileShelf elsewhere = new FileShelf(data)) {
            AcsConfig config = Lab.config(data.resolve("acs"), Lab.settings(Map.of("PILOT_FILES_URL",
                    "http://127.0.0.1:" + elsewhere.sink().getPort(), "PILOT_CWMP_PATH", "/in"), 0, 0));
            try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                    Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                    CareClient care = new CareClient(server.console().getPort())) {
                SimulatedBox box = reported(fleet);
                JsonNode end = fetch(care, box, "log", "");
                assertThat(elsewhere.swallowed()).isPositive();
                assertThat(end.at("/outcome/code").asText()).isEqualTo("cwmp.upload-lost");
            }
        }
    }

    private static HttpClient http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static JsonNode fetch(CareClient care, SimulatedBox box, String file, String more) throws Exception {
        return care.end(care.wish(Lab.device(box).value(),
                "{\"action\":\"fetch-file\",\"file\":\"" + file + "\"" + more + "}", box.serial() + file));
    }

    private static SimulatedBox reported(Fleet fleet) throws InterruptedException {
        SimulatedBox box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
        return box;
    }

    private static int put(HttpClient client, URI to, int bytes) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(to).PUT(BodyPublishers.ofByteArray(new byte[bytes])).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private static HttpResponse<String> get(HttpClient client, URI from) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(from).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
