package org.pilotacs.acs.customer;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.account.Fingerprint;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Sessions in the database, by the hashes of what browsers show. Safe for any number of threads.
public final class JdbcCustomerSessions implements CustomerSessions {
    private static final int BYTES = 24;
    /// Not every call is worth a write.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /// Changes nothing if it was used before.
    private static final String USE_TOKEN = """
            MERGE INTO customer_token t USING (
                SELECT CAST(:hash AS VARCHAR) AS hash, CAST(:expires AS BIGINT) AS expires) s ON t.hash = s.hash
            WHEN NOT MATCHED THEN INSERT (hash, expires) VALUES (s.hash, s.expires)
            """;

    private final Database database;
    private final CustomerConfig config;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcCustomerSessions(Database database, CustomerConfig config, RandomGenerator random) {
        this.database = database;
        this.config = config;
        this.random = random;
    }

    @Override
    public Secret begin(Customer customer, Instant at) {
        String session = RandomId.next(random, BYTES);
        database.transact(handle -> insert(handle, session, customer, at));
        return Secret.of(session);
    }

    @Override
    public Optional<Secret> begin(Customer customer, String token, Instant expires, Instant at) {
        String session = RandomId.next(random, BYTES);
        String hash = Fingerprint.of(token);
        return database.transact(handle -> {
            if (handle.createUpdate(USE_TOKEN).bind("hash", hash).bind("expires", expires.toEpochMilli())
                    .execute() == 0) {
                return Optional.empty();
            }
            insert(handle, session, customer, at);
            return Optional.of(Secret.of(session));
        });
    }

    private static int insert(Handle handle, String session, Customer customer, Instant at) {
        return handle.createUpdate("""
                INSERT INTO customer_session (hash, subscriber, reach, begun, used)
                VALUES (:hash, :subscriber, :reach, :at, :at)
                """).bind("hash", Fingerprint.of(session)).bind("subscriber", customer.subscriber())
                .bind("reach", customer.reach()).bind("at", at.toEpochMilli()).execute();
    }

    private record Found(Customer customer, Instant used) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(new Customer(row.getString("subscriber"), row.getString("reach")),
                Instant.ofEpochMilli(row.getLong("used")));
    }

    @Override
    public Optional<Customer> find(Secret session, Instant at) {
        if (session.isEmpty()) {
            return Optional.empty();
        }
        String hash = Fingerprint.of(session.reveal());
        Optional<Found> found = database.with(handle -> handle.createQuery("""
                SELECT subscriber, reach, used FROM customer_session
                WHERE hash = :hash AND begun > :begun AND used > :used
                """).bind("hash", hash).bind("begun", at.minus(config.most()).toEpochMilli())
                .bind("used", at.minus(config.idle()).toEpochMilli()).map((row, _) -> found(row)).findOne());
        found.filter(one -> one.used.plus(NOTED_EVERY).isBefore(at)).ifPresent(_ -> database.transact(handle -> handle
                .createUpdate("UPDATE customer_session SET used = :at WHERE hash = :hash")
                .bind("at", at.toEpochMilli()).bind("hash", hash).execute()));
        return found.map(Found::customer);
    }

    @Override
    public Optional<Customer> end(Secret session) {
        if (session.isEmpty()) {
            return Optional.empty();
        }
        String hash = Fingerprint.of(session.reveal());
        return database.transact(handle -> {
            Optional<Found> found = handle
                    .createQuery("SELECT subscriber, reach, used FROM customer_session WHERE hash = :hash")
                    .bind("hash", hash).map((row, _) -> found(row)).findOne();
            handle.createUpdate("DELETE FROM customer_session WHERE hash = :hash").bind("hash", hash).execute();
            return found.map(Found::customer);
        });
    }

    @Override
    public int forget(Instant at) {
        return database.transact(handle -> handle
                .createUpdate("DELETE FROM customer_session WHERE begun <= :begun OR used <= :used")
                .bind("begun", at.minus(config.most()).toEpochMilli())
                .bind("used", at.minus(config.idle()).toEpochMilli()).execute()
                + handle.createUpdate("DELETE FROM customer_token WHERE expires <= :at").bind("at", at.toEpochMilli())
                        .execute());
    }
}
