package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.agent.lwm2m.Lwm2mSettings.Retry;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fault.TransferReport;
import org.pilotacs.sim.firmware.Affected;
import org.pilotacs.sim.firmware.Defect;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

import static org.assertj.core.api.Assertions.assertThat;

/// Given firmware that is bad, or a box that is bad at telling of it, when somebody has the box run it, then what is said of that is
/// what is so. One server and many boxes; each test takes a box that nobody has had.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadFirmwareTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HOURS = Duration.ofHours(2);
    private static final String FIRST = "2.4.1";
    private static final String FIRST_OF_LWM2M = "3.0.2";
    /// Firmware that fails once is ordered again (D16).
    private static final String PROFILE = """
            name: sagevision-sv-s2
            extends: sagevision-sv-s2
            session:
              restart: 5m
              download-attempts: 2
            """;

    private final ForwardClock clock = new ForwardClock();
    private final Queue<SimulatedBox> boxes = new ArrayDeque<>();
    private final Queue<Lwm2mBox> lwm2mBoxes = new ArrayDeque<>();
    private AcsServer server;
    private Fleet fleet;
    private CareClient care;
    private int wishes;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        Path profiles = Files.createDirectory(data.resolve("profiles"));
        Files.writeString(profiles.resolve("sagevision.yaml"), PROFILE);
        server = AcsServer.start(Lab.config(data, Lab.withLwm2m(Map.of("PILOT_PROFILES_FOLDER",
                profiles.toString()))), clock);
        fleet = Fleet.start(Lab.boxes(server.cwmp(), 18)
                .bootTime(Duration.ofMillis(100))
                .lwm2m(Lwm2mFleet.of(Objects.requireNonNull(server.coap()), 6)
                        .retry(new Retry(Duration.ofSeconds(5), Duration.ofMillis(100)))));
        care = new CareClient(server.console().getPort());
        fleet.awaitAllInformed(PATIENCE);
        boxes.addAll(fleet.boxes());
        lwm2mBoxes.addAll(fleet.lwm2mBoxes());
    }

    @AfterAll
    void stop() {
        care.close();
        fleet.close();
        server.close();
    }

    private CareClient.Answer begin(Box box, String version, Defect... defects) throws Exception {
        String model = box.inventory().productClass();
        String image = care.upload("/care/v1/firmware?productClass=" + model + "&version=" + version,
                FirmwareImage.build(model, version, new byte[100_000], defects)).json().path("id").asText();
        wishes++;
        return care.wish(Lab.device(box).value(),
                "{\"action\":\"update-firmware\",\"image\":\"%s\"}".formatted(image), "wish-" + wishes);
    }

    private String stage(CareClient.Answer order) throws Exception {
        return care.get("/care/v1/actions/" + order.json().path("id").asText()).json().path("stage").asText();
    }

    /// Nobody waits for hours: the clock is put forward once it is clear what the server waits for.
    private JsonNode endAfterHours(CareClient.Answer order) throws Exception {
        assertThat(stage(order)).as("%s", order.json()).isNotEqualTo("settled");
        clock.forward(HOURS);
        return care.end(order);
    }

    private void assertConfirmed(JsonNode end, Box box, String version) throws Exception {
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
        assertThat(end.path("outcome").path("text").asText()).contains(version);
        assertThat(softwareVersion(box)).isEqualTo(version);
    }

    private static void assertUnconfirmed(JsonNode end, String... words) {
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("unconfirmed");
        assertThat(end.path("outcome").path("text").asText()).contains(words);
    }

    private String softwareVersion(Box box) throws Exception {
        return care.device(Lab.device(box)).path("softwareVersion").asText();
    }

    private void awaitVersion(Box box, String version) {
        Awaitility.await(version).atMost(PATIENCE).until(() -> softwareVersion(box).equals(version));
    }

    @Test
    void a_boot_loop_is_confirmed_once_and_what_it_falls_back_to_is_seen() throws Exception {
        SimulatedBox box = boxes.remove();
        JsonNode end = care.end(begin(box, "8.1.0",
                new Defect.BootLoop(Affected.ALL, Duration.ofSeconds(1), 1, 3)));
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
        assertThat(end.path("outcome").path("text").asText()).as("that is what it ran when it said so")
                .contains("8.1.0");
        awaitVersion(box, FIRST);
    }

    @Test
    void a_boot_loop_that_fell_back_before_it_was_heard_is_not_confirmed() throws Exception {
        SimulatedBox box = boxes.remove();
        long mark = box.mark();
        CareClient.Answer order = begin(box, "8.1.1", new Defect.BootLoop(Affected.ALL, Duration.ofMillis(100), 9, 3));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, PATIENCE);
        assertUnconfirmed(endAfterHours(order), "reports version 2.4.1, not 8.1.1");
    }

    @Test
    void a_brick_is_never_done() throws Exception {
        SimulatedBox box = boxes.remove();
        long mark = box.mark();
        CareClient.Answer order = begin(box, "8.2.0", new Defect.Brick(Affected.ALL));
        box.awaitAfter(mark, AgentEvent.TransferEnded.class, _ -> true, PATIENCE);
        assertUnconfirmed(endAfterHours(order), "has not reported its end");
        assertThat(softwareVersion(box)).isEqualTo(FIRST);
    }

    @Test
    void a_brick_that_speaks_lwm2m_is_never_done() throws Exception {
        Lwm2mBox box = lwm2mBoxes.remove();
        CareClient.Answer order = begin(box, "8.2.0", new Defect.Brick(Affected.ALL));
        Awaitility.await("it to go").atMost(PATIENCE).until(() -> !box.isUp());
        assertUnconfirmed(endAfterHours(order), "began to install firmware 8.2.0");
        assertThat(softwareVersion(box)).isEqualTo(FIRST_OF_LWM2M);
    }

    @Test
    void another_version_than_ordered_is_named() throws Exception {
        SimulatedBox box = boxes.remove();
        CareClient.Answer order = begin(box, "8.3.0", new Defect.OtherVersion(Affected.ALL, "8.3.0-r1"));
        awaitVersion(box, "8.3.0-r1");
        assertUnconfirmed(endAfterHours(order), "reports version 8.3.0-r1, not 8.3.0");
    }

    @Test
    void another_version_than_ordered_is_named_by_lwm2m_too() throws Exception {
        Lwm2mBox box = lwm2mBoxes.remove();
        CareClient.Answer order = begin(box, "8.3.0", new Defect.OtherVersion(Affected.ALL, "8.3.0-r1"));
        awaitVersion(box, "8.3.0-r1");
        assertUnconfirmed(endAfterHours(order), "update went well", "reports firmware 8.3.0-r1, not 8.3.0");
    }

    @Test
    void who_waits_is_told_soon_after_the_box_started_with_another_version() throws Exception {
        SimulatedBox box = boxes.remove();
        long mark = box.mark();
        CareClient.Answer order = begin(box, "8.3.1", new Defect.OtherVersion(Affected.ALL, "8.3"));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, PATIENCE);
        clock.forward(Duration.ofMinutes(5));
        assertUnconfirmed(care.end(order), "reports version 8.3, not 8.3.1");
    }

    @Test
    void a_success_that_was_none_is_not_confirmed() throws Exception {
        SimulatedBox box = boxes.remove();
        long mark = box.mark();
        CareClient.Answer order = begin(box, "8.4.0", new Defect.NotInstalled(Affected.ALL));
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, PATIENCE);
        assertUnconfirmed(endAfterHours(order), "reported the transfer as complete",
                "reports version 2.4.1, not 8.4.0");
    }

    @Test
    void a_success_that_was_none_is_not_confirmed_by_lwm2m_either() throws Exception {
        Lwm2mBox box = lwm2mBoxes.remove();
        long mark = box.mark();
        CareClient.Answer order = begin(box, "8.4.0", new Defect.NotInstalled(Affected.ALL));
        Awaitility.await("it to install").atMost(PATIENCE).until(() -> box.journal().count(Deed.INSTALL) == 1);
        box.awaitRegistered(mark, PATIENCE);
        Awaitility.await("the server to have looked").atMost(PATIENCE)
                .until(() -> parameter(box, "Lwm2m.5.0.5").equals("1"));
        assertUnconfirmed(endAfterHours(order), "update went well", "reports firmware 3.0.2, not 8.4.0");
    }

    private String parameter(Box box, String name) throws Exception {
        for (JsonNode parameter : care.parameters(Lab.device(box))) {
            if (parameter.path("path").asText().equals(name)) {
                return parameter.path("value").asText();
            }
        }
        return "";
    }

    @Test
    void a_slow_download_goes_on_and_is_confirmed_late() throws Exception {
        SimulatedBox box = boxes.remove();
        CareClient.Answer order = begin(box, "8.5.0", new Defect.SlowDownload(Affected.ALL, 60_000));
        Awaitility.await("it to be fetching").atMost(PATIENCE).until(() -> stage(order).equals("waiting"));
        clock.forward(Duration.ofMinutes(50));
        assertConfirmed(care.end(order), box, "8.5.0");
    }

    @Test
    void a_slow_download_that_breaks_off_is_gone_on_with_by_lwm2m() throws Exception {
        Lwm2mBox box = lwm2mBoxes.remove();
        box.files().slow(80_000);
        box.files().breakOff(2, 40_000);
        assertConfirmed(care.end(begin(box, "8.5.0")), box, "8.5.0");
        assertThat(box.journal().count(Deed.DOWNLOAD)).isEqualTo(1);
    }

    @Test
    void settings_that_were_lost_do_not_hide_the_new_version() throws Exception {
        SimulatedBox box = boxes.remove();
        long mark = box.mark();
        assertConfirmed(care.end(begin(box, "8.6.0", new Defect.LosesSettings(Affected.ALL))), box, "8.6.0");
        box.awaitSession(mark, EventCode.BOOTSTRAP, PATIENCE);
        Lwm2mBox other = lwm2mBoxes.remove();
        assertConfirmed(care.end(begin(other, "8.6.0", new Defect.LosesSettings(Affected.ALL))), other, "8.6.0");
    }

    @Test
    void a_worse_signal_goes_with_the_firmware_that_made_it() throws Exception {
        SimulatedBox box = boxes.remove();
        double before = box.decoder().tuner(1).read().carrierToNoise();
        assertConfirmed(care.end(begin(box, "8.7.0", new Defect.WeakSignal(Affected.ALL, 5, 0))), box, "8.7.0");
        assertThat(box.decoder().tuner(1).read().carrierToNoise()).isLessThan(before - 4);
        assertConfirmed(care.end(begin(box, FIRST)), box, FIRST);
        assertThat(box.decoder().tuner(1).read().carrierToNoise()).isGreaterThan(before - 1);
    }

    @Test
    void d14_a_transfer_that_is_never_reported_is_proved_by_the_version() throws Exception {
        SimulatedBox box = boxes.remove();
        box.faults().reportTransfers(TransferReport.NEVER);
        assertConfirmed(care.end(begin(box, "8.8.0")), box, "8.8.0");
        CareClient.Answer order = begin(box, "8.8.1", new Defect.OtherVersion(Affected.ALL, "8.8.1-r1"));
        awaitVersion(box, "8.8.1-r1");
        assertUnconfirmed(endAfterHours(order), "reports version 8.8.1-r1, not 8.8.1", "has not reported how");
    }

    @Test
    void d15_a_transfer_without_its_key_and_with_events_in_any_order_is_known() throws Exception {
        SimulatedBox box = boxes.remove();
        box.faults().reverseEvents(true);
        box.faults().reportTransfers(TransferReport.WITHOUT_KEY);
        assertConfirmed(care.end(begin(box, "8.8.0")), box, "8.8.0");
        box.faults().reportTransfers(TransferReport.KEY_IN_EVENT_ONLY);
        assertConfirmed(care.end(begin(box, "8.8.2")), box, "8.8.2");
    }

    @Test
    void d16_a_download_that_fails_at_first_is_ordered_again() throws Exception {
        SimulatedBox box = boxes.remove();
        box.files().breakOff(1, 20_000);
        assertConfirmed(care.end(begin(box, "8.8.0")), box, "8.8.0");
        box.board().chassis().failInstallations(1);
        assertConfirmed(care.end(begin(box, "8.8.2")), box, "8.8.2");
        box.files().breakOff(2, 20_000);
        JsonNode end = care.end(begin(box, "8.8.3"));
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("failed");
        assertThat(end.path("outcome").path("fault").path("code").asText()).isEqualTo("9017");
        assertThat(end.path("outcome").path("text").asText()).contains("ordered 2 times");
    }

    @Test
    void d17_a_transfer_that_is_reported_as_nobodys_is_answered_in_its_own_terms_and_proved_by_the_version()
            throws Exception {
        SimulatedBox box = boxes.remove();
        box.faults().reportTransfers(TransferReport.AUTONOMOUS);
        long mark = box.mark();
        assertConfirmed(care.end(begin(box, "8.8.0")), box, "8.8.0");
        box.awaitSession(mark, EventCode.TRANSFER_COMPLETE, PATIENCE);
    }

    @Test
    void d18_a_factory_reset_waits_for_the_download_that_it_would_drop() throws Exception {
        SimulatedBox box = boxes.remove();
        box.files().slow(80_000);
        CareClient.Answer update = begin(box, "8.8.0");
        CareClient.Answer reset = care.start(Lab.device(box).value(), "factory-reset", "reset");
        assertThat(reset.status()).as("%s", reset.json()).isEqualTo(202);
        assertConfirmed(care.end(update), box, "8.8.0");
        assertThat(care.end(reset).path("outcome").path("kind").asText()).isEqualTo("confirmed");
        assertThat(box.journal().count(Deed.DOWNLOAD)).isEqualTo(1);
    }
}
