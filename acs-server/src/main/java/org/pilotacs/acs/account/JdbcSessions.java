package org.pilotacs.acs.account;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.Secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sessions in the database, by the hashes of what browsers show. Safe for any number of threads.
///
/// The hash of a session also takes in what else it rests on: a session of the token cannot be found with another token, and
/// nothing by which the token could be guessed is kept.
public final class JdbcSessions implements Sessions {
    private static final int BYTES = 24;
    /// Not every call is worth a write.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String SELECT = """
            SELECT s.hash, s.name, s.kind, COALESCE(a.role, s.role) AS role, s.used
            FROM console_session s LEFT JOIN account a ON a.name = s.account
            WHERE s.hash IN (:plain, :vouched)
            """;

    private final Database database;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcSessions(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    @Override
    public Secret begin(Caller caller, Origin origin, Secret vouches, Instant at) {
        Role role = caller.role();
        if (role == null) {
            throw new IllegalArgumentException("nobody signs in");
        }
        String session = Fingerprint.random(random, BYTES);
        database.transact(handle -> handle.createUpdate("""
                INSERT INTO console_session (hash, name, kind, account, role, origin, begun, used)
                VALUES (:hash, :name, :kind, :account, :role, :origin, :at, :at)
                """).bind("hash", hash(session, vouches)).bind("name", caller.name())
                .bind("kind", caller.kind().name())
                .bind("account", origin == Origin.ACCOUNT ? caller.name() : null).bind("role", role.name())
                .bind("origin", origin.name()).bind("at", at.toEpochMilli()).execute());
        return Secret.of(session);
    }

    private static String hash(String session, Secret vouches) {
        return Fingerprint.of(vouches.isEmpty() ? session : session + "\n" + vouches.reveal());
    }

    @Override
    public Optional<Caller> find(Secret session, Secret vouches, Instant at) {
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Optional<Found> found = database.with(handle -> handle
                .createQuery(SELECT + " AND s.begun > :begun AND s.used > :used"
                        + " AND (a.disabled IS NULL OR a.disabled = FALSE)")
                .bind("plain", hash(session.reveal(), Secret.NONE)).bind("vouched", hash(session.reveal(), vouches))
                .bind("begun", at.minus(MOST).toEpochMilli()).bind("used", at.minus(IDLE).toEpochMilli())
                .map((row, _) -> found(row)).findOne());
        found.filter(one -> one.used.plus(NOTED_EVERY).isBefore(at)).ifPresent(one -> database.transact(handle -> handle
                .createUpdate("UPDATE console_session SET used = :at WHERE hash = :hash")
                .bind("at", at.toEpochMilli()).bind("hash", one.hash).execute()));
        return found.map(Found::caller);
    }

    @Override
    public Optional<Caller> end(Secret session, Secret vouches) {
        if (session.isEmpty()) {
            return Optional.empty();
        }
        return database.transact(handle -> {
            Optional<Found> found = handle.createQuery(SELECT).bind("plain", hash(session.reveal(), Secret.NONE))
                    .bind("vouched", hash(session.reveal(), vouches)).map((row, _) -> found(row)).findOne();
            found.ifPresent(one -> remove(handle, one.hash));
            return found.map(Found::caller);
        });
    }

    private static void remove(Handle handle, String hash) {
        handle.createUpdate("DELETE FROM console_session WHERE hash = :hash").bind("hash", hash).execute();
    }

    @Override
    public int forget(Instant at) {
        return database.transact(handle -> handle
                .createUpdate("DELETE FROM console_session WHERE begun <= :begun OR used <= :used")
                .bind("begun", at.minus(MOST).toEpochMilli()).bind("used", at.minus(IDLE).toEpochMilli()).execute());
    }

    private record Found(String hash, Caller caller, Instant used) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(row.getString("hash"),
                new Caller(row.getString("name"), Caller.Kind.valueOf(row.getString("kind")),
                        Role.valueOf(row.getString("role"))),
                Instant.ofEpochMilli(row.getLong("used")));
    }
}
