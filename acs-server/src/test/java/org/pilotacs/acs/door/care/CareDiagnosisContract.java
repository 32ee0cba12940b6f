package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.Claim;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a box, when somebody asks what is wrong with it, then the API says what is probable and why; and after something was done,
/// whether it helped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareDiagnosisContract {
    private static final String STB = "Device.Services.STBService.1.";
    private static final String RIGHTS = STB + "Components.CA.1.X_A1B2C3_EntitlementCount";

    private final TestDoor door;
    private int boxes = 7000;
    private Device box;

    CareDiagnosisContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-7000");
    }

    @AfterAll
    void close() {
        door.close();
    }

    @BeforeEach
    void aBoxComes() {
        box = SampleBox.comes(door.core, "SN-" + ++boxes, Duration.ofSeconds(14), Duration.ofSeconds(14));
    }

    private String box() {
        return TestDoor.path(box);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    /// What the check reads of a box whose card opens so many channels.
    private static Map<String, String> checked(String rights) {
        Map<String, String> values = new TreeMap<>(SampleBox.signal("142"));
        SampleBox.signal("142").forEach((path, value) -> values.put(path.replace("FrontEnd.1.", "FrontEnd.2."), value));
        values.putAll(Map.of(RIGHTS, rights, "Device.DeviceInfo.UpTime", "3600",
                "Device.SmartCardReaders.SmartCardReader.1.SmartCard.Status", "Running",
                "Device.SmartCardReaders.SmartCardReader.1.DecryptionFailedNoKeyCounter",
                rights.equals("0") ? "360" : "0",
                STB + "X_A1B2C3_Standby", "false",
                "Device.DeviceInfo.TemperatureStatus.TemperatureSensor.1.Value", "46"));
        return values;
    }

    private JsonNode begin(String body, String key) {
        HttpResponse<String> begun = door.post(box() + "/diagnosis", body, "Idempotency-Key", key);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.headers().firstValue("location"))
                .hasValue("/care/v1/diagnoses/" + json(begun).path("id").asText());
        assertThat(json(begun).path("state").asText()).isEqualTo("checking");
        return json(begun);
    }

    private JsonNode concluded(String id) {
        JsonNode[] found = new JsonNode[1];
        Awaitility.await("the diagnosis").atMost(Duration.ofSeconds(20)).until(() -> {
            found[0] = json(door.get("/care/v1/diagnoses/" + id));
            return found[0].path("state").asText().equals("concluded");
        });
        return found[0];
    }

    private void boxAnswers(Map<String, String> values) {
        door.core.answer(door.core.claim(box.id()), box, values);
    }

    @Test
    void what_is_known_is_judged_at_once_with_its_ages() {
        JsonNode diagnosis = json(door.get(box() + "/diagnosis?said=pixels"));
        assertThat(diagnosis.at("/verdict/kind").asText()).isIn("well", "unknown", "likely");
        assertThat(diagnosis.path("findings")).anySatisfy(finding -> {
            assertThat(finding.path("sign").asText()).isEqualTo("margin");
            assertThat(finding.path("ageSeconds").asInt()).isEqualTo(14);
            assertThat(finding.path("fresh").asBoolean()).isTrue();
            assertThat(finding.path("sources")).isNotEmpty();
        });
        assertThat(json(door.get(box() + "/diagnoses")).path("diagnoses")).as("kept").isEmpty();
    }

    @Test
    void a_router_on_a_crowded_channel_is_to_choose_another() {
        Device router = door.core.comes(ActionWorld.ROUTER);
        String wlan = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
        String wan = "InternetGatewayDevice.WANDevice.1.";
        door.core.sees(new Box(router.identity()).tells(door.core.clock.instant(), Box.value(wlan + "Enable", "1"),
                Box.value(wlan + "X_B4C5D6_Noise", "-66"),
                Box.value(wlan + "AssociatedDevice.1.X_B4C5D6_RSSI", "-50"),
                Box.value(wan + "WANDSLInterfaceConfig.Status", "Up"),
                Box.value(wan + "WANDSLInterfaceConfig.DownstreamNoiseMargin", "110"),
                Box.value(wan + "WANConnectionDevice.1.WANPPPConnection.1.ConnectionStatus", "Connected")));
        JsonNode diagnosis = json(door.get(TestDoor.path(router) + "/diagnosis?said=wifi"));
        assertThat(diagnosis.at("/verdict/cause").asText()).as("%s", diagnosis).isEqualTo("wifi-crowded");
        assertThat(diagnosis.at("/next/action").asText()).isEqualTo("fix-wifi");
    }

    @Test
    void a_live_diagnosis_measures_the_box_and_says_what_to_press() {
        JsonNode begun = begin("{\"said\":\"scrambled\"}", "live");
        boxAnswers(checked("0"));
        JsonNode diagnosis = concluded(begun.path("id").asText()).path("diagnosis");
        assertThat(diagnosis.at("/verdict/cause").asText()).isEqualTo("no-rights");
        assertThat(diagnosis.at("/verdict/probability").asDouble()).isGreaterThan(0.9);
        assertThat(diagnosis.at("/causes/0/for")).extracting(JsonNode::asText).contains("rights", "said");
        assertThat(diagnosis.at("/lights")).anySatisfy(light -> {
            assertThat(light.path("service").asText()).isEqualTo("entitlement");
            assertThat(light.path("state").asText()).isEqualTo("bad");
        });
        assertThat(door.get("/care/v1/diagnoses/" + begun.path("id").asText() + "/events").body())
                .contains("event: settled", "no-rights");
        HttpResponse<String> again = door.post(box() + "/diagnosis", "{\"said\":\"scrambled\"}", "Idempotency-Key",
                "live");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("id")).isEqualTo(begun.path("id"));
    }

    @Test
    void a_treatment_that_helped_is_said_to_have_helped_and_one_that_did_not_is_not() {
        JsonNode begun = begin("{\"said\":\"scrambled\"}", "before");
        boxAnswers(checked("0"));
        concluded(begun.path("id").asText());
        assertThat(recheckAfterRestart("first", checked("0")).at("/recheck/helped").asText()).isEqualTo("not-fixed");
        JsonNode fixed = recheckAfterRestart("second", checked("12"));
        assertThat(fixed.at("/recheck/helped").asText()).isEqualTo("fixed");
        assertThat(fixed.at("/recheck/follows").asText()).isNotEmpty();
    }

    private JsonNode recheckAfterRestart(String key, Map<String, String> after) {
        door.core.clock.advance(Duration.ofMinutes(1));
        int known = json(door.get(box() + "/diagnoses")).path("diagnoses").size();
        JsonNode action = json(door.post(box() + "/actions", "{\"action\":\"restart\"}", "Idempotency-Key", key));
        Claim restart = door.core.claim(box.id());
        door.core.clock.advance(Duration.ofMinutes(1));
        door.core.settle(restart, door.core.confirmed());
        Claim look = door.core.claim(box.id());
        door.core.answer(look, box, Map.of("Device.DeviceInfo.UpTime", "20"));
        door.core.desk.harvest();
        Awaitility.await("another look").atMost(Duration.ofSeconds(20)).until(
                () -> json(door.get(box() + "/diagnoses")).path("diagnoses").size() == known + 1);
        door.core.clock.advance(Duration.ofSeconds(20));
        boxAnswers(after);
        JsonNode recheck = concluded(json(door.get(box() + "/diagnoses")).at("/diagnoses/0/id").asText());
        assertThat(recheck.at("/recheck/action")).isEqualTo(action.path("id"));
        return recheck;
    }

    @Test
    void a_box_that_cannot_be_measured_is_judged_by_what_is_known() {
        Device mute = SampleBox.oneWay(door.core, "SO-" + boxes, "0107443200" + boxes % 100);
        HttpResponse<String> begun = door.post(TestDoor.path(mute) + "/diagnosis",
                "{\"said\":\"no-signal\",\"code\":\"E48-32\"}",
                "Idempotency-Key", "mute");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        JsonNode diagnosis = json(begun).path("diagnosis");
        assertThat(diagnosis.path("lights")).allSatisfy(
                light -> assertThat(light.path("state").asText()).as(light.toString()).isIn("unknown", "good"));
        assertThat(diagnosis.at("/verdict/kind").asText()).isNotEqualTo("well");
    }

    @Test
    void one_that_cannot_be_read_keeps_no_other_waiting() {
        String broken = begin("{}", "broken").path("action").asText();
        door.core.database.jdbi().useHandle(handle -> handle
                .execute("UPDATE action SET request = '?' WHERE id = ?", broken));
        aBoxComes();
        String sound = begin("{}", "sound").path("id").asText();
        boxAnswers(checked("3"));
        door.examinations.sweep();
        assertThat(door.core.database.<Boolean>with(handle -> handle
                .createQuery("SELECT concluded IS NOT NULL FROM examination WHERE id = :id").bind("id", sound)
                .mapTo(Boolean.class).one())).isTrue();
    }

    @Test
    void what_the_contract_does_not_know_is_refused() {
        assertThat(door.get(box() + "/diagnosis?said=haunted").statusCode()).isEqualTo(400);
        assertThat(door.post(box() + "/diagnosis", "{\"live\":true}").statusCode()).as("without a key").isEqualTo(400);
        assertThat(door.get("/care/v1/diagnoses/nobody").statusCode()).isEqualTo(404);
    }
}
