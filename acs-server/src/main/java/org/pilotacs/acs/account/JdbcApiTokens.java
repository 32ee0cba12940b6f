package org.pilotacs.acs.account;

import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.Secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Tokens in the database, by their hashes. Safe for any number of threads.
public final class JdbcApiTokens implements ApiTokens {
    private static final String SELECT = "SELECT name, role, created, expires, used FROM api_token";
    private static final int BYTES = 32;
    /// So that logs and searches for leaked secrets know one when they see it.
    private static final String MARK = "pilot_";
    /// Not every call is worth a write.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);

    private final Database database;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcApiTokens(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    @Override
    public Optional<Secret> add(String name, Role role, Instant at, Instant expires) {
        String token = MARK + Fingerprint.random(random, BYTES);
        return database.transact(handle -> {
            boolean taken = handle.createQuery("SELECT 1 FROM api_token WHERE name = :name").bind("name", name)
                    .mapTo(Integer.class).findOne().isPresent();
            if (taken) {
                return Optional.empty();
            }
            handle.createUpdate("""
                    INSERT INTO api_token (hash, name, role, created, expires, used)
                    VALUES (:hash, :name, :role, :created, :expires, NULL)
                    """).bind("hash", Fingerprint.of(token)).bind("name", name).bind("role", role.name())
                    .bind("created", at.toEpochMilli()).bind("expires", expires.toEpochMilli()).execute();
            return Optional.of(Secret.of(token));
        });
    }

    @Override
    public List<ApiToken> all() {
        return database
                .with(handle -> handle.createQuery(SELECT + " ORDER BY name").map((row, _) -> token(row)).list());
    }

    @Override
    public boolean remove(String name) {
        return database.transact(handle -> handle.createUpdate("DELETE FROM api_token WHERE name = :name")
                .bind("name", name).execute() > 0);
    }

    @Override
    public Optional<ApiToken> find(Secret token, Instant at) {
        String hash = Fingerprint.of(token.reveal());
        Optional<ApiToken> found = database.with(handle -> handle.createQuery(SELECT + " WHERE hash = :hash")
                .bind("hash", hash).map((row, _) -> token(row)).findOne()).filter(one -> at.isBefore(one.expires()));
        found.filter(one -> one.used() == null || one.used().plus(NOTED_EVERY).isBefore(at))
                .ifPresent(_ -> database.transact(handle -> handle
                        .createUpdate("UPDATE api_token SET used = :at WHERE hash = :hash")
                        .bind("at", at.toEpochMilli()).bind("hash", hash).execute()));
        return found;
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        long used = row.getLong("used");
        Instant last = row.wasNull() ? null : Instant.ofEpochMilli(used);
        return new ApiToken(row.getString("name"), Role.valueOf(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("created")), Instant.ofEpochMilli(row.getLong("expires")), last);
    }
}
