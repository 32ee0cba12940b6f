package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.broadcast.PlayedAir;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API answers of boxes that only listen. The tests share a server, and each has a box of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareBroadcastContract {
    private final TestDoor door;
    private int boxes = 5000;
    private Device box;

    CareBroadcastContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.oneWay(door.core, "OW-5000", "010744325000");
    }

    @AfterAll
    void close() {
        door.close();
    }

    @BeforeEach
    void aBoxIsImported() {
        boxes++;
        box = SampleBox.oneWay(door.core, "OW-" + boxes, "01074432" + boxes);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private HttpResponse<String> wish(Device of, String body) {
        return door.post(TestDoor.path(of) + "/actions", body, "Idempotency-Key", "k-" + boxes);
    }

    private JsonNode begun() {
        HttpResponse<String> begun = wish(box, "{\"action\":\"reconnect\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return json(begun);
    }

    private static String path(JsonNode action) {
        return "/care/v1/actions/" + action.path("id").asText();
    }

    private HttpResponse<String> proof(JsonNode action, String body) {
        return door.post(path(action) + "/proof", body);
    }

    private JsonNode onAir(long sent) {
        JsonNode begun = begun();
        door.core.air.takes(box.id(), SampleAiring.sent(sent, TestDoor.NOW));
        return begun;
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asText()).isEqualTo(code);
        assertThat(json(response).path("detail").asText()).isNotBlank();
    }

    @Test
    void aBoxThatOnlyListensWasNeverSeenAndSaysWhatItCanBeTold() {
        JsonNode card = json(door.get(TestDoor.path(box)));
        assertThat(card.path("oneWay").asBoolean()).isTrue();
        assertThat(card.path("lastSeen").isNull()).isTrue();
        assertThat(card.path("lastSeenAgeSeconds").isNull()).isTrue();
        assertThat(card.path("bySatellite")).extracting(JsonNode::asText).contains("reconnect", "reset-pin");
        JsonNode other = json(door.get(TestDoor.path(SampleBox.comes(door.core, "SN-" + boxes))));
        assertThat(other.path("oneWay").asBoolean()).isFalse();
        assertThat(other.path("lastSeenAgeSeconds").asInt()).isEqualTo(14);
    }

    @Test
    void itsActionSaysHowOftenItWasSentAndNeverThatItIsDone() {
        JsonNode begun = begun();
        assertThat(begun.path("stage").asText()).isEqualTo("queued");
        assertThat(begun.path("airing").isNull()).isTrue();
        door.core.air.takes(box.id(), SampleAiring.heldUp(0, TestDoor.NOW));
        JsonNode held = json(door.get(path(begun)));
        assertThat(held.path("stage").asText()).isEqualTo("queued");
        assertThat(held.at("/airing/obstacle/text").asText()).isEqualTo("nothing reaches the multiplexer");
        door.core.air.stands(box.id(), SampleAiring.sent(4, TestDoor.NOW));
        JsonNode now = json(door.get(path(begun)));
        assertThat(now.path("stage").asText()).isEqualTo("on-air");
        assertThat(now.path("text").asText()).startsWith("On air: sent 4 times, next at ");
        assertThat(now.path("outcome").isNull()).isTrue();
        assertThat(now.at("/airing/sent").asInt()).isEqualTo(4);
        assertThat(now.at("/airing/next").asText()).isEqualTo("2026-11-23T09:00:12Z");
        assertThat(now.at("/airing/likelyBy").asText()).isEqualTo("2026-11-23T09:02:00Z");
        assertThat(now.at("/airing/channel").asText()).isEqualTo("channel 1");
        assertThat(now.at("/airing/staySeconds").asInt()).isEqualTo(900);
        assertThat(now.at("/airing/askForCode").asBoolean()).isTrue();
        assertThat(now.at("/airing/obstacle").isNull()).isTrue();
    }

    @Test
    void theDigitsOnTheScreenProveIt() {
        JsonNode action = onAir(3);
        assertProblem(proof(action, "{\"code\":\"271828\"}"), 422, "door.wrong-code");
        HttpResponse<String> proven = proof(action, "{\"code\":\"" + PlayedAir.CODE + "\"}");
        assertThat(proven.statusCode()).as(proven.body()).isEqualTo(200);
        assertThat(json(proven).at("/outcome/kind").asText()).isEqualTo("confirmed");
        assertThat(json(proven).path("text").asText()).contains("by care-api");
        assertThat(json(proven).path("airing").isNull()).isTrue();
        assertProblem(proof(action, "{\"works\":true}"), 409, "door.is-over");
    }

    @Test
    void wrongDigitsAreNotLookedAtForEver() {
        JsonNode action = onAir(3);
        HttpResponse<String> last = proof(action, "{\"code\":\"271828\"}");
        for (int tries = 0; tries < 5 && last.statusCode() == 422; tries++) {
            last = proof(action, "{\"code\":\"271828\"}");
        }
        assertProblem(last, 429, "door.too-many-codes");
        assertThat(proof(action, "{\"works\":true}").statusCode()).isEqualTo(200);
    }

    @Test
    void theCustomersWordCountsEitherWay() {
        JsonNode action = onAir(9);
        assertProblem(proof(action, "{\"works\":false}"), 409, "door.too-early");
        door.core.air.stands(box.id(), SampleAiring.arrived(40, TestDoor.NOW));
        assertThat(json(proof(action, "{\"works\":false}")).at("/outcome/kind").asText()).isEqualTo("failed");
    }

    @Test
    void whatCannotBeToldIsRefusedWithTheReason() {
        JsonNode begun = begun();
        assertProblem(proof(begun, "{\"works\":true}"), 409, "door.not-on-air-yet");
        door.core.air.takes(box.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        assertProblem(proof(begun, "{\"code\":\"123456\"}"), 409, "door.shows-no-code");
        Action restart = door.begin(SampleBox.comes(door.core, "SN-" + boxes), new ActionRequest.Restart());
        assertProblem(door.post("/care/v1/actions/" + restart.id() + "/proof", "{\"works\":true}"), 409,
                "door.not-by-satellite");
        assertProblem(door.post("/care/v1/actions/none/proof", "{\"works\":true}"), 404, "door.no-action");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"code\":\"123456\",\"works\":true}", "{\"code\":\"12345\"}",
        "{\"code\":\"12345x\"}",
        "{\"code\":123456}", "{\"works\":\"yes\"}", "{\"works\":null}", "{\"worked\":true}", "[]", "{", ""})
    void aProofIsOneThing(String body) {
        HttpResponse<String> refused = proof(onAir(1), body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"action\":\"restart\",\"way\":\"satellite\"} | /way",
        "{\"action\":\"reconnect\",\"way\":\"cable\"} | /way",
        "{\"action\":\"reset-pin\",\"rights\":[]} | /rights",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1}]} | until",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":65536,\"until\":\"2027-01-01T00:00:00Z\"}]} | /rights/0/product",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":-1,\"until\":\"2027-01-01T00:00:00Z\"}]} | /rights/0/product",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1,\"until\":\"soon\"}]} | /rights/0/until",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1,\"until\":\"2027-02-30T00:00:00Z\"}]} | /rights/0/until",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1,\"until\":\"1969-01-01T00:00:00Z\"}]} | /rights/0/until",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1,\"until\":\"+999999999-12-31T23:59:59Z\"}]} | /rights/0/until",
        "{\"action\":\"reconnect\",\"rights\":[{\"product\":1,\"until\":\"2027-01-01T00:00:00Z\"},{\"product\":1,\"until\":\"2028-01-01T00:00:00Z\"}]} | /rights/1/product",
        "{\"action\":\"reconnect\",\"sections\":[\"827000\"]} | /sections",
        "{\"action\":\"send-emms\"} | at least one", "{\"action\":\"send-emms\",\"sections\":[]} | at least one",
        "{\"action\":\"send-emms\",\"sections\":[\"82700\"]} | /sections/0",
        "{\"action\":\"send-emms\",\"sections\":[\"zz7000\"]} | /sections/0",
        "{\"action\":\"send-emms\",\"sections\":[\"82\"]} | /sections/0",
        "{\"action\":\"send-emms\",\"sections\":[\"827000\"],\"way\":\"satellite\"} | /way"})
    void refusesAWishThatIsNotAsTheContractSays(String body, String where) {
        HttpResponse<String> refused = wish(box, body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).toString()).contains(where);
        assertThat(door.actions.ofDevice(box.id(), 1)).isEmpty();
    }

    @Test
    void takesRightsAndMessagesThatAreMadeElsewhere() {
        HttpResponse<String> rights = wish(box, """
                {"action":"reconnect","way":"satellite",
                 "rights":[{"product":257,"until":"2027-01-01T00:00:00.5+01:00"}]}""");
        assertThat(rights.statusCode()).as(rights.body()).isEqualTo(202);
        assertThat(door.actions.ofDevice(box.id(), 1).getFirst().request())
                .isEqualTo(new ActionRequest.Reconnect(Way.SATELLITE,
                        List.of(new CardOrder.Right(257, Instant.parse("2026-12-31T23:00:00Z")))));
        HttpResponse<String> emms = door.post(TestDoor.path(box) + "/actions",
                "{\"action\":\"send-emms\",\"sections\":[\"827010DEADBEEF00112233445566778899AABB\"]}",
                "Idempotency-Key",
                "emm-" + boxes);
        assertThat(emms.statusCode()).as(emms.body()).isEqualTo(202);
        assertThat(emms.body()).doesNotContain("DEADBEEF");
    }

    @Test
    void aBoxThatAnswersIsNotGivenRightsByAWayThatCarriesNone() {
        Device hybrid = SampleBox.comes(door.core, "SN-" + boxes);
        String rights = "\"rights\":[{\"product\":257,\"until\":\"2027-01-01T00:00:00Z\"}]";
        assertProblem(wish(hybrid, "{\"action\":\"reconnect\"," + rights + "}"), 400, "http.violation");
        assertThat(wish(hybrid, "{\"action\":\"reconnect\",\"way\":\"satellite\"," + rights + "}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void nothingThatItWouldHaveToAnswerIsAskedOfIt() {
        HttpResponse<String> refused = wish(box, "{\"action\":\"check-signal\"}");
        assertProblem(refused, 422, "action.one-way");
    }

    @Test
    void whatIsOnAirCanBeTakenOff() {
        JsonNode action = onAir(3);
        assertThat(door.actions.cancel(action.path("id").asText(), Saying.NOTHING)).isTrue();
        assertThat(json(door.get(path(action))).path("text").asText()).startsWith("Called off. It goes off air");
    }

    @Test
    void headEndsAreListedAsTheyStand() {
        door.core.air.stations.clear();
        assertThat(json(door.get("/care/v1/headends")).path("headEnds")).isEmpty();
        door.core.air.stations
                .addAll(List.of(SampleAiring.up(TestDoor.NOW), SampleAiring.down(TestDoor.NOW)));
        JsonNode all = json(door.get("/care/v1/headends")).path("headEnds");
        assertThat(all.at("/0/up").asBoolean()).isTrue();
        assertThat(all.at("/0/allocatedKbps").asInt()).isEqualTo(100);
        assertThat(all.at("/0/multiplexers/1/active").asBoolean()).isFalse();
        assertThat(all.at("/1/allocatedKbps").isNull()).isTrue();
        assertThat(all.at("/1/multiplexers/0/alarm").asBoolean()).isTrue();
        assertThat(all.at("/1/multiplexers/0/nextTry").asText()).isEqualTo("2026-11-23T09:00:40Z");
    }
}
