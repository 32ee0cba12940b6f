package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.Knock;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

/// Given a customer's boxes, when the customer's portal calls, then it sees and does what a customer may.
abstract class SelfServiceContract extends SelfServiceCase {
    SelfServiceContract(TestDatabases.Kind kind) {
        super(kind);
    }

    @Test
    void a_customer_sees_their_boxes_in_plain_words_and_no_others() {
        JsonNode devices = get("/devices").path("devices");
        assertThat(devices).hasSize(2);
        assertThat(devices.findValuesAsText("id")).contains(box.id().value(), listener.id().value());
        JsonNode one = get(path(box));
        assertThat(one.path("name").asText()).contains("SV-S2");
        assertThat(one.path("card").asText()).isEqualTo("010744321187");
        assertThat(one.path("health").asText()).isIn("well", "trouble", "unknown");
        assertThat(one.path("says").asText()).isNotBlank();
        assertThat(one.path("offers").findValuesAsText("state")).containsExactly("possible", "possible", "possible",
                "possible", "not-this-box");
        assertThat(get(path(listener)).path("listensOnly").asBoolean()).isTrue();
    }

    @Test
    void each_operation_of_the_contract_is_answered_as_it_says() throws IOException {
        assertThat(door.selfService.operations()).extracting(SelfServiceApi.Operation::id)
                .containsExactlyInAnyOrderElementsOf(door.selfContract().operations());
        Vertx vertx = Vertx.vertx();
        ResponseValidator validator = ResponseValidator.create(vertx,
                OpenAPIContract.from(vertx, new JsonObject(door.selfContract().validated())).toCompletionStage()
                        .toCompletableFuture().join());
        Device router = router();
        order(box, "{\"action\":\"restart\"}");
        String action = door.actions.ofDevice(box.id(), 1).getFirst().id();
        assertAsItSays(validator, "listDevices", "GET", "/devices", null);
        assertAsItSays(validator, "getDevice", "GET", path(box), null);
        assertAsItSays(validator, "getDevice", "GET", path(router), null);
        assertAsItSays(validator, "startAction", "POST", path(router) + "/actions",
                "{\"action\":\"fix-wifi\",\"name\":\"Dom\",\"password\":\"krótkie\"}");
        assertAsItSays(validator, "startAction", "POST", path(router) + "/actions",
                "{\"action\":\"fix-wifi\",\"network\":1,\"channel\":\"auto\",\"name\":\"Dom\",\"password\":\"zielone okna\"}");
        assertAsItSays(validator, "listHistory", "GET", path(box) + "/history", null);
        assertAsItSays(validator, "getSpecification", "GET", path(box) + "/specification", null);
        assertAsItSays(validator, "getManual", "GET", path(box) + "/manual", null);
        assertAsItSays(validator, "getManual", "GET", path(bobs) + "/manual", null);
        assertAsItSays(validator, "sendCode", "POST", path(box) + "/codes", "{\"for\":\"reset-pin\"}");
        assertAsItSays(validator, "startAction", "POST", path(box) + "/actions", "{\"action\":\"restart\"}");
        assertAsItSays(validator, "startAction", "POST", path(box) + "/actions", "{\"action\":\"reset-pin\"}");
        assertAsItSays(validator, "startCheck", "POST", path(box) + "/checks", "{}");
        assertAsItSays(validator, "getAction", "GET", "/actions/" + action, null);
        assertAsItSays(validator, "proveAction", "POST", "/actions/" + action + "/proof", "{\"works\":true}");
        assertAsItSays(validator, "getCheck", "GET",
                "/checks/" + door.examinations.ofDevice(box.id(), 1).getFirst().id(), null);
        assertAsItSays(validator, "sendMessage", "POST", "/messages", "{\"text\":\"hello\"}");
        assertAsItSays(validator, "exportData", "GET", "/data", null);
        assertAsItSays(validator, "eraseData", "POST", "/erasures", "{}");
        assertAsItSays(validator, "phoneBoxes", "GET", "/phone", null);
        assertAsItSays(validator, "phoneBox", "GET", "/phone/1", null);
        assertAsItSays(validator, "phonePress", "POST", "/phone/1", "{\"action\":\"check-signal\"}");
        assertAsItSays(validator, "phoneProgress", "GET", "/phone/actions/" + action, null);
        code();
        door.core.clock.advance(Duration.ofMinutes(1));
        assertAsItSays(validator, "sendErasureCode", "POST", "/erasures/codes", null);
        assertAsItSays(validator, "eraseData", "POST", "/erasures", "{\"code\":\"" + code() + "\"}");
        assertAsItSays(validator, "getErasure", "GET",
                "/erasures/" + door.personalData.erasures(ANNA).getFirst().id(), null);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void assertAsItSays(ResponseValidator validator, String operation, String method, String path,
            @Nullable String body) {
        HttpResponse<String> reply = by(ANNA, method, path, body);
        assertThatCode(() -> validator.validate(ValidatableResponse.create(reply.statusCode(),
                Buffer.buffer(reply.body()), "application/json"), operation)
                .toCompletionStage().toCompletableFuture().join()).as("%s: %s", operation, reply.body())
                .doesNotThrowAnyException();
    }

    @Test
    void a_box_has_a_specification_and_a_manual_in_the_customers_language() {
        JsonNode specification = get(path(box) + "/specification");
        assertThat(specification.path("rows").findValuesAsText("value")).contains("SN-1001", "010744321187", "3.2.1");
        JsonNode manual = get(path(listener) + "/manual");
        assertThat(manual.path("sections")).hasSizeGreaterThan(2);
        assertThat(manual.toString()).doesNotContain("<script", "javascript:");
    }

    @Test
    void texts_are_in_the_customers_language() {
        HttpResponse<String> polish = call("GET", path(box), null, "Authorization",
                "Bearer " + portal.token(ANNA, TestDoor.NOW), "Accept-Language", "pl");
        assertThat(polish.headers().firstValue("content-language")).hasValue("pl");
        assertThat(polish.body()).contains("Przywróć fabryczny PIN");
    }

    @Test
    void a_restart_is_followed_to_its_true_end() {
        HttpResponse<String> begun = order(box, "{\"action\":\"restart\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String action = begun.headers().firstValue("location").orElseThrow().replace("/self-service/v1", "");
        assertThat(json(begun).path("state").asText()).isEqualTo("waiting");
        door.core.bell.says(Knock.State.UNREACHABLE, door.core.clock.instant());
        assertThat(get(action).path("state").asText()).isEqualTo("unreachable");
        assertThat(get(action).path("you")).isNotEmpty();
        door.core.park(door.core.claim(box.id()));
        assertThat(get(action).path("state").asText()).isEqualTo("working");
        assertThat(get(action).path("over").asBoolean()).isFalse();
        door.core.settle(door.core.resume(box.id()), door.core.confirmed());
        JsonNode rest = get(action);
        assertThat(rest.path("says").asText()).doesNotContainIgnoringCase("success");
        Action kept = door.actions.ofDevice(box.id(), 1).getFirst();
        assertThat(kept.requester().who()).isEqualTo("customer " + ANNA);
        assertThat(kept.requester().channel()).isEqualTo("self-service");
        assertThat(trail(Deed.ACTED)).extracting(AuditEntry::who, AuditEntry::kind)
                .contains(tuple(ANNA, Caller.Kind.CUSTOMER));
    }

    @Test
    void what_is_under_way_is_joined_and_one_key_means_one_order() {
        String first = json(order(box, "{\"action\":\"restart\"}")).path("id").asText();
        HttpResponse<String> second = order(box, "{\"action\":\"restart\"}");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).path("id").asText()).isEqualTo(first);
        String bearer = "Bearer " + portal.token(ANNA, TestDoor.NOW);
        HttpRequest.Builder same = HttpRequest.newBuilder(door.mine("/self-service/v1" + path(box) + "/actions"))
                .header("Authorization", bearer).header("Content-Type", "application/json")
                .header("Idempotency-Key", "k" + (keys - 1))
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"reconnect\"}"));
        assertRefused(door.send(same), 409, "self-service.key-reused");
    }

    @Test
    void once_it_is_over_the_next_waits_for_the_pause_and_the_page_said_so() {
        order(box, "{\"action\":\"restart\"}");
        door.core.settle(door.core.claim(box.id()), door.core.confirmed());
        HttpResponse<String> again = order(box, "{\"action\":\"restart\"}");
        if (again.statusCode() == 200) {
            // its last look at the box is still open
            door.core.clock.advance(Duration.ofMinutes(1));
        } else {
            assertRefused(again, 429, "self-service.too-soon");
            assertThat(again.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(590L, 600L);
            JsonNode offer = get(path(box)).path("offers").get(2);
            assertThat(offer.path("action").asText()).isEqualTo("restart");
            assertThat(offer.path("state").asText()).isEqualTo("later");
            assertThat(offer.path("until").asText()).isEqualTo("2026-11-23T09:10:00Z");
            assertThat(trail(Deed.REFUSED)).extracting(AuditEntry::detail).contains("restart: self-service.too-soon");
        }
    }

    @Test
    void restoring_the_PIN_takes_the_code_that_was_sent() throws IOException {
        assertRefused(order(box, "{\"action\":\"reset-pin\"}"), 403, "self-service.code-needed");
        assertRefused(order(box, "{\"action\":\"reset-pin\",\"code\":\"123456\"}"), 403, "self-service.code-gone");
        HttpResponse<String> sent = by(ANNA, "POST", path(box) + "/codes", "{\"for\":\"reset-pin\"}");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        String code = code();
        String wrong = code.equals("111111") ? "222222" : "111111";
        assertRefused(order(box, "{\"action\":\"reset-pin\",\"code\":\"" + wrong + "\"}"), 403,
                "self-service.code-wrong");
        assertRefused(order(listener, "{\"action\":\"reset-pin\",\"code\":\"" + code + "\"}"), 403,
                "self-service.code-gone");
        HttpResponse<String> begun = order(box,
                "{\"action\":\"reset-pin\",\"code\":\"" + code.substring(0, 3) + " " + code.substring(3) + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(door.actions.ofDevice(box.id(), 1).getFirst().request()).isInstanceOf(ActionRequest.ResetPin.class);
        assertThat(trail(Deed.REFUSED)).hasSize(4);
        assertThat(database()).doesNotContain(code);
    }

    @Test
    void codes_are_sent_a_few_times_a_day() {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            statuses.add(by(ANNA, "POST", path(box) + "/codes", "{\"for\":\"reset-pin\"}").statusCode());
            door.core.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(statuses).containsExactly(202, 202, 202, 202, 202, 202, 429, 429);
    }

    @Test
    void what_goes_by_satellite_says_what_to_do_and_asks_whether_it_works() {
        JsonNode begun = json(order(listener, "{\"action\":\"reconnect\"}"));
        assertThat(begun.path("state").asText()).isEqualTo("waiting");
        String action = "/actions/" + begun.path("id").asText();
        door.core.air.takes(listener.id(), SampleAiring.withoutCode(2, TestDoor.NOW));
        JsonNode onAir = get(action);
        assertThat(onAir.path("state").asText()).isEqualTo("on-air");
        assertThat(onAir.path("says").asText()).startsWith("Sent by satellite.");
        assertThat(onAir.path("you")).extracting(JsonNode::asText).contains("Switch the box on.", "Choose channel 1.")
                .anyMatch(text -> text.contains("15 min"));
        assertThat(onAir.path("over").asBoolean()).isFalse();
        assertRefused(by(ANNA, "POST", action + "/proof", "{\"works\":false}"), 409, "door.too-early");
        door.core.air.stands(listener.id(), SampleAiring.arrived(9, TestDoor.NOW));
        assertThat(get(action).path("asksWorks").asBoolean()).isTrue();
        JsonNode proved = json(by(ANNA, "POST", action + "/proof", "{\"works\":true}"));
        assertThat(proved.path("state").asText()).isEqualTo("done");
    }

    @Test
    void a_check_asks_the_box_and_shows_it_anew() {
        HttpResponse<String> begun = by(ANNA, "POST", path(box) + "/checks", "{\"said\":\"pixels\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String check = begun.headers().firstValue("location").orElseThrow().replace("/self-service/v1", "");
        assertThat(get(path(box)).path("checking").asText()).isEqualTo(json(begun).path("id").asText());
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        door.core.desk.harvest();
        door.examinations.sweep();
        JsonNode over = get(check);
        assertThat(over.path("over").asBoolean()).as(over.toString()).isTrue();
        assertThat(over.at("/box/says").asText()).isNotBlank();
    }

    @Test
    void a_message_arrives_with_the_diagnosis_attached() {
        HttpResponse<String> sent = by(ANNA, "POST", "/messages", """
                {"device":"%s","about":"pixels","text":"Since the storm <b>squares</b>"}
                """.formatted(box.id().value()));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        ContactNote note = door.core.contacts.search(ContactSearch.ofDevice(box.id(), null, 5)).contacts().getFirst()
                .note();
        assertThat(note.channel()).isEqualTo(ContactChannel.APP);
        assertThat(note.text()).isEqualTo("Since the storm <b>squares</b>");
        assertThat(note.subscriber()).isEqualTo(ANNA);
        assertRefused(by(ANNA, "POST", "/messages", """
                {"device":"%s","text":"x"}
                """.formatted(bobs.id().value())), 404, "self-service.no-box");
    }

    @Test
    void history_says_who_did_what_without_names_of_our_people() {
        door.begin(box, new ActionRequest.CheckSignal());
        order(box, "{\"action\":\"restart\"}");
        JsonNode history = get(path(box) + "/history").path("history");
        assertThat(history).extracting(one -> one.path("by").asText() + " " + one.path("what").asText())
                .contains("us Check the signal", "you Restart the box");
        assertThat(history.toString()).doesNotContain("test", "customer " + ANNA);
    }

    @Test
    void a_phone_menu_is_told_a_code_and_one_sentence() {
        JsonNode boxes = get("/phone");
        assertThat(boxes.path("code").asText()).isEqualTo("B1");
        assertThat(boxes.path("choices")).hasSize(2);
        assertThat(boxes.at("/choices/0/say").asText()).contains("press 1");
        JsonNode menu = get("/phone/1");
        assertThat(menu.path("code").asText()).matches("H[0-4]");
        assertThat(menu.path("choices").findValuesAsText("action")).contains("restart");
        HttpResponse<String> pressed = by(ANNA, "POST", "/phone/1", "{\"action\":\"reconnect\"}");
        assertThat(pressed.statusCode()).as(pressed.body()).isEqualTo(202);
        assertThat(json(pressed).path("code").asText()).matches("P[1-9]");
        JsonNode now = get("/phone/actions/" + json(pressed).path("action").asText());
        assertThat(now.path("say").asText()).isNotBlank();
        assertThat(door.actions.ofDevice(listener.id(), 1)).hasSizeLessThanOrEqualTo(1);
        assertThat(by(ANNA, "GET", "/phone/3", null).statusCode()).isEqualTo(404);
    }

    @Test
    void during_an_incident_nothing_useless_is_offered() {
        assertThat(get(path(box)).path("aims").asBoolean()).isTrue();
        door.post("/care/v1/incidents", """
                {"kind":"weak-signal","group":{"dimension":"everywhere"},"text":"We mend the satellite uplink.",
                 "agent":"noc"}
                """);
        JsonNode one = get(path(box));
        assertThat(one.path("health").asText()).isEqualTo("incident");
        assertThat(one.path("says").asText()).isEqualTo("We mend the satellite uplink.");
        assertThat(one.path("offers").get(2).path("state").asText()).isEqualTo("useless");
        assertThat(one.path("aims").asBoolean()).as("the dish is right").isFalse();
        HttpResponse<String> refused = order(box, "{\"action\":\"restart\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).isEqualTo("We mend the satellite uplink.");
        assertThat(order(box, "{\"action\":\"reset-pin\"}").statusCode()).as("that has nothing to do with it")
                .isEqualTo(403);
    }
}
