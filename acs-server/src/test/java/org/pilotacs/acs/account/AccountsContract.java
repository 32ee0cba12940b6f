package org.pilotacs.acs.account;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [Accounts] do.
abstract class AccountsContract {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final Secret PASSWORD = Secret.of("correct horse battery");
    private static final Secret OTHER = Secret.of("staple battery horse");

    private final TestDatabases.Kind kind;
    private Database database;
    private Accounts accounts;

    AccountsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        accounts = new JdbcAccounts(database, new SecureRandom());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Accounts.Changed change(String name, Role role) {
        return accounts.change(name, new AccountChange(role, null, null));
    }

    private Accounts.Changed disable(String name) {
        return accounts.change(name, new AccountChange(null, true, null));
    }

    @Test
    void an_account_lets_in_with_its_password_alone() {
        assertThat(accounts.exist()).isFalse();
        assertThat(accounts.add("anna", PASSWORD, Role.CARE, NOON)).isTrue();
        assertThat(accounts.exist()).isTrue();
        assertThat(accounts.check("anna", OTHER, NOON)).isEmpty();
        assertThat(accounts.check("anna", Secret.NONE, NOON)).isEmpty();
        assertThat(accounts.check("nobody", PASSWORD, NOON)).isEmpty();
        assertThat(accounts.check("anna", PASSWORD, NOON)).map(Account::role).contains(Role.CARE);
    }

    @Test
    void a_name_is_given_once() {
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        assertThat(accounts.add("anna", OTHER, Role.ADMIN, NOON)).isFalse();
        assertThat(accounts.check("anna", OTHER, NOON)).isEmpty();
        assertThat(accounts.all()).containsExactly(new Account("anna", Role.CARE, false, NOON, null, 1));
    }

    @Test
    void wrong_passwords_are_counted_until_the_right_one() {
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        accounts.check("anna", OTHER, NOON);
        accounts.check("anna", OTHER, NOON);
        assertThat(accounts.find("anna")).map(Account::failures).contains(2);
        accounts.check("anna", PASSWORD, NOON.plusSeconds(5));
        assertThat(accounts.find("anna")).contains(
                new Account("anna", Role.CARE, false, NOON, NOON.plusSeconds(5), 0));
    }

    @Test
    void the_database_holds_no_password() {
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        accounts.add("bert", PASSWORD, Role.CARE, NOON);
        List<String> kept = database.with(handle -> handle.createQuery("SELECT password FROM account")
                .mapTo(String.class).list());
        assertThat(kept).hasSize(2).doesNotHaveDuplicates()
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                .noneMatch(hash -> hash.contains("horse"));
    }

    @Test
    void who_is_disabled_is_not_let_in_and_is_again_once_enabled() {
        accounts.add("root", PASSWORD, Role.ADMIN, NOON);
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        assertThat(disable("anna")).isEqualTo(Accounts.Changed.YES);
        assertThat(accounts.check("anna", PASSWORD, NOON)).isEmpty();
        assertThat(accounts.change("anna", new AccountChange(null, false, null))).isEqualTo(Accounts.Changed.YES);
        assertThat(accounts.check("anna", PASSWORD, NOON)).isPresent();
    }

    @Test
    void a_new_password_replaces_the_old() {
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        accounts.change("anna", new AccountChange(null, null, OTHER));
        assertThat(accounts.check("anna", PASSWORD, NOON)).isEmpty();
        assertThat(accounts.check("anna", OTHER, NOON)).isPresent();
    }

    @Test
    void the_last_admin_stays_one() {
        accounts.add("root", PASSWORD, Role.ADMIN, NOON);
        accounts.add("anna", PASSWORD, Role.CARE, NOON);
        assertThat(change("root", Role.CARE)).isEqualTo(Accounts.Changed.LAST_ADMIN);
        assertThat(disable("root")).isEqualTo(Accounts.Changed.LAST_ADMIN);
        assertThat(change("anna", Role.ADMIN)).isEqualTo(Accounts.Changed.YES);
        assertThat(disable("root")).isEqualTo(Accounts.Changed.YES);
        assertThat(change("anna", Role.CARE)).isEqualTo(Accounts.Changed.LAST_ADMIN);
        assertThat(change("nobody", Role.CARE)).isEqualTo(Accounts.Changed.UNKNOWN);
    }

    @Test
    void admins_who_disable_each_other_at_once_leave_one() {
        accounts.add("root", PASSWORD, Role.ADMIN, NOON);
        accounts.add("boss", PASSWORD, Role.ADMIN, NOON);
        List<CompletableFuture<Accounts.Changed>> both = IntStream.range(0, 2).mapToObj(
                i -> CompletableFuture.supplyAsync(() -> disable(i == 0 ? "root" : "boss"))).toList();
        assertThat(both).extracting(CompletableFuture::join).containsExactlyInAnyOrder(Accounts.Changed.YES,
                Accounts.Changed.LAST_ADMIN);
    }
}
