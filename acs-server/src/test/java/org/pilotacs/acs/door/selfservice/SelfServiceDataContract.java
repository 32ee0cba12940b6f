package org.pilotacs.acs.door.selfservice;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.sender.CodeSenderConfig;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Given a customer of whom much is kept, when the customer's portal calls, then it is given out, and erased after a code; who gets
/// a used box sees nothing of before.
abstract class SelfServiceDataContract extends SelfServiceCase {
    SelfServiceDataContract(TestDatabases.Kind kind) {
        super(kind);
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
