package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.Remembered;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Names of boxes in the database. A box is looked up at each word of it, so what was found is remembered for a while.
public final class JdbcEndpoints implements Endpoints {
    private static final int REMEMBERED = 200_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Remembered<String, Known> known = new Remembered<>(REMEMBERED);

    private record Known(Optional<Identity> identity, Instant since) {}

    public JdbcEndpoints(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Identity> named(String endpoint) {
        Instant now = clock.instant();
        Known before = known.get(endpoint);
        if (before != null && now.isBefore(before.since.plus(KNOWN_FOR))) {
            return before.identity;
        }
        Optional<Identity> found = database.with(handle -> handle.createQuery(
                "SELECT oui, product_class, serial FROM device_endpoint WHERE endpoint = :endpoint")
                .bind("endpoint", endpoint).map((row, _) -> new Identity("", row.getString("oui"),
                        row.getString("product_class"), row.getString("serial")))
                .findOne());
        known.put(endpoint, new Known(found, now));
        return found;
    }
}
