package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.customer.CustomerConfig;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.SampleAiring;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.http.Proxies;
import org.pilotacs.acs.door.jwt.OperatorsPortal;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.sender.CodeSenderConfig;
import org.pilotacs.acs.task.Knock;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

/// Given a customer with a decoder that answers and one that only listens, and a neighbour with one, when the customer's portal
/// calls, then it sees and does what is the customer's and nothing else.
abstract class SelfServiceContract {
    private static final String ANNA = "10045512";
    private static final String BOB = "20000001";
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    @TempDir
    private Path letters;
    private final TestDatabases.Kind kind;
    private OperatorsPortal portal;
    private TestDoor door;
    private Device box;
    private Device listener;
    private Device bobs;
    private int keys;

    SelfServiceContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        portal = new OperatorsPortal();
        door = TestDoor.withSelfService(kind, new SelfServiceConfig("127.0.0.1", 0, "", Proxies.NONE, portal.config(),
                CustomerConfig.DEFAULT, Limits.DEFAULT,
                new CodeSenderConfig("file", letters, CodeSenderConfig.Smtp.NONE, "")));
        box = SampleBox.comes(door.core, "SN-1001");
        listener = SampleBox.oneWay(door.core, "OW-1", "010744321188");
        door.core.air.stations.add(SampleAiring.up(TestDoor.NOW));
        door.core.imports("""
                {"serial":"SN-2001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"020000000001"}
                """.formatted(BOB));
        bobs = door.core.comes(SampleBox.identity("SN-2001"));
    }

    @AfterEach
    void close() {
        door.close();
        portal.close();
    }

    private HttpResponse<String> by(String who, String method, String path, @Nullable String body) {
        return call(method, path, body, "Authorization", "Bearer " + portal.token(who, door.core.clock.instant()));
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.mine("/self-service/v1" + path))
                .header("Idempotency-Key", "k" + ++keys);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body == null) {
            return door.send(request.method(method, HttpRequest.BodyPublishers.noBody()));
        }
        return door.send(request.header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String path(Device device) {
        return "/devices/" + device.id().value().replace("%", "%25");
    }

    private JsonNode get(String path) {
        HttpResponse<String> reply = by(ANNA, "GET", path, null);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return json(reply);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private HttpResponse<String> order(Device device, String body) {
        return by(ANNA, "POST", path(device) + "/actions", body);
    }

    private static void assertRefused(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(json(reply).path("code").asText()).isEqualTo(code);
        assertThat(json(reply).path("detail").asText()).isNotBlank();
    }

    private String code() throws IOException {
        try (Stream<Path> files = Files.list(letters)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(all).hasSize(1);
            JsonNode letter = new JsonMapper().readTree(all.getFirst().toFile());
            assertThat(letter.path("subscriber").asText()).isEqualTo(ANNA);
            Matcher digits = SIX_DIGITS.matcher(letter.path("text").asText());
            assertThat(digits.find()).isTrue();
            Files.delete(all.getFirst());
            return digits.group();
        }
    }

    private List<AuditEntry> trail(Deed deed) {
        return door.trail.find(new AuditSearch("", "", null, null, null, 200)).entries().stream()
                .filter(one -> one.deed() == deed).toList();
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
        assertThat(one.path("offers").findValuesAsText("state")).containsOnly("possible");
        assertThat(get(path(listener)).path("listensOnly").asBoolean()).isTrue();
    }

    @Test
    void each_operation_of_the_contract_is_answered_as_it_says() {
        assertThat(door.selfService.operations()).extracting(SelfServiceApi.Operation::id)
                .containsExactlyInAnyOrderElementsOf(door.selfContract().operations());
        Vertx vertx = Vertx.vertx();
        ResponseValidator validator = ResponseValidator.create(vertx,
                OpenAPIContract.from(vertx, new JsonObject(door.selfContract().validated())).toCompletionStage()
                        .toCompletableFuture().join());
        order(box, "{\"action\":\"restart\"}");
        String action = door.actions.ofDevice(box.id(), 1).getFirst().id();
        assertAsItSays(validator, "listDevices", "GET", "/devices", null);
        assertAsItSays(validator, "getDevice", "GET", path(box), null);
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
        assertAsItSays(validator, "phoneBoxes", "GET", "/phone", null);
        assertAsItSays(validator, "phoneBox", "GET", "/phone/1", null);
        assertAsItSays(validator, "phonePress", "POST", "/phone/1", "{\"action\":\"check-signal\"}");
        assertAsItSays(validator, "phoneProgress", "GET", "/phone/actions/" + action, null);
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
    void a_thousand_presses_of_restore_PIN_do_nothing_and_are_told_why() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        String bearer = "Bearer " + portal.token(ANNA, TestDoor.NOW);
        for (int i = 0; i < 1000; i++) {
            HttpResponse<String> reply = call("POST", path(box) + "/actions",
                    "{\"action\":\"reset-pin\",\"code\":\"%06d\"}".formatted(i), "Authorization", bearer);
            statuses.merge(reply.statusCode(), 1, Integer::sum);
            if (reply.statusCode() == 429) {
                assertThat(json(reply).path("code").asText()).isEqualTo("self-service.too-fast");
                assertThat(reply.headers().firstValue("retry-after")).isPresent();
            }
        }
        assertThat(statuses.keySet()).containsExactly(403, 429);
        assertThat(statuses.get(403)).isEqualTo(60);
        assertThat(door.actions.ofDevice(box.id(), 5)).isEmpty();
        assertThat(trail(Deed.REFUSED)).hasSizeGreaterThanOrEqualTo(60);
        assertThat(by(BOB, "GET", "/devices", null).statusCode()).as("others are served").isEqualTo(200);
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
    void another_customers_box_gives_nothing_whatever_is_asked() {
        String theirs = door.begin(bobs, new ActionRequest.Restart()).id();
        door.examinations.begin(bobs.id(), new Examination.Asked("x", null, ""), false, "k");
        String check = door.examinations.ofDevice(bobs.id(), 1).getFirst().id();
        int asked = 0;
        for (SelfServiceApi.Operation one : door.selfService.operations()) {
            if (!one.path().contains("{id}") && !one.path().contains("{action}") && !one.path().contains("{check}")) {
                continue;
            }
            String body = switch (one.id()) {
                case "startAction" -> "{\"action\":\"restart\"}";
                case "sendCode" -> "{\"for\":\"reset-pin\"}";
                case "proveAction" -> "{\"works\":true}";
                case "startCheck" -> "{}";
                default -> null;
            };
            HttpResponse<String> real = by(ANNA, one.method(), one.path().replace("{id}", bobs.id().value()
                    .replace("%", "%25")).replace("{action}", theirs).replace("{check}", check), body);
            HttpResponse<String> none = by(ANNA, one.method(), one.path().replace("{id}", "A1B2C3-SV%252DS2-NONE")
                    .replace("{action}", "0".repeat(24)).replace("{check}", "0".repeat(24)), body);
            assertThat(real.statusCode()).as(one.id()).isEqualTo(404);
            assertThat(without(real)).as("not even its existence: " + one.id()).isEqualTo(without(none));
            assertThat(real.headers().map().keySet()).isEqualTo(none.headers().map().keySet());
            asked++;
        }
        assertThat(asked).isGreaterThanOrEqualTo(10);
        assertThat(door.actions.ofDevice(bobs.id(), 9)).hasSize(1);
        assertThat(trail(Deed.REFUSED)).hasSize(2 * asked).allMatch(one -> one.who().equals(ANNA));
        assertThat(by(BOB, "GET", path(bobs), null).statusCode()).isEqualTo(200);
    }

    /// Without what differs with each call.
    private static String without(HttpResponse<String> reply) {
        JsonNode json = json(reply);
        return json.path("type").asText() + json.path("title") + json.path("status") + json.path("detail")
                + json.path("code");
    }

    @Test
    void a_box_that_is_somebody_elses_by_now_is_gone() {
        String action = json(order(box, "{\"action\":\"restart\"}")).path("id").asText();
        door.core.imports("""
                {"serial":"SN-1001","oui":"A1B2C3","productClass":"SV-S2","subscriber":"%s","card":"010744321187"}
                """.formatted(BOB));
        assertRefused(by(ANNA, "GET", path(box), null), 404, "self-service.no-box");
        assertRefused(by(ANNA, "GET", "/actions/" + action, null), 404, "self-service.no-action");
    }

    @Test
    void who_shows_no_good_token_is_not_let_in_and_noted() {
        String expired = portal.token(ANNA, TestDoor.NOW.minus(Duration.ofHours(2)));
        String other = portal.token(ANNA, TestDoor.NOW, claims -> claims.audience("crm"));
        assertRefused(call("GET", "/devices", null), 401, "self-service.send-token");
        assertRefused(call("GET", "/devices", null, "Authorization", "Basic YTpi"), 401, "self-service.send-token");
        for (String token : List.of(expired, other, "a.b.c", "pilot_" + "0".repeat(64))) {
            HttpResponse<String> reply = call("GET", "/devices", null, "Authorization", "Bearer " + token);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(401);
            assertThat(reply.body()).doesNotContain(token);
        }
        assertThat(trail(Deed.SIGN_IN_FAILED)).hasSize(4);
    }

    @Test
    void whoever_guesses_is_slowed_down_and_the_trail_is_not_flooded() {
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            refused += call("GET", "/devices", null, "Authorization", "Bearer a.b." + i).statusCode() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(30);
        assertThat(trail(Deed.SIGN_IN_FAILED)).hasSize(30);
    }

    @Test
    void a_program_of_the_operators_own_calls_for_customers_if_it_may() {
        String menu = token(Role.PORTAL);
        assertThat(call("GET", "/devices", null, "Authorization", "Bearer " + menu, "Pilot-Customer", ANNA)
                .statusCode()).isEqualTo(200);
        assertThat(call("GET", "/devices", null, "Authorization", "Bearer " + menu).statusCode()).isEqualTo(400);
        assertThat(call("GET", path(bobs), null, "Authorization", "Bearer " + menu, "Pilot-Customer", ANNA)
                .statusCode()).isEqualTo(404);
        assertThat(call("GET", "/devices", null, "Authorization", "Bearer " + token(Role.CARE), "Pilot-Customer", ANNA)
                .statusCode()).as("a consultant's token is for the care API").isEqualTo(403);
        assertThat(door.send(HttpRequest.newBuilder(door.uri("/care/v1/devices"))).statusCode()).isEqualTo(200);
    }

    private String token(Role role) {
        return door.tokens.add(role.wireName(), role, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30)))
                .map(Secret::reveal).orElseThrow();
    }

    @Test
    void a_customers_token_opens_no_other_door() {
        HttpResponse<String> care = door.send(HttpRequest.newBuilder(door.uri("/care/v1/devices")).header(
                "Authorization", "Bearer " + portal.token(ANNA, TestDoor.NOW)).header("Host-", "x"));
        assertThat(care.body()).doesNotContain("self-service");
    }

    @Test
    void tricks_with_paths_and_headers_lead_nowhere() {
        for (String path : List.of("/devices/../devices", "/devices/%2e%2e%2f%2e%2e", "/devices/" + "x".repeat(300),
                "/devices/%00", "/phone/10", "/phone/x")) {
            HttpResponse<String> reply = by(ANNA, "GET", path, null);
            assertThat(reply.statusCode()).as(path + " " + reply.body()).isIn(400, 404);
        }
        HttpResponse<String> named = call("GET", path(bobs), null, "Authorization",
                "Bearer " + portal.token(ANNA, TestDoor.NOW), "Pilot-Customer", BOB, "X-HTTP-Method-Override", "POST",
                "X-Forwarded-For", "127.0.0.1");
        assertThat(named.statusCode()).as("a portal's token speaks for its own customer alone").isEqualTo(404);
        assertThat(order(box, "{\"action\":\"factory-reset\"}").statusCode()).isEqualTo(400);
        assertThat(order(box, "{\"action\":\"restart\",\"subscriber\":\"" + BOB + "\"}").statusCode()).isEqualTo(400);
        assertThat(order(box, "{\"action\":").statusCode()).isEqualTo(400);
        assertThat(by(ANNA, "DELETE", path(box), null).statusCode()).isEqualTo(405);
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
        door.post("/care/v1/incidents", """
                {"kind":"weak-signal","group":{"dimension":"everywhere"},"text":"We mend the satellite uplink.",
                 "agent":"noc"}
                """);
        JsonNode one = get(path(box));
        assertThat(one.path("health").asText()).isEqualTo("incident");
        assertThat(one.path("says").asText()).isEqualTo("We mend the satellite uplink.");
        assertThat(one.path("offers").get(2).path("state").asText()).isEqualTo("useless");
        HttpResponse<String> refused = order(box, "{\"action\":\"restart\"}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).isEqualTo("We mend the satellite uplink.");
        assertThat(order(box, "{\"action\":\"reset-pin\"}").statusCode()).as("that has nothing to do with it")
                .isEqualTo(403);
    }
}
