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
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.trace.WireTrace;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API answers. The tests share a server, and each has a box of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareApiContract {
    private final TestDoor door;
    private int boxes = 1000;
    private String serial = "";
    private Device box;

    CareApiContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-1000");
    }

    @AfterAll
    void close() {
        door.close();
    }

    @BeforeEach
    void aBoxComes() {
        serial = "SN-" + ++boxes;
        box = SampleBox.comes(door.core, serial);
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

    private static void assertProblem(HttpResponse<String> response, int status, String text) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText() + problem.path("violations")).contains(text);
        assertThat(problem.path("reference").asText()).matches("[2-9b-z]{4}-[2-9b-z]{4}");
    }

    @Test
    void findsBoxesByWhatAConsultantTypes() {
        JsonNode found = json(door.get("/care/v1/devices?q=" + serial));
        assertThat(found.at("/devices/0/id").asText()).isEqualTo("A1B2C3-SV%2DS2-SN%2D" + boxes);
        assertThat(found.at("/devices/0/lastSeenAgeSeconds").asInt()).isEqualTo(14);
        assertThat(found.path("nextCursor").isNull()).isTrue();
        assertThat(json(door.get("/care/v1/devices?q=nobody")).path("devices")).isEmpty();
        assertThat(json(door.get("/care/v1/devices?q=9.9")).path("devices")).as("a version that looks like a number")
                .isEmpty();
    }

    @Test
    void showsABoxWithAgesAndWhatIsFresh() {
        JsonNode card = json(door.get(box()));
        assertThat(card.path("subscriber").asText()).isEqualTo("10045512");
        assertThat(card.path("area").asText()).isEqualTo("00-950");
        JsonNode lock = card.at("/readings/0");
        assertThat(lock.path("name").asText()).isEqualTo("tuner.1.lock");
        assertThat(lock.path("ageSeconds").asInt()).isEqualTo(14);
        assertThat(lock.path("fresh").asBoolean()).isTrue();
        assertThat(card.at("/readings/1/name").asText()).isEqualTo("tuner.2.lock");
        assertThat(card.at("/readings/1/fresh").asBoolean()).isFalse();
    }

    @Test
    void saysOfABoxThatItStartsOverOurOrders() {
        assertThat(json(door.get(box())).path("restartLoop").isNull()).isTrue();
        door.core.fallsOverOurOrders(box.id());
        JsonNode loop = json(door.get(box())).path("restartLoop");
        assertThat(loop.path("starts").asInt()).isEqualTo(2);
        assertThat(loop.path("last").asText()).isEqualTo(door.core.clock.instant().toString());
        assertThat(loop.path("until").asText())
                .isEqualTo(door.core.clock.instant().plus(Duration.ofDays(3)).toString());
    }

    @Test
    void pagesThroughParameters() {
        JsonNode first = json(door.get(box() + "/parameters?prefix=Device.WiFi.&limit=1"));
        assertThat(first.at("/parameters/0/value").asText()).isEqualTo("<script>alert(1)</script>");
        JsonNode second = json(door.get(box() + "/parameters?prefix=Device.WiFi.&limit=1&cursor="
                + first.path("nextCursor").asText()));
        assertThat(second.at("/parameters/0/path").asText()).isEqualTo("Device.WiFi.SSID.2.SSID");
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void beginsAnActionOnceForOneKey() {
        String wish = "{\"action\":\"check-signal\"}";
        HttpResponse<String> begun = door.post(box() + "/actions", wish, "Idempotency-Key", "once");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("location").orElseThrow();
        assertThat(location).isEqualTo("/care/v1/actions/" + json(begun).path("id").asText());
        HttpResponse<String> again = door.post(box() + "/actions", wish, "Idempotency-Key", "once");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("location")).hasValue(location);
        assertProblem(door.post(box() + "/actions", "{\"action\":\"restart\"}", "Idempotency-Key", "once"), 409,
                "was used for another request");
        assertThat(json(door.get(location)).path("stage").asText()).isEqualTo("queued");
        assertThat(json(door.get(box() + "/actions")).path("actions")).isNotEmpty();
    }

    @Test
    void callsOffWhatHasNotBegun() {
        HttpResponse<String> begun = door.post(box() + "/actions", "{\"action\":\"restart\"}", "Idempotency-Key", "c");
        String location = begun.headers().firstValue("location").orElseThrow();
        HttpResponse<String> off = door.send(HttpRequest.newBuilder(door.uri(location)).DELETE());
        assertThat(json(off).at("/outcome/kind").asText()).isEqualTo("cancelled");
        assertProblem(door.send(HttpRequest.newBuilder(door.uri(location)).DELETE()), 409, "over already");
    }

    @Test
    void saysWhyAModelCannotDoIt() {
        assertProblem(door.post(TestDoor.path(door.core.comes(ActionWorld.ROUTER)) + "/actions",
                "{\"action\":\"reset-pin\"}", "Idempotency-Key",
                "p"), 422, "A router has no viewing PIN");
    }

    @Test
    void saysWhatOfWifiCanBeChangedAndTellsNoPasswordBack() {
        Device router = door.core.comes(ActionWorld.ROUTER);
        JsonNode wifi = json(door.get(TestDoor.path(router))).path("wifi");
        assertThat(wifi.path("can").toString()).isEqualTo("[\"auto-channel\",\"channel\",\"name\",\"password\"]");
        assertThat(wifi.at("/networks/0/network").asInt()).isEqualTo(1);
        assertThat(wifi.at("/networks/0/channel").isNull()).isTrue();
        HttpResponse<String> begun = door.post(TestDoor.path(router) + "/actions", """
                {"action":"fix-wifi","channel":"auto","name":"Dom","password":"zielone okna"}""", "Idempotency-Key",
                "w");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(json(begun).path("changes").toString()).isEqualTo("[\"channel\",\"name\",\"password\"]");
        assertThat(begun.body()).doesNotContain("zielone");
        assertProblem(door.post(TestDoor.path(router) + "/actions",
                "{\"action\":\"fix-wifi\",\"password\":\"krótkie\"}", "Idempotency-Key", "x"), 422,
                "8 to 63 characters");
        JsonNode cannot = json(door.get(box())).at("/wifi/cannot");
        assertThat(cannot).hasSize(4);
        assertThat(cannot.at("/3/part").asText()).isEqualTo("password");
        assertThat(cannot.at("/3/text").asText()).isEqualTo(
                "This decoder makes no Wi-Fi. Choose the customer’s router instead.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"action\":\"fix-wifi\",\"channel\":\"eleven\"}        | /channel",
        "{\"action\":\"fix-wifi\",\"network\":0}                 | /network",
        "{\"action\":\"fix-wifi\",\"password\":7}                | /password",
        "{\"action\":\"restart\",\"password\":\"zielone okna\"}  | /password",
        "{\"action\":\"dance\"}                                  | /action",
        "{}                                                      | action",
        "{\"action\":\"restart\",\"force\":true}                 | force",
        "{\"action\":7}                                          | /action",
        "{\"action\":\"read\"}                                   | at least one",
        "{\"action\":\"read\",\"paths\":\"Device.\"}             | /paths",
        "{\"action\":\"restart\",\"paths\":[\"Device.\"]}        | /paths",
        "{\"action\":\"write\",\"values\":[{\"path\":\"A.B\"}]}  | value",
        "{\"action\":\"read\",\"values\":[{\"path\":\"A\",\"value\":1}],\"paths\":[\"A\"]} | /values",
        "{\"action\":                                            | line 1",
        "[]                                                      | object", "``| empty"})
    void refusesAWishThatIsNotAsTheContractSays(String body, String where) {
        assertProblem(door.post(box() + "/actions", body == null ? "" : body, "Idempotency-Key", "bad"), 400, where);
    }

    @Test
    void wantsAnIdempotencyKey() {
        assertProblem(door.post(box() + "/actions", "{\"action\":\"restart\"}"), 400, "Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource({ "/care/v1/devices?limit=0, limit", "/care/v1/devices?limit=many, limit",
        "/care/v1/devices?cursor=nonsense, cursor", "/care/v1/devices?limit=1000, limit"})
    void refusesABadQuery(String path, String where) {
        assertProblem(door.get(path), 400, where);
    }

    @Test
    void refusesABadParameterCursor() {
        assertProblem(door.get(box() + "/parameters?cursor=%21%21"), 400, "start again without it");
    }

    @Test
    void saysWhatIsNotThere() {
        assertProblem(door.get("/care/v1/devices/nobody"), 404, "There is no device nobody");
        assertProblem(door.post("/care/v1/devices/nobody/actions", "{\"action\":\"restart\"}", "Idempotency-Key", "n"),
                404, "There is no device nobody");
        assertProblem(door.get("/care/v1/actions/77"), 404, "There is no action 77");
        assertProblem(door.get("/care/v1/nothing"), 404, "Nothing is at");
        assertProblem(door.send(HttpRequest.newBuilder(door.uri("/care/v1/devices")).DELETE()), 405, "GET");
    }

    @Test
    void understandsAnIdThatIsEncodedOnceTooSeldom() {
        assertThat(door.get("/care/v1/devices/A1B2C3-SV%2DS2-SN%2D1000").statusCode()).isEqualTo(200);
        assertThat(door.get("/care/v1/devices/A1B2C3-SV%252DS2-SN%252D1000").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesTooMuchAndTheWrongType() {
        assertProblem(door.post(box() + "/actions", "x".repeat(300_000), "Idempotency-Key", "big"), 413, "262144");
        assertProblem(door.send(HttpRequest.newBuilder(door.uri(box() + "/actions")).header("Idempotency-Key", "t")
                .header("content-type", "text/plain").POST(HttpRequest.BodyPublishers.ofString("restart"))), 415,
                "application/json");
    }

    @Test
    void keepsAWireTraceThatSomebodySwitchedOn() {
        HttpRequest.Builder put = HttpRequest.newBuilder(door.uri(box() + "/trace"))
                .header("content-type", "application/json").PUT(HttpRequest.BodyPublishers.ofString("{\"minutes\":5}"));
        assertThat(json(door.send(put)).path("until").asText()).isEqualTo("2026-11-23T09:05:00Z");
        door.traces.record(box.id(), WireTrace.Direction.FROM_DEVICE, "<Password>geheim</Password>");
        JsonNode trace = json(door.get(box() + "/trace"));
        assertThat(trace.path("on").asBoolean()).isTrue();
        assertThat(trace.at("/messages/0/text").asText()).isEqualTo("<Password>***</Password>");
        assertThat(door.send(HttpRequest.newBuilder(door.uri(box() + "/trace")).DELETE()).statusCode()).isEqualTo(204);
        assertThat(json(door.get(box() + "/trace")).path("messages")).isEmpty();
    }

    @Test
    void servesItsContractForReaders() {
        HttpResponse<String> yaml = door.get("/care/v1/openapi.yaml");
        assertThat(yaml.body()).startsWith("openapi: 3.1.0").contains("- url: /care/v1");
    }

    @Test
    void answersAHeadLikeAGetWithoutTheBody() {
        HttpResponse<String> head = door.send(HttpRequest.newBuilder(door.uri("/care/v1/devices")).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
    }
}
