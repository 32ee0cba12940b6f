package org.pilotacs.acs.account;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [ApiTokens] do.
abstract class ApiTokensContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Instant EXPIRES = NOON.plus(Duration.ofDays(30));

    private final TestDatabases.Kind kind;
    private Database database;
    private ApiTokens tokens;

    ApiTokensContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        tokens = new JdbcApiTokens(database, new SecureRandom());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Secret added(String name, Role role) {
        return tokens.add(name, role, NOON, EXPIRES).orElseThrow();
    }

    @Test
    void a_token_is_known_until_it_expires() {
        Secret crm = added("crm", Role.CARE);
        assertThat(crm.reveal()).matches("pilot_[0-9a-f]{64}");
        assertThat(tokens.find(crm, NOON)).map(ApiToken::name).contains("crm");
        assertThat(tokens.find(crm, EXPIRES.minusMillis(1))).map(ApiToken::role).contains(Role.CARE);
        assertThat(tokens.find(crm, EXPIRES)).isEmpty();
        assertThat(tokens.find(Secret.of(crm.reveal() + "0"), NOON)).isEmpty();
    }

    @Test
    void a_name_is_given_once() {
        Secret first = added("crm", Role.CARE);
        assertThat(tokens.add("crm", Role.ADMIN, NOON, EXPIRES)).isEmpty();
        assertThat(tokens.find(first, NOON)).map(ApiToken::role).contains(Role.CARE);
    }

    @Test
    void what_was_removed_lets_nobody_in() {
        Secret crm = added("crm", Role.CARE);
        Secret other = added("other", Role.CARE);
        assertThat(tokens.remove("crm")).isTrue();
        assertThat(tokens.remove("crm")).isFalse();
        assertThat(tokens.find(crm, NOON)).isEmpty();
        assertThat(tokens.find(other, NOON)).isPresent();
    }

    @Test
    void the_database_holds_no_token() {
        Secret crm = added("crm", Role.CARE);
        String hash = database
                .with(handle -> handle.createQuery("SELECT hash FROM api_token").mapTo(String.class).one());
        assertThat(hash)
                .hasSize(64).isNotEqualTo(crm.reveal()).isNotEqualTo(crm.reveal().substring(6));
    }

    @Test
    void the_list_says_when_each_was_used_last() {
        Secret crm = added("crm", Role.CARE);
        added("backup", Role.AUDITOR);
        tokens.find(crm, NOON.plusSeconds(60));
        assertThat(tokens.all()).containsExactly(new ApiToken("backup", Role.AUDITOR, NOON, EXPIRES, null),
                new ApiToken("crm", Role.CARE, NOON, EXPIRES, NOON.plusSeconds(60)));
        tokens.find(crm, NOON.plus(Duration.ofHours(1)));
        assertThat(tokens.all().getLast().used()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }
}
