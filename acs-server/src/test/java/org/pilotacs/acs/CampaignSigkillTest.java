package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a fleet whose firmware a campaign updates wave by wave, when the server is killed at any moment, three times, then no box
/// is given the firmware twice, none is forgotten, and the counts are those of the boxes. How many boxes is set by
/// `pilot.campaign.boxes`; figures are in docs/benchmarks.md.
class CampaignSigkillTest {
    private static final int BOXES = Integer.getInteger("pilot.campaign.boxes", 90);
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("pilot.campaign.minutes", 4));
    private static final String PLAN = """
            {"name": "Through three kills", "request": {"action": "update-firmware", "image": "%s"},
             "target": {"models": ["SV-S2"]}, "waves": [{"percent": 20}, {"percent": 30}, {"rest": true}],
             "perRevision": 0, "soak": "1s", "retries": 3, "breach": "pause",
             "gates": {"reached": 90, "good": 0, "errors": 100, "tolerance": {}}}
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void no_box_is_updated_twice_and_none_is_forgotten(TestDatabases.Kind kind) throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("pilot.seed", 20_261_201L));
        try (ServerProcess server = new ServerProcess(data, settings(kind));
                CareClient care = new CareClient(server.consolePort())) {
            server.start();
            FleetConfig config = Lab.boxes(URI.create("http://127.0.0.1:" + server.cwmpPort() + "/"), BOXES)
                    .mix(FleetConfig.Mix.ONLY_SAGEVISION).bootTime(Duration.ofMillis(300))
                    .periodicInterval(Duration.ofSeconds(20 + BOXES / 50));
            try (Fleet fleet = Fleet.start(config)) {
                fleet.awaitAllInformed(PATIENCE);
                List<SimulatedBox> decoders = fleet.boxes().stream()
                        .filter(box -> box.inventory().productClass().equals("SV-S2")).toList();
                String id = begin(care, decoders.size());
                for (int kill = 1; kill <= KILLS; kill++) {
                    int begun = decoders.size() * kill / (KILLS + 1);
                    Awaitility.await("box " + begun).atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
                            .until(() -> decoders.stream().filter(CampaignSigkillTest::fetched).count() >= begun);
                    server.kill();
                    Thread.sleep(random.nextInt(500));
                    server.start();
                }
                JsonNode over = Awaitility.await("the campaign's end").atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> care.get("/care/v1/campaigns/" + id).json(),
                                one -> one.path("state").asText().equals("finished"));
                System.out.printf("campaign %s: %d boxes, %d kills: %s%n", kind, decoders.size(), KILLS,
                        over.path("counts"));
                assertExact(care, id, over, decoders);
            }
        }
    }

    private static boolean fetched(SimulatedBox box) {
        return box.journal().count(Journal.Deed.DOWNLOAD) > 0;
    }

    private static String begin(CareClient care, int decoders) throws IOException, InterruptedException {
        String image = care.upload("/care/v1/firmware?productClass=SV-S2&version=8.1.0",
                FirmwareImage.build("SV-S2", "8.1.0", new byte[2_000])).json().path("id").asText();
        JsonNode made = care.draft(PLAN.formatted(image), "once").json();
        String id = made.path("id").asText();
        assertThat(care.post("/care/v1/campaigns/" + id + "/prepare", "{}").status()).as("%s", made).isEqualTo(200);
        JsonNode ready = Awaitility.await("the devices").atMost(PATIENCE)
                .until(() -> care.get("/care/v1/campaigns/" + id).json(),
                        one -> one.path("state").asText().equals("ready"));
        assertThat(ready.path("counts").path("pending").asInt()).as("%s", ready).isEqualTo(decoders);
        assertThat(care.post("/care/v1/campaigns/" + id + "/start", "{}").status()).isEqualTo(200);
        return id;
    }

    /// What the server says is what the boxes did.
    private static void assertExact(CareClient care, String id, JsonNode over, List<SimulatedBox> decoders)
            throws IOException, InterruptedException {
        Map<String, Integer> counted = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = care.get("/care/v1/campaigns/" + id + "/devices?limit=100" + cursor).json();
            page.path("devices").forEach(one -> counted.merge(one.path("state").asText(), 1, Integer::sum));
            cursor = page.hasNonNull("nextCursor") ? "&cursor=" + page.path("nextCursor").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(counted.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(decoders.size());
        counted.forEach((state, number) -> assertThat(over.path("counts").path(state).asInt()).as(state)
                .isEqualTo(number));
        assertThat(decoders).allSatisfy(box -> {
            assertThat(box.journal().count(Journal.Deed.DOWNLOAD)).as(box.serial()).isEqualTo(1);
            assertThat(box.board().firmware().version()).as(box.serial()).isEqualTo("8.1.0");
        });
        assertThat(counted).as("a box whose order was cut short may not be known to have done it").containsKey("done");
    }

    private static Map<String, String> settings(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_TASKS_EVIDENCE", "20s");
        settings.put("PILOT_CAMPAIGNS_RETRY_AFTER", "5s");
        settings.put("PILOT_CAMPAIGNS_APPROVAL_ABOVE", "1000000");
        settings.put("PILOT_FILE_SERVER_PORT", Integer.toString(ServerProcess.freePort()));
        return settings;
    }
}
