package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API answers about error codes. The tests share a server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareErrorCodesContract {
    private static final String CODES = "/care/v1/error-codes";
    private static final String ENTRY = """
            {"meaning":{"en":"%s","pl":"po polsku"},"source":"head-end","todo":{"en":"wait","pl":"czekaj"},
             "causes":[{"cause":"dish-moved","weight":0.5}],"escalate":true,"agent":"anna"}
            """;

    private final TestDoor door;

    CareErrorCodesContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
    }

    @AfterAll
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

    private HttpResponse<String> put(String path, String body) {
        return door.send(HttpRequest.newBuilder(door.uri(CODES + path)).header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> delete(String path) {
        return door.send(HttpRequest.newBuilder(door.uri(CODES + path)).DELETE());
    }

    @Test
    void a_code_that_comes_with_the_server_is_found_as_it_is_read_aloud() {
        JsonNode found = json(door.send(HttpRequest.newBuilder(door.uri(CODES + "?q=e+48+32&cas=irdeto&model=SV-S2"))
                .header("accept-language", "pl")));
        assertThat(found.at("/codes/0/code").asText()).isEqualTo("E48-32");
        assertThat(found.at("/codes/0/sourceText").asText()).isEqualTo("Sygnał z anteny");
        assertThat(found.at("/codes/0/causes/0/cause").asText()).isEqualTo("rain-fade");
        assertThat(found.at("/codes/0/changedBy").asText()).isEmpty();
        assertThat(json(door.get(CODES + "?q=nothing+of+the+kind")).path("codes")).isEmpty();
        assertThat(json(door.get(CODES + "?limit=3")).path("codes")).hasSize(3);
    }

    @Test
    void an_entry_is_written_changed_and_taken_out() {
        String path = "/X%201?cas=nagra&model=T2000";
        HttpResponse<String> made = put(path, ENTRY.formatted("one"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(put(path, ENTRY.formatted("two")).statusCode()).isEqualTo(200);
        JsonNode entry = json(door.get(CODES + path));
        assertThat(entry.path("code").asText()).isEqualTo("X1");
        assertThat(entry.path("printed").asText()).isEqualTo("X 1");
        assertThat(entry.path("cas").asText()).isEqualTo("NAGRA");
        assertThat(entry.at("/meaning/en").asText()).isEqualTo("two");
        assertThat(entry.path("version").asInt()).isEqualTo(2);
        assertThat(entry.at("/former/0/meaning/en").asText()).isEqualTo("one");
        assertThat(entry.at("/former/0/agent").asText()).isEqualTo("anna");
        assertThat(door.get(CODES + "/X1").statusCode()).as("another card system").isEqualTo(404);
        assertThat(delete(path + "&agent=bea").statusCode()).isEqualTo(204);
        assertThat(delete(path + "&agent=bea").statusCode()).isEqualTo(404);
        HttpResponse<String> gone = door.get(CODES + path);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(json(gone).path("detail").asText()).contains("X1", "NAGRA", "T2000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"source\":\"head-end\" | \"source\":\"moon\" | /source",
        "\"weight\":0.5 | \"weight\":5 | /causes/0/weight", "dish-moved | Dish Moved | /causes/0/cause",
        "po polsku | | /meaning/pl", "\"agent\":\"anna\" | \"agent\":\"\" | /agent",
        "\"en\":\"wait\" | \"en\":\"a\\u0000b\" | /todo/en",
        "\"weight\":0.5} | \"weight\":0.5},{\"cause\":\"dish-moved\",\"weight\":1} | /causes/1/cause"})
    void what_is_wrong_with_an_entry_is_named_and_nothing_is_kept(String good, String bad, String where) {
        HttpResponse<String> refused = put("/BAD", ENTRY.formatted("one").replace(good, bad == null ? "" : bad));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains(where);
        assertThat(door.get(CODES + "/BAD").statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_the_name_of_an_entry_is_refused() {
        assertThat(put("/%20", ENTRY.formatted("one")).statusCode()).isEqualTo(400);
        assertThat(put("/%00", ENTRY.formatted("one")).statusCode()).isEqualTo(400);
        assertThat(put("/" + "x".repeat(65), ENTRY.formatted("one")).statusCode()).isEqualTo(400);
        assertThat(put("/" + "%C3%9F".repeat(40), ENTRY.formatted("one")).statusCode())
                .as("longer in capitals").isEqualTo(400);
        assertThat(delete("/X1").statusCode()).as("nobody takes it out").isEqualTo(400);
        assertThat(door.get(CODES + "?cas=%00").statusCode()).isEqualTo(400);
    }
}
