package org.pilotacs.acs.account;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The names in the database, beside those of accounts. Safe for any number of threads.
public final class JdbcProviderNames implements ProviderNames {
    /// As many may want the same name.
    private static final int MOST = 1_000;

    private final Database database;

    public JdbcProviderNames(Database database) {
        this.database = database;
    }

    @Override
    public String of(String issuer, String subject, String wanted, Instant at) {
        return database.transact(handle -> known(handle, issuer, subject, wanted)
                .orElseGet(() -> given(handle, issuer, subject, wanted, at)));
    }

    private static Optional<String> known(Handle handle, String issuer, String subject, String wanted) {
        return handle.createQuery("""
                SELECT name FROM person_name WHERE issuer = :issuer AND subject = :subject AND wanted = :wanted
                """).bind("issuer", issuer).bind("subject", subject).bind("wanted", wanted).mapTo(String.class)
                .findFirst();
    }

    private static String given(Handle handle, String issuer, String subject, String wanted, Instant at) {
        String name = Stream.concat(Stream.of(wanted), IntStream.range(2, MOST).mapToObj(n -> wanted + "~" + n))
                .filter(one -> !one.equals(Caller.CONSOLE_TOKEN) && isFree(handle, one)).findFirst()
                .orElseThrow(() -> new IllegalStateException("too many are called " + wanted));
        take(handle, name, issuer, subject, wanted, at);
        return name;
    }

    static boolean isFree(Handle handle, String name) {
        return handle.createQuery("SELECT 1 FROM person_name WHERE name = :name").bind("name", name)
                .mapTo(Integer.class).findOne().isEmpty();
    }

    /// Gives a name away for good. Of two who take the same one at once, one fails.
    static void take(Handle handle, String name, String issuer, String subject, String wanted, Instant at) {
        handle.createUpdate("""
                INSERT INTO person_name (name, issuer, subject, wanted, since)
                VALUES (:name, :issuer, :subject, :wanted, :since)
                """).bind("name", name).bind("issuer", issuer).bind("subject", subject).bind("wanted", wanted)
                .bind("since", at.toEpochMilli()).execute();
    }
}
