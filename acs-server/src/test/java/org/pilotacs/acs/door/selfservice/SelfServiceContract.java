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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.sender.CodeSenderConfig;
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
    private static final String PASSWORD = "zielone okna 12";

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

    /// All that is kept as text.
    private String database() {
        return door.core.database.with(handle -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of("action", "audit", "customer_code", "customer_wish", "task")) {
                handle.createQuery("SELECT * FROM " + table).mapToMap().forEach(row -> all.append(row));
            }
            return all.toString();
        });
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
    void what_of_wifi_can_be_changed_is_offered_with_its_limits() {
        Device router = router();
        JsonNode offer = get(path(router)).path("offers").get(4);
        assertThat(offer.path("state").asText()).isEqualTo("possible");
        JsonNode wifi = offer.path("wifi");
        assertThat(wifi.at("/networks/0/network").asInt()).isEqualTo(1);
        assertThat(wifi.path("channels")).extracting(JsonNode::asText).startsWith("auto", "1", "2").contains("11");
        assertThat(wifi.at("/name/most").asInt()).isEqualTo(32);
        assertThat(wifi.at("/password/least").asInt()).isEqualTo(8);
        assertThat(wifi.at("/password/says").asText()).contains("8 to 63 letters without accents");
        assertThat(wifi.path("cannot")).isEmpty();
        assertThat(get(path(box)).path("offers").get(4).path("wifi").isNull()).as("a decoder has none").isTrue();
        assertRefused(order(box, "{\"action\":\"fix-wifi\"}"), 422, "self-service.not-with-this-box");
    }

    @Test
    void wifi_that_nobody_has_asked_the_box_about_is_to_be_checked_first() {
        door.core.imports("""
                {"serial":"300","oui":"A0B1C2","productClass":"R5","subscriber":"%s"}
                """.formatted(ANNA));
        Device unasked = door.core.comes(new Identity("Acme", "A0B1C2", "R5", "300"));
        JsonNode offer = get(path(unasked)).path("offers").get(4);
        assertThat(offer.path("state").asText()).isEqualTo("check-first");
        assertThat(offer.path("why").asText()).contains("Check the signal");
        HttpResponse<String> refused = order(unasked, "{\"action\":\"fix-wifi\"}");
        assertRefused(refused, 400, "self-service.wifi-not-known");
    }

    @Test
    void a_new_wifi_name_and_password_are_ordered_and_the_password_is_nowhere() {
        Device router = router();
        String wish = "{\"action\":\"fix-wifi\",\"name\":\"Zacisze 7\",\"password\":\"" + PASSWORD + "\"}";
        HttpResponse<String> begun = order(router, wish);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        JsonNode progress = json(begun);
        assertThat(progress.path("you")).extracting(JsonNode::asText).containsExactly(
                "Your phone and laptop will drop off; connect them again with the new name and password.");
        assertThat(door.actions.ofDevice(router.id(), 1).getFirst().request()).isEqualTo(
                new ActionRequest.FixWifi(0, new WifiChannel.Same(), "Zacisze 7", Secret.NONE));
        HttpResponse<String> same = again(router, wish);
        assertThat(same.statusCode()).as(same.body()).isEqualTo(200);
        assertThat(json(same).path("id")).isEqualTo(progress.path("id"));
        assertRefused(again(router, wish.replace("12", "13")), 409, "self-service.key-reused");
        assertRefused(order(router, wish), 409, "self-service.wifi-under-way");
        assertRefused(order(router, "{\"action\":\"fix-wifi\"}"), 409, "self-service.wifi-under-way");
        String told = begun.body() + same.body() + get(path(router)) + get(path(router) + "/history");
        assertThat(told).contains("Improve Wi-Fi").doesNotContain(PASSWORD);
        assertThat(database()).contains("Zacisze 7").doesNotContain(PASSWORD);
        assertThat(trail(Deed.WROTE)).extracting(AuditEntry::who, AuditEntry::detail)
                .contains(tuple(ANNA, "fix-wifi name, password"));
        assertThat(door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().toString())
                .doesNotContain(PASSWORD, "Zacisze");
    }

    /// With the key of the call before.
    private HttpResponse<String> again(Device device, String body) {
        keys--;
        return order(device, body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"name\":\"ąęśćżźńółąęśćżźńó\"      | /name     | self-service.wifi-name",
        "\"name\":\" \"                             | /name     | self-service.wifi-name",
        "\"password\":\"kr0tk1e\"                   | /password | self-service.wifi-password",
        "\"name\":\"Dom\",\"password\":\"zażółć gęślą\"  | /password | self-service.wifi-password",
        "\"channel\":200                            | /channel  | self-service.wifi-channel",
        "\"channel\":\"6\"                          | /channel  | http.violation",
        "\"network\":7                              | /network  | self-service.wifi-network"})
    void what_wifi_does_not_take_is_refused_by_its_field_and_changes_and_counts_nothing(String fields, String where,
            String code) {
        Device router = router();
        HttpResponse<String> refused = order(router, "{\"action\":\"fix-wifi\"," + fields + "}");
        assertRefused(refused, 400, code);
        assertThat(json(refused).at("/violations/0/where").asText()).isEqualTo(where);
        assertThat(refused.body()).doesNotContain("kr0tk1e", "zażółć");
        assertThat(door.actions.ofDevice(router.id(), 5)).isEmpty();
        assertThat(database()).doesNotContain("kr0tk1e", "zażółć");
        assertThat(order(router, "{\"action\":\"fix-wifi\"}").statusCode()).as("it did not count").isEqualTo(202);
        assertThat(order(router, "{\"action\":\"fix-wifi\",\"channel\":\"auto\"}").statusCode()).as("joined")
                .isEqualTo(200);
    }

    @Test
    void a_password_that_goes_astray_is_refused_and_not_repeated() {
        HttpResponse<String> astray = order(box, "{\"action\":\"restart\",\"password\":\"" + PASSWORD + "\"}");
        assertThat(astray.statusCode()).isEqualTo(400);
        assertThat(json(astray).at("/violations/0/where").asText()).isEqualTo("/password");
        HttpResponse<String> number = order(router(), "{\"action\":\"fix-wifi\",\"password\":1234567890}");
        assertThat(number.statusCode()).isEqualTo(400);
        assertThat(astray.body() + number.body() + database()).doesNotContain(PASSWORD, "1234567890");
    }

    @Test
    void a_phone_menu_has_a_key_for_a_better_channel_and_for_nothing_else_of_wifi() {
        Device router = router();
        String key = get("/phone").path("choices").valueStream()
                .filter(one -> one.path("device").asText().equals(router.id().value())).findFirst().orElseThrow()
                .path("key").asText();
        assertThat(get("/phone/" + key).path("choices").valueStream()
                .filter(one -> one.path("action").asText().equals("fix-wifi")))
                .extracting(one -> one.path("key").asText() + " " + one.path("say").asText())
                .containsExactly("5 To have a better Wi-Fi channel chosen, press 5.");
        HttpResponse<String> pressed = by(ANNA, "POST", "/phone/" + key, "{\"action\":\"fix-wifi\"}");
        assertThat(pressed.statusCode()).as(pressed.body()).isEqualTo(202);
        assertThat(door.actions.ofDevice(router.id(), 1)).singleElement().extracting(Action::request)
                .isEqualTo(new ActionRequest.FixWifi());
        assertThat(by(ANNA, "POST", "/phone/" + key, "{\"action\":\"fix-wifi\",\"password\":\"" + PASSWORD + "\"}")
                .statusCode()).isEqualTo(400);
        assertThat(get("/phone/" + (key.equals("1") ? 2 : 1)).path("choices").findValuesAsText("action"))
                .doesNotContain("fix-wifi");
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

    /// Everything that can be is kept about the customer and the box.
    private String past() {
        String action = json(order(box, "{\"action\":\"restart\"}")).path("id").asText();
        endAll(box);
        by(ANNA, "POST", path(box) + "/checks", "{\"said\":\"pixels\"}");
        endAll(box);
        door.core.desk.harvest();
        door.examinations.sweep();
        assertThat(by(ANNA, "POST", "/messages", "{\"text\":\"The dog chewed the cable\"}").statusCode())
                .isEqualTo(201);
        door.feed.number();
        return action;
    }

    @Test
    void all_that_is_kept_comes_as_a_file_and_nothing_of_others() {
        past();
        HttpResponse<String> file = by(ANNA, "GET", "/data", null);
        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"personal-data-" + ANNA + ".json\"");
        assertThat(file.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(file.headers().firstValue("content-type").orElse("")).startsWith("application/json");
        JsonNode json = json(file);
        assertThat(json.path("number").asText()).isEqualTo(ANNA);
        assertThat(json.at("/boxes/entries").findValuesAsText("id")).containsExactlyInAnyOrder(box.id().value(),
                listener.id().value());
        assertThat(json.at("/boxes/entries").findValuesAsText("customersSince")).as("it came ten days ago")
                .contains("2026-11-13T09:00:00Z");
        assertThat(json.at("/contacts/entries/0/note").asText()).isEqualTo("The dog chewed the cable");
        assertThat(json.at("/actions/entries")).isNotEmpty();
        assertThat(file.body()).doesNotContain(BOB).doesNotContain("SN-2001");
        assertThat(trail(Deed.EXPORTED)).singleElement().satisfies(one -> {
            assertThat(one.who()).isEqualTo(ANNA);
            assertThat(one.kind()).isEqualTo(Caller.Kind.CUSTOMER);
            assertThat(one.subject().subscriber()).isEqualTo(ANNA);
        });
        assertRefused(by(ANNA, "GET", "/data", null), 429, "self-service.too-soon");
        assertThat(trail(Deed.REFUSED)).extracting(AuditEntry::detail).contains("export-data: self-service.too-soon");
        door.core.clock.advance(Duration.ofMinutes(1));
        assertThat(by(ANNA, "GET", "/data", null).statusCode()).isEqualTo(200);
        assertRefused(by("99999999", "GET", "/data", null), 404, "self-service.nothing-kept");
    }

    @Test
    void the_past_is_erased_after_the_code_that_was_sent_and_the_customer_stays_one() throws IOException {
        past();
        int orders = door.actions.ofDevice(box.id(), 9).size();
        assertRefused(erase(""), 403, "self-service.code-needed");
        assertRefused(erase("123456"), 403, "self-service.code-gone");
        assertThat(by(ANNA, "POST", "/erasures/codes", null).statusCode()).isEqualTo(202);
        String code = code();
        assertRefused(erase(code.equals("111111") ? "222222" : "111111"), 403, "self-service.code-wrong");
        assertThat(door.personalData.erasures(ANNA)).as("nothing is begun").isEmpty();
        assertThat(door.actions.ofDevice(box.id(), 9)).hasSize(orders);
        HttpResponse<String> begun = erase(code);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(json(begun).path("over").isNull()).isTrue();
        assertThat(trail(Deed.ERASED)).extracting(AuditEntry::who, AuditEntry::detail)
                .containsExactly(tuple(ANNA, "own data, stays a customer"));
        HttpResponse<String> joined = erase("");
        assertThat(joined.statusCode()).as("it is under way").isEqualTo(200);
        assertThat(json(joined).path("id")).isEqualTo(json(begun).path("id"));
        JsonNode over = erased(begun);
        assertThat(over.path("erased")).anySatisfy(line -> {
            assertThat(line.path("what").asText()).isEqualTo("actions");
            assertThat(line.path("name").asText()).isEqualTo("Orders");
            assertThat(line.path("rows").asInt()).isEqualTo(orders);
        });
        assertThat(over.path("erased").findValues("rows").stream().mapToLong(JsonNode::asLong).sum())
                .isEqualTo(over.path("rows").asLong());
        JsonNode left = get("/data");
        for (String gone : List.of("parameters", "readings", "actions", "tasks", "broadcasts", "diagnoses", "contacts",
                "files", "events")) {
            assertThat(left.path(gone).path("entries")).as(gone).isEmpty();
        }
        assertThat(left.toString()).doesNotContain("chewed");
        assertThat(left.at("/erasures/entries/0/reason").asText()).isEqualTo("by the customer: self-service");
        assertThat(get("/devices").path("devices")).as("they stay a customer").hasSize(2);
        assertThat(get(path(box) + "/history").path("history")).isEmpty();
        assertThat(trail(Deed.ERASED)).as("under the name that stands for the number").extracting(AuditEntry::who)
                .containsExactly(door.personalData.erasures(ANNA).getFirst().pseudonym());
        assertRefused(erase(code), 429, "self-service.too-often");
        assertRefused(order(box, "{\"action\":\"restart\"}"), 429, "self-service.too-soon");
        door.core.clock.advance(Duration.ofDays(1));
        assertRefused(erase(code), 403, "self-service.code-gone");
    }

    private JsonNode erased(HttpResponse<String> begun) {
        String erasure = begun.headers().firstValue("location").orElseThrow().replace("/self-service/v1", "");
        door.personalData.tick();
        JsonNode over = get(erasure);
        assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("over");
        return over;
    }

    @Test
    void an_order_that_is_under_way_is_finished_first_and_goes_with_the_rest() throws IOException {
        String action = json(order(box, "{\"action\":\"restart\"}")).path("id").asText();
        by(ANNA, "POST", "/erasures/codes", null);
        HttpResponse<String> begun = erase(code());
        assertThat(json(begun).path("state").asText()).isEqualTo("waiting");
        assertThat(json(begun).path("waitsFor").asInt()).isPositive();
        door.personalData.tick();
        assertThat(get("/actions/" + action).path("state").asText()).as("it goes on").isEqualTo("waiting");
        endAll(box);
        erased(begun);
        assertRefused(by(ANNA, "GET", "/actions/" + action, null), 404, "self-service.no-action");
    }

    @Test
    void without_a_way_to_send_a_code_nothing_is_erased() {
        door.close();
        door = open(CodeSenderConfig.NONE);
        box = SampleBox.comes(door.core, "SN-1001");
        assertRefused(by(ANNA, "POST", "/erasures/codes", null), 422, "self-service.code-no-way");
        assertRefused(erase(""), 403, "self-service.code-no-way");
        assertRefused(erase("123456"), 403, "self-service.code-gone");
        assertThat(door.personalData.erasures(ANNA)).isEmpty();
        assertThat(by(ANNA, "GET", "/data", null).statusCode()).isEqualTo(200);
    }

    @Test
    void who_gets_a_used_box_sees_nothing_of_before() {
        String action = past();
        String check = door.examinations.ofDevice(box.id(), 1).getFirst().id();
        assertThat(get(path(box)).path("progress").isNull()).isFalse();
        door.core.clock.advance(Duration.ofMinutes(1));
        door.core.imports("""
                {"serial":"SN-1001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"010744321187"}
                """.formatted(BOB));
        assertThat(bobs(path(box) + "/history").path("history")).isEmpty();
        assertThat(bobs(path(box)).path("progress").isNull()).isTrue();
        assertRefused(by(BOB, "GET", "/actions/" + action, null), 404, "self-service.no-action");
        assertRefused(by(BOB, "GET", "/checks/" + check, null), 404, "self-service.no-check");
        JsonNode data = bobs("/data");
        for (String section : List.of("actions", "tasks", "diagnoses", "contacts", "files", "readings", "parameters")) {
            assertThat(data.path(section).path("entries")).as(section)
                    .noneMatch(one -> one.path("box").asText().equals(box.id().value()));
        }
        assertThat(data.toString()).doesNotContain(ANNA).doesNotContain("guests").contains("SN-1001");
        assertRefused(by(ANNA, "GET", path(box), null), 404, "self-service.no-box");
        assertThat(get("/data").at("/boxes/entries").findValuesAsText("id")).containsExactly(listener.id().value());
        assertThat(by(BOB, "POST", path(box) + "/actions", "{\"action\":\"restart\"}").statusCode()).isEqualTo(202);
        assertThat(bobs(path(box) + "/history").path("history")).as("theirs is there").singleElement()
                .satisfies(line -> assertThat(line.path("by").asText()).isEqualTo("you"));
    }

    private JsonNode bobs(String path) {
        HttpResponse<String> reply = by(BOB, "GET", path, null);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }
}
