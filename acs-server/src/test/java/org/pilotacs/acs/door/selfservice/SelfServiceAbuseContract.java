package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer's boxes and a neighbour's, when somebody tries what they may not, then nothing is given or done, and it is noted.
abstract class SelfServiceAbuseContract extends SelfServiceCase {
    SelfServiceAbuseContract(TestDatabases.Kind kind) {
        super(kind);
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

    @Test
    void another_customers_wifi_is_not_there() {
        Device router = router();
        String wish = "{\"action\":\"fix-wifi\",\"password\":\"zielone okna\"}";
        HttpResponse<String> real = by(BOB, "POST", path(router) + "/actions", wish);
        HttpResponse<String> none = by(BOB, "POST", "/devices/B4C5D6-HomeGate5-NONE/actions", wish);
        assertThat(real.statusCode()).isEqualTo(404);
        assertThat(without(real)).isEqualTo(without(none));
        assertThat(door.actions.ofDevice(router.id(), 5)).isEmpty();
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
        assertThat(door.accounts.add("root", Secret.of("correct horse battery"), Role.ADMIN, TestDoor.NOW)).isTrue();
        HttpResponse<String> care = door.send(HttpRequest.newBuilder(door.uri("/care/v1/devices"))
                .header("Authorization", "Bearer " + portal.token(ANNA, TestDoor.NOW)));
        assertThat(care.statusCode()).as(care.body()).isEqualTo(401);
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
    void a_thousand_presses_of_erase_erase_nothing_and_are_told_why() {
        order(box, "{\"action\":\"restart\"}");
        by(ANNA, "POST", "/messages", "{\"text\":\"hello\"}");
        by(ANNA, "POST", "/erasures/codes", null);
        door.core.clock.advance(Duration.ofMinutes(1));
        Map<Integer, Integer> statuses = new TreeMap<>();
        String bearer = "Bearer " + portal.token(ANNA, door.core.clock.instant());
        for (int i = 0; i < 1000; i++) {
            // no code that could be the one that was sent
            HttpResponse<String> reply = call("POST", "/erasures", "{\"code\":\"%05d\"}".formatted(i), "Authorization",
                    bearer);
            statuses.merge(reply.statusCode(), 1, Integer::sum);
        }
        assertThat(statuses.keySet()).containsExactly(403, 429);
        assertThat(statuses.get(403)).isEqualTo(60);
        assertThat(door.personalData.erasures(ANNA)).isEmpty();
        assertThat(door.actions.ofDevice(box.id(), 5)).hasSize(1);
        assertThat(trail(Deed.REFUSED)).hasSizeGreaterThanOrEqualTo(60)
                .allMatch(one -> one.detail().startsWith("erase-data: self-service.code-"));
        assertThat(trail(Deed.ERASED)).isEmpty();
    }

    @Test
    void a_thousand_presses_of_download_give_a_few_files() {
        int files = 0;
        String bearer = "Bearer " + portal.token(ANNA, TestDoor.NOW);
        for (int i = 0; i < 1000; i++) {
            files += call("GET", "/data", null, "Authorization", bearer).statusCode() == 200 ? 1 : 0;
        }
        assertThat(files).isEqualTo(1);
        assertThat(trail(Deed.EXPORTED)).hasSize(1);
    }

    @Test
    void who_shows_no_good_token_has_nothing_given_out_or_erased() {
        for (String token : List.of(portal.forged(ANNA, TestDoor.NOW),
                portal.token(ANNA, TestDoor.NOW.minus(Duration.ofHours(2))),
                portal.token(ANNA, TestDoor.NOW, claims -> claims.audience("crm")))) {
            for (SelfServiceApi.Operation one : door.selfService.operations()) {
                if (one.path().startsWith("/data") || one.path().startsWith("/erasures")) {
                    HttpResponse<String> reply = call(one.method(), one.path().replace("{erasure}", "x"),
                            one.id().equals("eraseData") ? "{\"code\":\"123456\"}" : null, "Authorization",
                            "Bearer " + token);
                    assertThat(reply.statusCode()).as(one.id() + reply.body()).isEqualTo(401);
                    assertThat(reply.body()).doesNotContain(ANNA);
                }
            }
        }
        assertThat(trail(Deed.SIGN_IN_FAILED)).hasSize(3 * 4);
        assertThat(door.personalData.erasures(ANNA)).isEmpty();
        assertThat(trail(Deed.EXPORTED)).isEmpty();
    }

    @Test
    void a_code_for_one_thing_is_for_nothing_else_and_no_code_is_good_twice() throws IOException {
        by(ANNA, "POST", path(box) + "/codes", "{\"for\":\"reset-pin\"}");
        String pin = code();
        assertRefused(erase(pin), 403, "self-service.code-gone");
        door.core.clock.advance(Duration.ofMinutes(1));
        by(ANNA, "POST", "/erasures/codes", null);
        String code = code();
        assertRefused(order(box, "{\"action\":\"reset-pin\",\"code\":\"" + (code.equals(pin) ? "1" : code) + "\"}"),
                403,
                "self-service.code-wrong");
        assertRefused(by(BOB, "POST", "/erasures", "{\"code\":\"" + code + "\"}"), 403, "self-service.code-gone");
        assertThat(erase(code).statusCode()).isEqualTo(202);
        door.personalData.tick();
        door.core.clock.advance(Duration.ofDays(1));
        assertRefused(erase(code), 403, "self-service.code-gone");
        assertThat(door.personalData.erasures(ANNA)).hasSize(1);
        assertThat(door.personalData.erasures(BOB)).isEmpty();
    }

    @Test
    void another_customers_erasure_is_as_none() throws IOException {
        by(ANNA, "POST", "/erasures/codes", null);
        String theirs = "/erasures/" + json(erase(code())).path("id").asText();
        HttpResponse<String> real = by(BOB, "GET", theirs, null);
        HttpResponse<String> none = by(BOB, "GET", "/erasures/" + "0".repeat(24), null);
        assertRefused(real, 404, "self-service.no-erasure");
        assertThat(without(real)).isEqualTo(without(none));
        assertThat(trail(Deed.REFUSED)).hasSize(2).allMatch(one -> one.who().equals(BOB));
        assertThat(by(BOB, "GET", "/data", null).body()).doesNotContain(ANNA);
    }
}
