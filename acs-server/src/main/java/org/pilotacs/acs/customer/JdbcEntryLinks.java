package org.pilotacs.acs.customer;

import org.pilotacs.acs.account.Fingerprint;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Ways in, in the database, by the hashes of what their addresses hold. Safe for any number of threads.
public final class JdbcEntryLinks implements EntryLinks {
    private static final int BYTES = 24;

    private final Database database;
    private final CustomerConfig config;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcEntryLinks(Database database, CustomerConfig config, RandomGenerator random) {
        this.database = database;
        this.config = config;
        this.random = random;
    }

    @Override
    public Link add(Customer customer, Instant at) {
        String secret = RandomId.next(random, BYTES);
        Instant expires = at.plus(config.link());
        database.transact(handle -> handle.createUpdate("""
                INSERT INTO customer_link (hash, subscriber, reach, created, expires, used)
                VALUES (:hash, :subscriber, :reach, :created, :expires, NULL)
                """).bind("hash", Fingerprint.of(secret)).bind("subscriber", customer.subscriber())
                .bind("reach", customer.reach()).bind("created", at.toEpochMilli())
                .bind("expires", expires.toEpochMilli()).execute());
        return new Link(Secret.of(secret), expires);
    }

    @Override
    public Optional<Customer> look(Secret secret, Instant at) {
        return database.with(handle -> handle.createQuery("""
                SELECT subscriber, reach FROM customer_link WHERE hash = :hash AND used IS NULL AND expires > :at
                """).bind("hash", Fingerprint.of(secret.reveal())).bind("at", at.toEpochMilli())
                .map((row, _) -> new Customer(row.getString("subscriber"), row.getString("reach"))).findOne());
    }

    /// Only one of several updates finds it unused.
    @Override
    public Optional<Customer> take(Secret secret, Instant at) {
        Optional<Customer> found = look(secret, at);
        int taken = found.isEmpty() ? 0 : database.transact(handle -> handle.createUpdate("""
                UPDATE customer_link SET used = :at WHERE hash = :hash AND used IS NULL AND expires > :at
                """).bind("hash", Fingerprint.of(secret.reveal())).bind("at", at.toEpochMilli()).execute());
        return taken == 1 ? found : Optional.empty();
    }

    @Override
    public int forget(Instant at) {
        return database.transact(handle -> handle.createUpdate("DELETE FROM customer_link WHERE expires <= :at")
                .bind("at", at.toEpochMilli()).execute());
    }
}
