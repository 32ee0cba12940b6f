package org.pilotacs.acs.account;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.Secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The accounts in the database. Safe for any number of threads.
public final class JdbcAccounts implements Accounts {
    private static final String SELECT = "SELECT name, password, role, disabled, created, signed_in, failures FROM account";

    private final Database database;
    private final Passwords passwords;
    private volatile boolean exist;

    /// @param random unguessable
    public JdbcAccounts(Database database, RandomGenerator random) {
        this.database = database;
        this.passwords = new Passwords(random);
    }

    @Override
    public boolean exist() {
        if (!exist) {
            exist = database.with(handle -> handle.createQuery("SELECT 1 FROM account LIMIT 1").mapTo(Integer.class)
                    .findOne().isPresent());
        }
        return exist;
    }

    @Override
    public boolean add(String name, Secret password, Role role, Instant at) {
        String hash = passwords.hash(password);
        return database.transact(handle -> {
            if (!JdbcProviderNames.isFree(handle, name)) {
                return false;
            }
            JdbcProviderNames.take(handle, name, "", name, name, at);
            return handle.createUpdate("""
                    INSERT INTO account (name, password, role, disabled, created, signed_in, failures)
                    VALUES (:name, :password, :role, FALSE, :created, NULL, 0)
                    """).bind("name", name).bind("password", hash).bind("role", role.name())
                    .bind("created", at.toEpochMilli()).execute() == 1;
        });
    }

    @Override
    public Optional<Account> find(String name) {
        return database.with(handle -> ofName(handle, name)).map(Stored::account);
    }

    @Override
    public List<Account> all() {
        return database.with(handle -> handle.createQuery(SELECT + " ORDER BY name").map((row, _) -> stored(row))
                .list()).stream().map(Stored::account).toList();
    }

    @Override
    public Changed change(String name, AccountChange change) {
        Secret password = change.password();
        String hash = password == null ? null : passwords.hash(password);
        return database.transact(handle -> {
            // Whoever changes an account waits for whoever changes another, so that two admins cannot lock out each other.
            List<Account> all = handle.createQuery(SELECT + " ORDER BY name FOR UPDATE").map((row, _) -> stored(row))
                    .list().stream().map(Stored::account).toList();
            Account before = all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
            if (before == null) {
                return Changed.UNKNOWN;
            }
            Role role = change.role() == null ? before.role() : change.role();
            boolean disabled = change.disabled() == null ? before.disabled() : change.disabled();
            boolean other = all.stream()
                    .anyMatch(one -> !one.name().equals(name) && isAdmin(one.role(), one.disabled()));
            if (isAdmin(before.role(), before.disabled()) && !isAdmin(role, disabled) && !other) {
                return Changed.LAST_ADMIN;
            }
            write(handle, name, role, disabled, hash);
            return Changed.YES;
        });
    }

    private static boolean isAdmin(Role role, boolean disabled) {
        return role == Role.ADMIN && !disabled;
    }

    private static void write(Handle handle, String name, Role role, boolean disabled, @Nullable String hash) {
        handle.createUpdate("""
                UPDATE account SET role = :role, disabled = :disabled, password = COALESCE(:password, password)
                WHERE name = :name
                """).bind("role", role.name()).bind("disabled", disabled).bind("password", hash).bind("name", name)
                .execute();
        if (disabled || hash != null) {
            handle.createUpdate("DELETE FROM console_session WHERE account = :name").bind("name", name).execute();
        }
    }

    @Override
    public Optional<Account> check(String name, Secret password, Instant at) {
        Stored found = database.with(handle -> ofName(handle, name)).orElse(null);
        boolean right = passwords.matches(found == null ? null : found.hash, password);
        if (found == null) {
            return Optional.empty();
        }
        note(name, right, at);
        return right && !found.account.disabled() ? Optional.of(found.account) : Optional.empty();
    }

    private void note(String name, boolean right, Instant at) {
        database.transact(handle -> handle.createUpdate(right
                ? "UPDATE account SET signed_in = :at, failures = 0 WHERE name = :name AND NOT disabled"
                : "UPDATE account SET failures = failures + 1 WHERE name = :name").bind("at", at.toEpochMilli())
                .bind("name", name).execute());
    }

    private static Optional<Stored> ofName(Handle handle, String name) {
        Query query = handle.createQuery(SELECT + " WHERE name = :name").bind("name", name);
        return query.map((row, _) -> stored(row)).findOne();
    }

    private record Stored(Account account, String hash) {
        @Override
        public String toString() {
            return account.toString();
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        long signedIn = row.getLong("signed_in");
        Instant at = row.wasNull() ? null : Instant.ofEpochMilli(signedIn);
        return new Stored(
                new Account(row.getString("name"), Role.valueOf(row.getString("role")), row.getBoolean("disabled"),
                        Instant.ofEpochMilli(row.getLong("created")), at, row.getInt("failures")),
                row.getString("password"));
    }
}
