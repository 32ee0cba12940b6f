package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Given boxes that collect by themselves and post it, in each format of TR-181, then the readings of their models are kept with
/// the moments at which the boxes took them; and whoever is no device of ours posts in vain.
class BulkDataTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String UPTIME = "Device.DeviceInfo.UpTime";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({ "H2,JSON,NameValuePair", "H2,JSON,ObjectHierarchy", "H2,CSV,ParameterPerRow",
        "POSTGRES,CSV,ParameterPerColumn"})
    void what_a_box_collects_and_posts_becomes_readings(TestDatabases.Kind kind, String encoding, String format)
            throws Exception {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_CWMP_USERNAME", "box");
        settings.put("PILOT_CWMP_PASSWORD", "secret");
        AcsConfig config = Lab.config(data, Lab.settings(settings, 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).acsCredentials("box", "secret"));
                Orders orders = new Orders(config);
                Database beside = Database.open(config.database());
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = reported(fleet);
            Instant begun = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
            setUp(orders, box, server.cwmp().resolve("/bulk"), encoding, format);
            JdbcReadingHistory history = new JdbcReadingHistory(beside);
            Awaitility.await().atMost(SOON).until(() -> series(history, box, "uptime").size() >= 2);
            assertThat(series(history, box, "uptime")).allSatisfy(one -> {
                assertThat(one.source()).isEqualTo(UPTIME);
                assertThat(one.at()).isBetween(begun, Clock.systemUTC().instant());
                assertThat(Long.parseLong(one.value())).isBetween(0L, 600L);
            });
            assertThat(history.latest(Lab.device(box))).extracting(Reading::name).contains("tuner.1.lock",
                    "tuner.2.cn");
            JsonNode readings = care.device(Lab.device(box)).path("readings");
            assertThat(readings.findValuesAsText("name")).contains("uptime", "tuner.1.cn", "tuner.2.cn");
        }
    }

    @Test
    void only_a_device_that_shows_who_it_is_is_heard_and_nonsense_is_refused() throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(Map.of("PILOT_CWMP_USERNAME", "box", "PILOT_CWMP_PASSWORD",
                "secret", "PILOT_CWMP_BULK_MAX_BODY", "16KiB"), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1).acsCredentials("box", "secret"));
                Database beside = Database.open(config.database());
                HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            SimulatedBox box = reported(fleet);
            URI mine = server.cwmp().resolve("/bulk?oui=" + box.inventory().oui() + "&pc="
                    + box.inventory().productClass() + "&sn=" + box.serial());
            String report = "{\"Report\":[{\"CollectionTime\":%d,\"%s\":\"4711\"}]}"
                    .formatted(Clock.systemUTC().instant().getEpochSecond(), UPTIME);
            assertThat(post(http, mine, "", report)).isEqualTo(401);
            assertThat(post(http, mine, "box:wrong", report)).isEqualTo(401);
            assertThat(post(http, server.cwmp().resolve("/bulk"), "box:secret", report)).isEqualTo(400);
            assertThat(post(http, server.cwmp().resolve("/bulk?oui=000000&pc=X&sn=1"), "box:secret", report))
                    .isEqualTo(404);
            assertThat(post(http, mine, "box:secret", "{\"Report\":[{\"a\":")).isEqualTo(400);
            assertThat(post(http, mine, "box:secret", "x".repeat(20_000))).isEqualTo(413);
            JdbcReadingHistory history = new JdbcReadingHistory(beside);
            assertThat(series(history, box, "uptime")).isEmpty();
            assertThat(post(http, mine, "box:secret", report)).isEqualTo(200);
            assertThat(post(http, mine, "box:secret", report)).isEqualTo(200);
            assertThat(series(history, box, "uptime")).extracting(Reading::value).containsExactly("4711");
            assertThat(zipped(http, mine, report.replace("4711", "4712").replace("CollectionTime", "Ignored")))
                    .isEqualTo(200);
            assertThat(series(history, box, "uptime")).extracting(Reading::value).contains("4712");
        }
    }

    @Test
    void rows_of_a_box_whose_clock_is_years_off_keep_their_distance_up_to_now() throws Exception {
        AcsConfig config = Lab.config(data, Lab.settings(Map.of(), 0, 0));
        try (AcsServer server = AcsServer.start(config, Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Database beside = Database.open(config.database());
                HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            SimulatedBox box = reported(fleet);
            URI mine = server.cwmp().resolve("/bulk?oui=" + box.inventory().oui() + "&pc="
                    + box.inventory().productClass() + "&sn=" + box.serial());
            Instant before = Clock.systemUTC().instant();
            for (String time : List.of("100", "4102444800")) {
                long first = Long.parseLong(time);
                assertThat(post(http, mine, "", "ReportTimestamp,%s\r\n%d,1\r\n%d,301\r\n".formatted(UPTIME, first,
                        first + 300))).isEqualTo(200);
            }
            List<Reading> kept = series(new JdbcReadingHistory(beside), box, "uptime");
            assertThat(kept).hasSize(4);
            assertThat(kept.getLast().at()).isBetween(before.minusMillis(1), Clock.systemUTC().instant());
            assertThat(kept.getFirst().at()).isBetween(before.minusSeconds(301), before.minusSeconds(200));
        }
    }

    /// What an operator would have a box post.
    private static void setUp(Orders orders, SimulatedBox box, URI url, String encoding, String format) {
        confirmed(orders, box, new Operation.Add("Device.BulkData.Profile.", List.of(text("EncodingType", encoding),
                text(encoding + "Encoding.ReportFormat", format), text("HTTP.URL", url.toString()),
                text("HTTP.Username", "box"), text("HTTP.Password", "secret"),
                new Assignment("ReportingInterval", new Value(ValueType.UNSIGNED_INT, "1")))));
        for (String reference : List.of(UPTIME, "Device.Services.STBService.1.Components.FrontEnd.")) {
            confirmed(orders, box, new Operation.Add("Device.BulkData.Profile.1.Parameter.",
                    List.of(text("Reference", reference))));
        }
        confirmed(orders, box, new Operation.Write(List.of(new Assignment("Device.BulkData.Enable", Value.bool(true)),
                new Assignment("Device.BulkData.Profile.1.Enable", Value.bool(true)))));
    }

    private static void confirmed(Orders orders, SimulatedBox box, Operation operation) {
        TaskId task = orders.give(box, operation);
        // rather than when it is knocked at next, every 20 s
        box.informPeriodically();
        assertThat(orders.awaitOutcome(task)).isInstanceOf(Outcome.Confirmed.class);
    }

    private static Assignment text(String path, String value) {
        return new Assignment(path, Value.string(value));
    }

    private static List<Reading> series(JdbcReadingHistory history, SimulatedBox box, String name) {
        return history.series(Lab.device(box), name, Instant.EPOCH, Clock.systemUTC().instant().plusSeconds(600));
    }

    private static SimulatedBox reported(Fleet fleet) throws InterruptedException {
        SimulatedBox box = fleet.boxes().iterator().next();
        box.awaitSession(0, EventCode.BOOT, SOON);
        return box;
    }

    private static int post(HttpClient http, URI to, String login, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(BodyPublishers.ofString(body));
        if (!login.isEmpty()) {
            request.header("Authorization", basic(login));
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static int zipped(HttpClient http, URI to, String body) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return http.send(HttpRequest.newBuilder(to).header("Authorization", basic("box:secret"))
                .header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bytes.toByteArray())).build(),
                BodyHandlers.discarding()).statusCode();
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
