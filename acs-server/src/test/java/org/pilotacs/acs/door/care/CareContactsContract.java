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
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API answers about contacts. The tests share a server, and each has a box of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareContactsContract {
    private static final String CONTACTS = "/care/v1/contacts";

    private final TestDoor door;
    private int count = 5000;
    private Device box;

    CareContactsContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-5000");
    }

    @AfterAll
    void close() {
        door.close();
    }

    @BeforeEach
    void aBoxComes() {
        box = SampleBox.comes(door.core, "SN-" + ++count);
        door.core.clock.advance(Duration.ofSeconds(1));
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
        assertThat(json(response).path("detail").asText()).contains(text);
    }

    private HttpResponse<String> record(String key, String body) {
        return door.post(CONTACTS, body, "Idempotency-Key", key);
    }

    private HttpResponse<String> amend(String location, String body) {
        return door.send(HttpRequest.newBuilder(door.uri(location)).header("content-type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> table(String path) {
        return door.send(HttpRequest.newBuilder(door.uri(path)).header("accept", "text/csv"));
    }

    private String about(String more) {
        return "{\"device\":\"" + box.id().value() + "\",\"channel\":\"phone\",\"agent\":\"anna\","
                + "\"category\":\"no-picture\"" + more + "}";
    }

    private String key() {
        return "key " + count;
    }

    @Test
    void a_contact_is_written_down_once_for_one_key() {
        String body = about(",\"errorCode\":\"e48 - 32\",\"cause\":{\"id\":\"dish-moved\",\"source\":\"diagnosis\","
                + "\"probability\":0.8},\"actions\":[{\"kind\":\"reseat-card\"}],\"helped\":\"later\","
                + "\"note\":\"wind\",\"durationSeconds\":310");
        HttpResponse<String> taken = record(key(), body);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        String location = taken.headers().firstValue("location").orElseThrow();
        JsonNode contact = json(door.get(location));
        assertThat(contact).isEqualTo(json(taken));
        assertThat(location).isEqualTo(CONTACTS + "/" + contact.path("id").asText());
        assertThat(contact.path("subscriber").asText()).isEqualTo("10045512");
        assertThat(contact.path("area").asText()).isEqualTo("00-950");
        assertThat(contact.path("model").asText()).isEqualTo("SV-S2 PVR");
        assertThat(contact.path("firmware").asText()).isEqualTo("3.2.1");
        assertThat(contact.path("errorCode").asText()).isEqualTo("E48-32");
        assertThat(contact.path("at").asText()).isEqualTo(door.core.clock.instant().toString());
        HttpResponse<String> again = record(key(), body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("location")).hasValue(location);
        assertProblem(record(key(), about("")), 409, "was used for another request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'channel':'phone','agent':'a','category':'pin'} | needs device or subscriber",
        "{'device':'A-B-C','channel':'phone','agent':'a','category':'pin'} | /device: is no device of ours",
        "{'subscriber':'1','channel':'pigeon','agent':'a','category':'pin'} | /channel",
        "{'subscriber':'1','channel':'web','agent':'a','category':'rain'} | /category",
        "{'subscriber':'1','channel':'web','category':'pin'} | agent",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','at':'yesterday'} | /at: must be a time",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','at':'2019-01-01T00:00:00Z'} | within the last year",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','at':'2099-01-01T00:00:00Z'} | within the last year",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','actions':[{}]} | /actions/0: needs id or kind",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','actions':[{'id':'x'}]} | /actions/0/id: is no action",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','cause':{'id':'dish'}} | source",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','cause':{'id':'D','source':'agent'}} | /cause/id",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','durationSeconds':-1} | /durationSeconds",
        "{'subscriber':'1','channel':'web','agent':'a','category':'pin','pin':'1234'} | pin"})
    void what_is_wrong_with_a_contact_is_named_and_nothing_is_kept(String body, String text) {
        HttpResponse<String> refused = record("wrong " + text, body.replace('\'', '"'));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body().replace("\\\"", "'")).contains(text);
        assertThat(json(door.get("/care/v1/contacts?category=pin")).path("contacts")).isEmpty();
    }

    @Test
    void an_action_says_itself_what_it_was_and_must_be_on_the_device() {
        Action action = door.begin(box, new ActionRequest.Restart());
        String id = ",\"actions\":[{\"id\":\"" + action.id() + "\"%s}]";
        assertThat(json(record(key(), about(id.formatted("")))).at("/actions/0/kind").asText()).isEqualTo("restart");
        assertProblem(record(key() + "b", about(id.formatted(",\"kind\":\"reset-pin\""))), 400,
                "/actions/0/kind: is not what that action was: restart");
        box = SampleBox.comes(door.core, "SN-" + ++count);
        assertProblem(record(key() + "c", about(id.formatted(""))), 400,
                "/actions/0/id: is an action on another device");
    }

    @Test
    void whether_it_helped_can_be_said_later() {
        String location = record(key(), about("")).headers().firstValue("location").orElseThrow();
        assertThat(json(door.get(location)).path("helped").asText()).isEqualTo("unknown");
        HttpResponse<String> amended = amend(location,
                "{\"agent\":\"bea\",\"helped\":\"yes\",\"note\":\"called back\"}");
        assertThat(amended.statusCode()).as(amended.body()).isEqualTo(200);
        JsonNode contact = json(door.get(location));
        assertThat(contact.path("helped").asText()).isEqualTo("yes");
        assertThat(contact.path("note").asText()).isEqualTo("called back");
        assertThat(contact.at("/amendments/0/agent").asText()).isEqualTo("bea");
        assertThat(contact.at("/amendments/0/helped").asText()).isEqualTo("unknown");
        assertProblem(amend(location, "{\"agent\":\"bea\"}"), 400, "needs helped or note");
        assertProblem(amend(location, "{\"helped\":\"no\"}"), 400, "agent");
        assertProblem(amend(CONTACTS + "/none", "{\"agent\":\"bea\",\"helped\":\"no\"}"), 404, "no contact none");
        assertProblem(door.get(CONTACTS + "/none"), 404, "no contact none");
    }

    @Test
    void contacts_are_listed_by_device_by_customer_and_by_what_they_say() {
        String first = json(record(key(), about(",\"note\":\"one\""))).path("id").asText();
        door.core.clock.advance(Duration.ofSeconds(1));
        String second = json(record(key() + "b", about(",\"helped\":\"no\",\"note\":\"two\""))).path("id").asText();
        JsonNode page = json(door.get(TestDoor.path(box) + "/contacts?limit=1"));
        assertThat(page.at("/contacts/0/id").asText()).isEqualTo(second);
        JsonNode next = json(door.get(TestDoor.path(box) + "/contacts?limit=1&cursor=" + page.path("nextCursor")
                .asText()));
        assertThat(next.at("/contacts/0/id").asText()).isEqualTo(first);
        assertThat(next.path("nextCursor").isNull()).isTrue();
        assertThat(json(door.get("/care/v1/subscribers/10045512/contacts")).at("/contacts/0/id").asText())
                .isEqualTo(second);
        String since = "/care/v1/contacts?from=" + door.core.clock.instant().minusSeconds(1)
                + "&category=no-picture&channel=phone";
        assertThat(json(door.get(since)).path("contacts")).hasSize(2);
        assertThat(json(door.get(since + "&helped=no")).path("contacts")).hasSize(1);
        assertProblem(door.get(CONTACTS + "?cursor=none"), 400, "query cursor");
        assertProblem(door.get(CONTACTS + "?from=yesterday"), 400, "query from: must be a time");
        assertProblem(door.get(CONTACTS + "?cause=%00"), 400, "query cause");
        assertProblem(door.get("/care/v1/devices/none/contacts"), 404, "no device none");
        assertProblem(door.get("/care/v1/subscribers/none/contacts"), 404, "no customer none");
        assertProblem(door.get("/care/v1/subscribers/%00/contacts"), 404, "no customer");
    }

    @Test
    void contacts_come_as_a_table_in_which_nothing_is_calculated() {
        record(key(), about(",\"note\":\"=HYPERLINK(\\\"http://x\\\",\\\"y\\\")\",\"actions\":[{\"kind\":\"restart\"},"
                + "{\"kind\":\"reseat-card\"}]"));
        record(key() + "b", about(""));
        HttpResponse<String> table = table(TestDoor.path(box) + "/contacts");
        assertThat(table.headers().firstValue("content-type")).hasValue("text/csv; charset=utf-8");
        assertThat(table.body()).startsWith("id,at,device,subscriber,channel,")
                .contains(
                        ",restart reseat-card,unknown,\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",SV-S2 PVR,3.2.1,00-950,");
        assertThat(table.body().lines()).hasSize(3);
        HttpResponse<String> page = table(TestDoor.path(box) + "/contacts?limit=1");
        String cursor = page.headers().firstValue("next-cursor").orElseThrow();
        assertThat(table(TestDoor.path(box) + "/contacts?limit=1&cursor=" + cursor).headers().firstValue("next-cursor"))
                .isEmpty();
    }

    @Test
    void reports_count_what_was_written_down() {
        String firmware = "9." + count;
        String from = "?from=" + door.core.clock.instant();
        String cause = ",\"cause\":{\"id\":\"no-rights\",\"source\":\"agent\"},\"actions\":[{\"kind\":\"reconnect\"}]";
        record(key(), about(cause + ",\"helped\":\"yes\""));
        record(key() + "b", about(cause + ",\"helped\":\"no\""));
        JsonNode causes = json(door.get("/care/v1/reports/causes" + from));
        assertThat(causes.at("/rows/0/group").asText()).isEqualTo("no-rights");
        assertThat(causes.at("/rows/0/contacts").asInt()).isEqualTo(2);
        assertThat(causes.at("/rows/0/text").asText()).isNotBlank().isNotEqualTo("no-rights");
        assertThat(causes.at("/rows/0/helped/value").asDouble()).isEqualTo(0.5);
        assertThat(causes.at("/rows/0/helped/low").asDouble()).isEqualTo(0.0945);
        JsonNode said = json(door.send(HttpRequest.newBuilder(door.uri("/care/v1/reports/causes" + from
                + "&by=category")).header("accept-language", "pl")));
        assertThat(said.at("/rows/0/group").asText()).isEqualTo("no-picture");
        assertThat(said.at("/rows/0/text").asText()).isEqualTo("Nie ma obrazu");
        JsonNode actions = json(door.get("/care/v1/reports/actions" + from));
        assertThat(actions.at("/rows/0/action").asText()).isEqualTo("reconnect");
        assertThat(actions.at("/rows/0/yes").asInt()).isEqualTo(1);
        JsonNode resolution = json(door.get("/care/v1/reports/resolution" + from));
        assertThat(resolution.at("/rows/0/young").asInt()).isEqualTo(2);
        assertThat(resolution.at("/rows/0/share/value").isNull()).isTrue();
        assertThat(json(door.get("/care/v1/reports/causes" + from + "&firmware=" + firmware)).path("rows")).isEmpty();
        assertProblem(door.get("/care/v1/reports/causes?by=moon"), 400, "query by");
        assertProblem(door.get("/care/v1/reports/causes?by=area&areaLength=9"), 400, "query areaLength");
    }

    @Test
    void reports_come_as_tables_too() {
        String from = "?from=" + door.core.clock.instant();
        record(key(), about(",\"cause\":{\"id\":\"no-rights\",\"source\":\"agent\"},\"helped\":\"yes\","
                + "\"actions\":[{\"kind\":\"reconnect\"}]"));
        assertThat(table("/care/v1/reports/causes" + from + "&by=area").body())
                .isEqualTo("area,contacts,yes,no,later,unknown,helped,low,high\r\n00-,1,1,0,0,0,1.0,0.2065,1.0\r\n");
        assertThat(table("/care/v1/reports/actions" + from).body()).isEqualTo(
                "cause,action,contacts,yes,no,later,unknown,helped,low,high\r\nno-rights,reconnect,1,1,0,0,0,1.0,0.2065,1.0\r\n");
        assertThat(table("/care/v1/reports/resolution" + from).body())
                .isEqualTo("all,contacts,resolved,young,share,low,high\r\n,0,0,1,,,\r\n");
    }
}
