package org.pilotacs.acs.door.care;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.ApiToken;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.audit.AuditEntry;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API writes into the trail, and how it is read.
class CareAuditTest {
    private TestDoor door;
    private Device box;
    private String token;

    @BeforeEach
    void open() {
        door = TestDoor.guarded("a-token-of-sixteen-or-more");
        box = SampleBox.comes(door.core, "SN-1001");
        token = token("crm", Role.ENGINEER);
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String token(String name, Role role) {
        return door.tokens.add(name, role, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30))).map(Secret::reveal)
                .orElseThrow();
    }

    private HttpRequest.Builder by(String bearer, String path) {
        return HttpRequest.newBuilder(door.uri(path)).header("Authorization", "Bearer " + bearer);
    }

    private HttpResponse<String> get(String path) {
        return door.send(by(token, path));
    }

    private HttpResponse<String> order(String body, String key) {
        return door.send(by(token, TestDoor.path(box) + "/actions").header("Content-Type", "application/json")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Newest first.
    private List<AuditEntry> trail() {
        return door.trail.find(new AuditSearch("", "", null, null, null, 100)).entries();
    }

    @Test
    void a_look_is_written_down_with_who_from_where_for_whom_and_what_for() {
        door.send(by(token, TestDoor.path(box)).header("Pilot-Agent", "Ewa").header("Pilot-Purpose", "ticket 4711"));
        assertThat(trail()).containsExactly(new AuditEntry(TestDoor.NOW, "crm", Caller.Kind.TOKEN, "Ewa", "127.0.0.1",
                Deed.LOOKED, AuditEntry.Subject.of(box.id(), "10045512"), "ticket 4711", ""));
    }

    @Test
    void every_way_to_look_at_a_box_or_a_customer_is_one() {
        get(TestDoor.path(box) + "/parameters");
        get(TestDoor.path(box) + "/actions");
        get(TestDoor.path(box) + "/files");
        get(TestDoor.path(box) + "/trace");
        get("/care/v1/subscribers/10045512");
        get("/care/v1/devices?q=SN-1001");
        assertThat(trail()).extracting(AuditEntry::detail).containsExactlyInAnyOrder("parameters", "actions", "files",
                "trace", "", "SN-1001");
        assertThat(trail()).extracting(AuditEntry::deed).containsOnly(Deed.LOOKED, Deed.SEARCHED);
        assertThat(trail()).filteredOn(entry -> entry.deed() == Deed.LOOKED)
                .allMatch(entry -> "10045512".equals(entry.subject().subscriber()));
    }

    @Test
    void looks_at_diagnoses_and_contacts_are_too_and_so_is_what_was_written_down() {
        get(TestDoor.path(box) + "/diagnosis");
        HttpResponse<String> taken = door.send(by(token, "/care/v1/contacts").header("Idempotency-Key", "c")
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString("""
                        {"device":"%s","channel":"phone","agent":"anna","category":"pixels"}
                        """.formatted(box.id().value()))));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        get(taken.headers().firstValue("location").orElseThrow());
        get("/care/v1/subscribers/10045512/contacts");
        assertThat(trail()).extracting(AuditEntry::deed).containsExactlyInAnyOrder(Deed.LOOKED, Deed.NOTED, Deed.LOOKED,
                Deed.LOOKED);
        assertThat(trail()).allMatch(entry -> "10045512".equals(entry.subject().subscriber()));
    }

    @Test
    void what_is_not_there_or_not_allowed_was_not_looked_at() {
        get("/care/v1/devices/none");
        get("/care/v1/subscribers/none");
        door.send(by(token("auditor", Role.AUDITOR), TestDoor.path(box) + "/trace"));
        assertThat(trail()).isEmpty();
    }

    @Test
    void an_order_is_written_down_with_its_action_and_without_values() {
        order("{\"action\":\"restart\"}", "k1");
        Action restart = door.actions.ofDevice(box.id(), 1).getFirst();
        order("{\"action\":\"write\",\"values\":[{\"path\":\"Device.Users.1.Password\",\"value\":\"hush\"}]}", "k2");
        Action write = door.actions.ofDevice(box.id(), 1).getFirst();
        AuditEntry.Subject subject = AuditEntry.Subject.of(box.id(), "10045512");
        assertThat(trail()).extracting(AuditEntry::deed).containsExactlyInAnyOrder(Deed.WROTE, Deed.ACTED);
        assertThat(trail()).extracting(AuditEntry::subject).containsExactlyInAnyOrder(subject.with(restart.id()),
                subject.with(write.id()));
        assertThat(trail()).extracting(AuditEntry::detail).containsExactlyInAnyOrder("restart",
                "write Device.Users.1.Password");
    }

    @Test
    void without_the_trail_nothing_is_shown() {
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit RENAME TO audit_away"));
        for (String path : List.of(TestDoor.path(box), TestDoor.path(box) + "/parameters",
                "/care/v1/subscribers/10045512")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).isPresent();
            assertThat(answer.body()).doesNotContain("SV-S2 PVR");
        }
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit_away RENAME TO audit"));
        assertThat(get(TestDoor.path(box)).statusCode()).isEqualTo(200);
    }

    @Test
    void without_the_trail_nothing_is_ordered_either() {
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit RENAME TO audit_away"));
        assertThat(order("{\"action\":\"restart\"}", "k1").statusCode()).isEqualTo(503);
        assertThat(examine("k2").statusCode()).isEqualTo(503);
        assertThat(door.actions.ofDevice(box.id(), 9)).isEmpty();
        assertThat(door.examinations.ofDevice(box.id(), 9)).isEmpty();
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit_away RENAME TO audit"));
        assertThat(order("{\"action\":\"restart\"}", "k1").statusCode()).isEqualTo(202);
    }

    @Test
    void whoever_joins_what_is_under_way_is_in_the_trail_with_that() {
        order("{\"action\":\"restart\"}", "k1");
        order("{\"action\":\"restart\"}", "k1");
        order("{\"action\":\"restart\"}", "k2");
        String restart = door.actions.ofDevice(box.id(), 9).getFirst().id();
        assertThat(trail()).hasSize(3).allMatch(entry -> restart.equals(entry.subject().action()));
    }

    @Test
    void whoever_has_a_box_measured_ordered_something() {
        examine("k1");
        assertThat(trail()).singleElement().satisfies(entry -> {
            assertThat(entry.deed()).isEqualTo(Deed.ACTED);
            assertThat(entry.detail()).isEqualTo("diagnosis");
            assertThat(entry.subject()).isEqualTo(AuditEntry.Subject.of(box.id(), "10045512"));
        });
    }

    private HttpResponse<String> examine(String key) {
        return door.send(by(token, TestDoor.path(box) + "/diagnosis").header("Content-Type", "application/json")
                .header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpResponse<String> administer(String method, String path, String body) {
        return door.send(by(token("boss", Role.ADMIN), path).header("Content-Type", "application/json").method(method,
                HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void without_the_trail_nobody_is_given_rights() {
        String boss = token("boss", Role.ADMIN);
        door.core.database.transact(handle -> handle.execute("ALTER TABLE audit RENAME TO audit_away"));
        HttpResponse<String> made = door.send(by(boss, "/care/v1/tokens").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"more\",\"role\":\"admin\",\"days\":9}")));
        assertThat(made.statusCode()).isEqualTo(503);
        assertThat(door.tokens.all()).extracting(ApiToken::name).containsExactly("boss", "crm");
    }

    @Test
    void what_came_to_nothing_is_in_the_trail_as_that() {
        assertThat(administer("DELETE", "/care/v1/tokens/nobodys", "").statusCode()).isEqualTo(404);
        assertThat(trail()).extracting(AuditEntry::deed).containsOnly(Deed.ACCOUNT_CHANGED);
        assertThat(trail()).extracting(AuditEntry::detail).containsExactlyInAnyOrder("token nobodys removed",
                "token nobodys removed: not done");
    }

    @Test
    void what_no_database_holds_is_not_asked_for() {
        String auditor = token("auditor", Role.AUDITOR);
        for (String query : List.of("device=%00", "who=%00", "from=%2B1000000000-12-31T23:59:59Z")) {
            assertThat(door.send(by(auditor, "/care/v1/audit?" + query)).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void headers_that_are_too_long_are_refused() {
        assertThat(door.send(by(token, TestDoor.path(box)).header("Pilot-Agent", "a".repeat(65))).statusCode())
                .isEqualTo(400);
        assertThat(door.send(by(token, TestDoor.path(box)).header("Pilot-Purpose", "p".repeat(201))).statusCode())
                .isEqualTo(400);
        assertThat(trail()).isEmpty();
    }

    @Test
    void who_may_read_the_trail_finds_what_was_done_to_a_box_and_is_in_it_too() {
        get(TestDoor.path(box));
        get("/care/v1/devices?q=other");
        String auditor = token("auditor", Role.AUDITOR);
        String device = box.id().value().replace("%", "%25");
        HttpResponse<String> page = door.send(by(auditor, "/care/v1/audit?device=" + device));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("\"who\":\"crm\"").contains("\"deed\":\"looked\"").doesNotContain("searched");
        assertThat(trail().getFirst().who().concat(trail().getLast().who())).contains("auditor");
        assertThat(door.send(by(token, "/care/v1/audit")).statusCode()).isEqualTo(403);
    }

    @Test
    void it_comes_in_pages_by_time() {
        for (int i = 0; i < 5; i++) {
            door.core.clock.advance(Duration.ofSeconds(1));
            get("/care/v1/devices?q=n" + i);
        }
        String auditor = token("auditor", Role.AUDITOR);
        String from = TestDoor.NOW.plusSeconds(2).toString();
        String to = TestDoor.NOW.plusSeconds(5).toString();
        String page = "/care/v1/audit?limit=2&who=crm&from=" + from + "&to=" + to;
        String first = door.send(by(auditor, page)).body();
        assertThat(first).containsSubsequence("n3", "n2", "nextCursor").doesNotContain("n4").doesNotContain("n1");
        String cursor = first.replaceAll(".*\"nextCursor\":\"([^\"]+)\".*", "$1");
        assertThat(door.send(by(auditor, page + "&cursor=" + cursor)).body()).contains("n1")
                .contains("\"nextCursor\":null");
        assertThat(door.send(by(auditor, "/care/v1/audit?cursor=nonsense")).statusCode()).isEqualTo(400);
        assertThat(door.send(by(auditor, "/care/v1/audit?from=yesterday")).statusCode()).isEqualTo(400);
    }

    @Test
    void as_csv_no_cell_is_a_formula() {
        door.send(by(token, TestDoor.path(box)).header("Pilot-Agent", "=1+1").header("Pilot-Purpose", "a, \"b\""));
        HttpResponse<String> csv = door.send(by(token("auditor", Role.AUDITOR), "/care/v1/audit?format=csv"));
        assertThat(csv.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(csv.body().lines()).containsExactly(
                "at,who,kind,agent,from,deed,device,subscriber,action,purpose,detail",
                TestDoor.NOW + ",crm,token,'=1+1,127.0.0.1,looked," + box.id() + ",10045512,,\"a, \"\"b\"\"\",");
        assertThat(trail()).extracting(AuditEntry::deed).contains(Deed.EXPORTED);
    }
}
