package org.pilotacs.acs.account;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.security.SecureRandom;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [ProviderNames] do.
abstract class ProviderNamesContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String ISSUER = "https://sso.example";
    private static final Secret PASSWORD = Secret.of("correct horse battery");

    private final TestDatabases.Kind kind;
    private Database database;
    private ProviderNames names;
    private Accounts accounts;

    ProviderNamesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        names = new JdbcProviderNames(database);
        accounts = new JdbcAccounts(database, new SecureRandom());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_person_is_called_the_same_each_time() {
        assertThat(names.of(ISSUER, "1", "anna", NOON)).isEqualTo("anna");
        assertThat(names.of(ISSUER, "1", "anna", NOON)).isEqualTo("anna");
    }

    @Test
    void another_who_wants_the_name_gets_one_like_it_and_keeps_that() {
        names.of(ISSUER, "1", "anna", NOON);
        assertThat(names.of(ISSUER, "2", "anna", NOON)).isEqualTo("anna~2");
        assertThat(names.of("https://other.example", "1", "anna", NOON)).isEqualTo("anna~3");
        assertThat(names.of(ISSUER, "2", "anna", NOON)).isEqualTo("anna~2");
    }

    @Test
    void a_name_that_was_given_up_is_nobody_elses() {
        names.of(ISSUER, "1", "anna.nowak", NOON);
        assertThat(names.of(ISSUER, "1", "anna.kowalska", NOON)).isEqualTo("anna.kowalska");
        assertThat(names.of(ISSUER, "2", "anna.nowak", NOON)).isEqualTo("anna.nowak~2");
        assertThat(names.of(ISSUER, "1", "anna.nowak", NOON)).isEqualTo("anna.nowak");
    }

    @Test
    void nobody_gets_the_name_of_an_account_and_no_account_a_name_that_somebody_has() {
        assertThat(accounts.add("root", PASSWORD, Role.ADMIN, NOON)).isTrue();
        assertThat(names.of(ISSUER, "1", "root", NOON)).isEqualTo("root~2");
        assertThat(names.of(ISSUER, "1", "anna", NOON)).isEqualTo("anna");
        assertThat(accounts.add("anna", PASSWORD, Role.CARE, NOON)).isFalse();
    }

    @Test
    void nobody_is_called_what_the_token_is() {
        assertThat(names.of(ISSUER, "1", Caller.CONSOLE_TOKEN, NOON)).isEqualTo(Caller.CONSOLE_TOKEN + "~2");
    }
}
