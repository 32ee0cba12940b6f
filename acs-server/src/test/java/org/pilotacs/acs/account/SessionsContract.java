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

/// What any [Sessions] do.
abstract class SessionsContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Secret PASSWORD = Secret.of("correct horse battery");
    private static final Secret TOKEN = Secret.of("a-token-of-sixteen-or-more");
    private static final Caller ANNA = Caller.person("anna", Role.CARE);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final TestDatabases.Kind kind;
    private Database database;
    private Accounts accounts;
    private Sessions sessions;

    SessionsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        accounts = new JdbcAccounts(database, new SecureRandom());
        sessions = new JdbcSessions(database, new SecureRandom());
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        accounts.add("root", PASSWORD, Role.ADMIN, NOON);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Secret annas() {
        return sessions.begin(ANNA, Sessions.Origin.ACCOUNT, Secret.NONE, NOON);
    }

    @Test
    void a_session_is_whose_it_is_on_another_node_too() {
        Secret session = annas();
        assertThat(new JdbcSessions(database, new SecureRandom()).find(session, TOKEN, NOON)).contains(ANNA);
        assertThat(sessions.find(Secret.of("0".repeat(48)), TOKEN, NOON)).isEmpty();
        assertThat(sessions.find(Secret.NONE, TOKEN, NOON)).isEmpty();
    }

    @Test
    void the_database_holds_nothing_that_a_browser_could_show() {
        Secret session = annas();
        String hash = database
                .with(handle -> handle.createQuery("SELECT hash FROM console_session").mapTo(String.class).one());
        assertThat(hash).isNotEqualTo(session.reveal()).hasSize(64);
    }

    @Test
    void it_is_over_half_a_day_after_the_last_call() {
        Secret session = annas();
        Instant later = NOON.plus(Sessions.IDLE).minus(MOMENT);
        assertThat(sessions.find(session, TOKEN, later)).isPresent();
        assertThat(sessions.find(session, TOKEN, later.plus(Sessions.IDLE))).isEmpty();
    }

    @Test
    void it_is_over_after_a_day_whatever_the_calls() {
        Secret session = annas();
        for (Duration age = Duration.ZERO; age.compareTo(Sessions.MOST) < 0; age = age.plusHours(6)) {
            assertThat(sessions.find(session, TOKEN, NOON.plus(age))).isPresent();
        }
        assertThat(sessions.find(session, TOKEN, NOON.plus(Sessions.MOST))).isEmpty();
    }

    @Test
    void a_new_role_holds_at_once() {
        Secret session = annas();
        accounts.change("anna", new AccountChange(Role.AUDITOR, null, null));
        assertThat(sessions.find(session, TOKEN, NOON)).map(Caller::role).contains(Role.AUDITOR);
    }

    @Test
    void being_disabled_and_a_new_password_end_it() {
        Secret session = annas();
        accounts.change("anna", new AccountChange(null, true, null));
        assertThat(sessions.find(session, TOKEN, NOON)).isEmpty();
        accounts.change("anna", new AccountChange(null, false, null));
        assertThat(sessions.find(session, TOKEN, NOON)).isEmpty();
        Secret next = annas();
        accounts.change("anna", new AccountChange(null, null, Secret.of("another password")));
        assertThat(sessions.find(next, TOKEN, NOON)).isEmpty();
    }

    @Test
    void whoever_is_disabled_while_they_sign_in_is_not_in() {
        accounts.change("anna", new AccountChange(null, true, null));
        assertThat(sessions.find(annas(), TOKEN, NOON)).isEmpty();
    }

    @Test
    void one_that_ended_stays_so() {
        Secret session = annas();
        assertThat(sessions.end(session, TOKEN)).contains(ANNA);
        assertThat(sessions.end(session, TOKEN)).isEmpty();
        assertThat(sessions.find(session, TOKEN, NOON)).isEmpty();
    }

    @Test
    void one_of_the_token_is_over_with_the_token() {
        Caller caller = Caller.token(Caller.CONSOLE_TOKEN, Role.ADMIN);
        Secret session = sessions.begin(caller, Sessions.Origin.TOKEN, TOKEN, NOON);
        assertThat(sessions.find(session, TOKEN, NOON)).contains(caller);
        assertThat(sessions.find(session, Secret.of("another-token-of-sixteen"), NOON)).isEmpty();
        assertThat(sessions.find(session, Secret.NONE, NOON)).isEmpty();
    }

    @Test
    void the_providers_word_holds_as_long_as_the_session_and_is_not_an_account_of_that_name() {
        Caller boss = Caller.person("anna", Role.ENGINEER);
        Secret session = sessions.begin(boss, Sessions.Origin.PROVIDER, Secret.NONE, NOON);
        accounts.change("anna", new AccountChange(null, true, null));
        assertThat(sessions.find(session, TOKEN, NOON)).contains(boss);
    }

    @Test
    void those_that_are_over_are_forgotten() {
        Secret session = annas();
        sessions.begin(ANNA, Sessions.Origin.ACCOUNT, Secret.NONE, NOON.minus(Sessions.IDLE));
        sessions.begin(ANNA, Sessions.Origin.ACCOUNT, Secret.NONE, NOON.minus(Sessions.MOST));
        assertThat(sessions.forget(NOON)).isEqualTo(2);
        assertThat(sessions.find(session, TOKEN, NOON)).isPresent();
    }
}
