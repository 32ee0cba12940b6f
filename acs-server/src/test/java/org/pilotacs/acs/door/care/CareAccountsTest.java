package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/// Accounts and tokens by the care API, on a server that nobody has to sign in to at first.
class CareAccountsTest {
    private static final String ACCOUNTS = "/care/v1/accounts";
    private static final String PASSWORD = "correct horse battery";

    private TestDoor door;

    @BeforeEach
    void open() {
        door = TestDoor.open();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static String account(String name, String role) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}".formatted(name, PASSWORD, role);
    }

    private String madeToken(String role) throws JsonProcessingException {
        HttpResponse<String> made = door.post("/care/v1/tokens",
                "{\"name\":\"%s-token\",\"role\":\"%s\",\"days\":30}".formatted(role, role));
        assertThat(made.statusCode()).isEqualTo(201);
        return new JsonMapper().readTree(made.body()).path("token").asText();
    }

    private HttpResponse<String> with(String token, String method, String path, String body) {
        return door.send(HttpRequest.newBuilder(door.uri(path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void the_first_account_is_made_by_this_machine_and_closes_the_door_behind_it() throws JsonProcessingException {
        String admin = madeToken("admin");
        assertThat(door.get("/care/v1/devices").statusCode()).isEqualTo(200);
        assertThat(door.post(ACCOUNTS, account("Root", "admin")).statusCode()).isEqualTo(201);
        assertThat(door.get("/care/v1/devices").statusCode()).isEqualTo(401);
        assertThat(with(admin, "GET", "/care/v1/devices", "").statusCode()).isEqualTo(200);
        HttpResponse<String> all = with(admin, "GET", ACCOUNTS, "");
        assertThat(all.body()).contains("\"name\":\"root\"").doesNotContain(PASSWORD).doesNotContain("argon2");
    }

    @Test
    void nobody_is_called_as_the_token_of_the_configuration() {
        assertThat(door.post(ACCOUNTS, account("console.token", "admin")).statusCode()).isEqualTo(400);
        assertThat(door.accounts.exist()).isFalse();
    }

    @Test
    void the_first_account_must_be_able_to_make_others() {
        HttpResponse<String> care = door.post(ACCOUNTS, account("anna", "care"));
        assertThat(care.statusCode()).isEqualTo(422);
        assertThat(care.body()).contains("care.first-is-admin");
        assertThat(door.accounts.exist()).isFalse();
    }

    @Test
    void a_page_from_elsewhere_cannot_make_the_first_account() {
        assertThat(RawHost.post(door, "evil.example", ACCOUNTS, account("root", "admin"))).isEqualTo(403);
        assertThat(door.accounts.exist()).isFalse();
    }

    @Test
    void an_account_is_changed_in_what_is_named_alone() throws JsonProcessingException {
        String admin = madeToken("admin");
        door.post(ACCOUNTS, account("root", "admin"));
        with(admin, "POST", ACCOUNTS, account("anna", "care"));
        HttpResponse<String> role = with(admin, "PUT", ACCOUNTS + "/anna", "{\"role\":\"engineer\"}");
        assertThat(role.statusCode()).isEqualTo(200);
        assertThat(role.body()).contains("\"role\":\"engineer\"").contains("\"disabled\":false");
        assertThat(with(admin, "PUT", ACCOUNTS + "/ANNA", "{\"disabled\":true}").body())
                .contains("\"role\":\"engineer\"").contains("\"disabled\":true");
        assertThat(door.accounts.check("anna", Secret.of(PASSWORD), TestDoor.NOW)).isEmpty();
        assertThat(with(admin, "PUT", ACCOUNTS + "/root", "{\"role\":\"care\"}").statusCode()).isEqualTo(409);
        assertThat(with(admin, "PUT", ACCOUNTS + "/nobody", "{\"role\":\"care\"}").statusCode()).isEqualTo(404);
        assertThat(with(admin, "POST", ACCOUNTS, account("anna", "admin")).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"name\":\"a b\",\"password\":\"correct horse\",\"role\":\"admin\"}|/name",
        "{\"name\":\"root\",\"password\":\"short\",\"role\":\"admin\"}|/password",
        "{\"name\":\"root\",\"password\":\"correct horse\",\"role\":\"god\"}|/role",
        "{\"name\":\"root\",\"password\":\"correct horse\"}|role",
        "{\"name\":\"root\",\"password\":\"correct horse\",\"role\":\"admin\",\"id\":1}|id"})
    void what_is_wrong_with_a_new_account_is_named(String body, String where) {
        HttpResponse<String> answer = door.post(ACCOUNTS, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(where);
        assertThat(door.accounts.exist()).isFalse();
    }

    @Test
    void a_token_is_told_once() throws JsonProcessingException {
        String admin = madeToken("admin");
        String list = door.get("/care/v1/tokens").body();
        assertThat(list).contains("\"name\":\"admin-token\"").doesNotContain(admin);
        assertThat(door.post("/care/v1/tokens", "{\"name\":\"admin-token\",\"role\":\"care\",\"days\":1}").statusCode())
                .isEqualTo(409);
        assertThat(door.post("/care/v1/tokens", "{\"name\":\"console.token\",\"role\":\"care\",\"days\":1}")
                .statusCode()).isEqualTo(400);
        assertThat(with(admin, "DELETE", "/care/v1/tokens/admin-token", "").statusCode()).isEqualTo(204);
        assertThat(door.get("/care/v1/tokens").body()).doesNotContain("admin-token");
    }

    @Test
    void a_token_holds_its_bearer_to_its_role_even_while_the_door_is_open() throws JsonProcessingException {
        String care = madeToken("care");
        assertThat(with(care, "POST", ACCOUNTS, account("root", "admin")).statusCode()).isEqualTo(403);
        assertThat(door.tokens.find(Secret.of(care), TestDoor.NOW)).map(one -> one.role()).contains(Role.CARE);
    }
}
