package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a customer, when an administrator takes out or erases what is kept about them, then that is a file, and a report.
abstract class CareCustomerDataContract {
    private static final String CUSTOMER = "/care/v1/subscribers/10045512";
    private static final String LEAVES = "{\"reason\":\"moved away\",\"keepInventory\":false}";

    private final TestDatabases.Kind kind;
    private TestDoor door;
    private Device box;

    CareCustomerDataContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private List<AuditEntry> trail() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 100)).entries();
    }

    @Test
    void what_is_kept_is_a_file_that_whoever_took_it_is_in_the_trail_for() {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            readings.add(new Reading("tuner.1.cn", "12.5", "dB", TestDoor.NOW.minusSeconds(i), "test"));
        }
        door.core.history.append(box.id(), readings);
        HttpResponse<String> file = door.get(CUSTOMER + "/data");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(file.headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"personal-data-10045512.json\"");
        assertThat(file.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(json(file).at("/readings/entries")).hasSizeGreaterThanOrEqualTo(5_000);
        assertThat(json(file).at("/boxes/entries/0/id").asText()).isEqualTo(box.id().value());
        assertThat(trail()).singleElement().satisfies(entry -> {
            assertThat(entry.deed()).isEqualTo(Deed.EXPORTED);
            assertThat(entry.subject()).isEqualTo(AuditEntry.Subject.ofSubscriber("10045512"));
        });
        HttpResponse<String> head = door.send(HttpRequest.newBuilder(door.uri(CUSTOMER + "/data")).HEAD());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isGreaterThan(100_000);
    }

    @Test
    void a_number_that_is_nowhere_is_not_found_and_leaves_no_trace() {
        String nobody = "/care/v1/subscribers/99999999";
        assertThat(json(door.get(nobody + "/data")).path("code").asText()).isEqualTo("care.nothing-kept");
        assertThat(door.post(nobody + "/erasure", LEAVES).statusCode()).isEqualTo(404);
        assertThat(door.get(nobody + "/erasures/none").statusCode()).isEqualTo(404);
        assertThat(trail()).isEmpty();
    }

    @Test
    void an_erasure_is_followed_to_its_report_and_the_number_is_nowhere_then() {
        HttpResponse<String> taken = door.post(CUSTOMER + "/erasure", LEAVES, "Pilot-Agent", "Ewa");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        String location = taken.headers().firstValue("location").orElseThrow();
        assertThat(location).isEqualTo(CUSTOMER + "/erasures/" + json(taken).path("id").asText());
        assertThat(json(taken).path("state").asText()).isEqualTo("waiting");
        assertThat(trail()).singleElement().satisfies(entry -> {
            assertThat(entry.deed()).isEqualTo(Deed.ERASED);
            assertThat(entry.detail()).isEqualTo("personal data, leaves");
            assertThat(entry.agent()).isEqualTo("Ewa");
        });
        door.personalData.tick();
        HttpResponse<String> over = door.get(location);
        assertThat(json(over).path("state").asText()).as(over.body()).isEqualTo("over");
        assertThat(json(over).path("waitsFor").asInt()).isZero();
        assertThat(json(over).path("report").findValuesAsText("table")).contains("contact", "audit", "device")
                .doesNotContain("account");
        String pseudonym = json(over).path("pseudonym").asText();
        assertThat(trail()).hasSize(2).allMatch(entry -> pseudonym.equals(entry.subject().subscriber()));
        assertThat(door.get(CUSTOMER).statusCode()).isEqualTo(404);
        assertThat(json(door.get(CUSTOMER + "/data")).at("/boxes/entries")).isEmpty();
        assertThat(trail()).allMatch(entry -> !"10045512".equals(entry.subject().subscriber()));
        assertThat(door.get("/care/v1/subscribers/10045513/erasures/" + json(taken).path("id").asText()).statusCode())
                .as("of another").isEqualTo(404);
    }

    @Test
    void it_says_what_it_waits_for_and_why_things_stay_in_the_readers_language() {
        Action action = door.begin(box, new ActionRequest.Restart());
        String stays = "{\"reason\":\"asked for it\",\"keepInventory\":true}";
        String location = door.post(CUSTOMER + "/erasure", stays).headers().firstValue("location").orElseThrow();
        door.personalData.tick();
        assertThat(json(door.get(location)).path("state").asText()).isEqualTo("waiting");
        assertThat(json(door.get(location)).path("waitsFor").asInt()).isPositive();
        assertThat(door.actions.cancel(action.id(), Saying.NOTHING)).isTrue();
        door.personalData.tick();
        HttpResponse<String> over = door.send(HttpRequest.newBuilder(door.uri(location)).header("Accept-Language",
                "pl"));
        assertThat(over.body()).contains("\"state\":\"over\"", "klient pozostaje klientem");
        assertThat(door.get(CUSTOMER).statusCode()).isEqualTo(200);
    }

    @Test
    void asked_for_twice_it_is_the_same_one_unless_it_is_to_be_another() {
        String first = json(door.post(CUSTOMER + "/erasure", LEAVES)).path("id").asText();
        assertThat(json(door.post(CUSTOMER + "/erasure", LEAVES)).path("id").asText()).isEqualTo(first);
        HttpResponse<String> other = door.post(CUSTOMER + "/erasure", "{\"reason\":\"x\",\"keepInventory\":true}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("code").asText()).isEqualTo("care.erased-otherwise");
        assertThat(json(other).path("detail").asText()).contains(first);
    }

    @Test
    void without_a_reason_or_what_is_to_stay_nothing_is_erased() {
        for (String body : List.of("{}", "{\"reason\":\"x\"}", "{\"keepInventory\":false}",
                "{\"reason\":\"  \",\"keepInventory\":false}", "{\"reason\":\"\\u0000\",\"keepInventory\":false}")) {
            assertThat(door.post(CUSTOMER + "/erasure", body).statusCode()).as(body).isEqualTo(400);
        }
        door.personalData.tick();
        assertThat(door.get(CUSTOMER).statusCode()).isEqualTo(200);
    }
}
