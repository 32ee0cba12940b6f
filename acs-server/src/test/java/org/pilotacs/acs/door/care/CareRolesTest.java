package org.pilotacs.acs.door.care;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// What a caller may do by the care API.
class CareRolesTest {
    /// Are answered for as long as one listens.
    private static final Set<String> ENDLESS = Set.of("followIncidents", "followEvents");

    private TestDoor door;
    private Device box;

    @BeforeEach
    void open() {
        door = TestDoor.guarded("a-token-of-sixteen-or-more");
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String token(Role role) {
        return door.tokens.add(role.wireName(), role, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30)))
                .map(Secret::reveal).orElseThrow();
    }

    private HttpResponse<String> call(String token, String method, String path, String body) {
        return door.send(HttpRequest.newBuilder(door.uri(path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").header("Idempotency-Key", "k" + body.hashCode())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private int order(String token, String body) {
        return call(token, "POST", TestDoor.path(box) + "/actions", body).statusCode();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void each_operation_is_answered_403_to_those_alone_who_may_not(Role role) {
        String token = token(role);
        for (CareApi.Operation operation : door.care.operations()) {
            if (ENDLESS.contains(operation.id()) && role.may(operation.needs())) {
                continue;
            }
            String path = "/care/v1" + operation.path().replace("{id}", "none").replaceAll("\\{[a-z]+}", "none");
            HttpResponse<String> answer = call(token, operation.method(), path, "{}");
            if (role.may(operation.needs())) {
                assertThat(answer.statusCode()).as("%s %s", role, operation.id()).isNotIn(401, 403, 500);
            } else {
                assertThat(answer.statusCode()).as("%s %s", role, operation.id()).isEqualTo(403);
                assertThat(answer.body()).contains("\"code\":\"http.not-permitted\"")
                        .contains("the permission " + operation.needs().wireName());
            }
        }
    }

    /// A wish for what runs already joins it: 200.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"action\":\"check-signal\"}|202|200", "{\"action\":\"restart\"}|202|200",
        "{\"action\":\"fetch-file\",\"file\":\"log\"}|202|200",
        "{\"action\":\"fetch-file\",\"file\":\"configuration\"}|403|202", "{\"action\":\"factory-reset\"}|403|202",
        "{\"action\":\"write\",\"values\":[{\"path\":\"Device.A\",\"value\":7}]}|403|202"})
    void what_changes_a_box_or_shows_its_secrets_takes_an_engineer(String body, int care, int engineer) {
        assertThat(order(token(Role.CARE), body)).isEqualTo(care);
        assertThat(order(token(Role.ENGINEER), body)).isEqualTo(engineer);
    }

    @Test
    void an_action_is_whose_token_began_it() {
        String token = token(Role.CARE);
        assertThat(order(token, "{\"action\":\"check-signal\"}")).isEqualTo(202);
        Action action = door.actions.ofDevice(box.id(), 1).getFirst();
        assertThat(action.requester().who()).isEqualTo("care");
        assertThat(action.requester().channel()).isEqualTo("care-api");
    }

    @Test
    void a_token_that_has_expired_or_was_removed_lets_nobody_in() {
        String token = token(Role.ADMIN);
        assertThat(call(token, "GET", "/care/v1/devices", "").statusCode()).isEqualTo(200);
        door.core.clock.advance(Duration.ofDays(30));
        assertThat(call(token, "GET", "/care/v1/devices", "").statusCode()).isEqualTo(401);
        String other = token(Role.CARE);
        assertThat(door.tokens.remove("care")).isTrue();
        assertThat(call(other, "GET", "/care/v1/devices", "").statusCode()).isEqualTo(401);
    }
}
