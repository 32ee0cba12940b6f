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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

class SignInTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Secret RIGHT = Secret.of("correct horse battery");
    private static final Secret WRONG = Secret.of("staple battery horse");
    private static final String HERE = "10.0.0.1";
    private static final SignIn.Tried WELCOME = new SignIn.Welcome(Caller.person("anna", Role.CARE));

    private Database database;
    private Accounts accounts;
    private SignIn signIn;

    @BeforeEach
    void open() {
        database = TestDatabases.open(TestDatabases.Kind.H2);
        accounts = new JdbcAccounts(database, new SecureRandom());
        accounts.add("anna", RIGHT, Role.CARE, NOON);
        signIn = new SignIn(accounts);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SignIn.Tried soon(int seconds) {
        return new SignIn.TooSoon(Duration.ofSeconds(seconds));
    }

    private void wrong(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn.with(name, WRONG, HERE, NOON)).isEqualTo(new SignIn.Wrong());
        }
    }

    @Test
    void a_few_wrong_passwords_cost_nothing() {
        wrong("anna", 3);
        assertThat(signIn.with("anna", RIGHT, HERE, NOON)).isEqualTo(WELCOME);
    }

    @Test
    void after_them_each_costs_twice_as_long_as_the_one_before_up_to_a_minute() {
        wrong("anna", 4);
        Instant at = NOON;
        for (int wait : new int[]{ 1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(signIn.with("anna", RIGHT, HERE, at)).isEqualTo(soon(wait));
            at = at.plusSeconds(wait);
            assertThat(signIn.with("anna", WRONG, HERE, at)).isEqualTo(new SignIn.Wrong());
        }
        assertThat(signIn.with("anna", RIGHT, HERE, at.plusSeconds(60))).isEqualTo(WELCOME);
        assertThat(signIn.with("anna", WRONG, HERE, at.plusSeconds(60))).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void as_many_at_once_are_as_many_as_one_after_the_other() throws Exception {
        List<Future<SignIn.Tried>> tried = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                tried.add(threads.submit(() -> signIn.with("anna", WRONG, HERE, NOON)));
            }
        }
        int looked = 0;
        for (Future<SignIn.Tried> one : tried) {
            looked += one.get() instanceof SignIn.Wrong ? 1 : 0;
        }
        assertThat(looked).isEqualTo(4);
        assertThat(accounts.find("anna")).get().satisfies(anna -> assertThat(anna.failures()).isEqualTo(4));
    }

    @Test
    void a_name_that_is_not_known_is_answered_the_same() {
        wrong("nobody", 4);
        assertThat(signIn.with("nobody", RIGHT, HERE, NOON)).isEqualTo(soon(1));
        assertThat(signIn.with("nobody", RIGHT, HERE, NOON.plusSeconds(1))).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void other_names_from_elsewhere_do_not_wait_with_it() {
        wrong("nobody", 4);
        assertThat(signIn.with("anna", RIGHT, "10.0.0.2", NOON)).isEqualTo(WELCOME);
    }

    @Test
    void an_address_that_tries_many_names_waits_whatever_the_name() {
        for (int i = 0; i < 21; i++) {
            wrong("nobody" + i, 1);
        }
        assertThat(signIn.with("anna", RIGHT, HERE, NOON)).isEqualTo(soon(1));
        assertThat(signIn.with("anna", RIGHT, "10.0.0.2", NOON)).isEqualTo(WELCOME);
        assertThat(signIn.with("anna", RIGHT, HERE, NOON.plusSeconds(1))).isEqualTo(WELCOME);
    }

    @Test
    void what_is_an_hour_ago_is_forgotten() {
        wrong("anna", 4);
        Instant later = NOON.plus(Duration.ofHours(1)).plusSeconds(1);
        assertThat(signIn.with("anna", WRONG, HERE, later)).isEqualTo(new SignIn.Wrong());
        assertThat(signIn.with("anna", RIGHT, HERE, later)).isEqualTo(WELCOME);
    }
}
