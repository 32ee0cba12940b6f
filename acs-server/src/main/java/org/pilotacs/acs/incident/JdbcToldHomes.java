package org.pilotacs.acs.incident;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.Database;

import java.util.List;

/// Which customers were told of an incident: each once, and those of its end who heard of its beginning. Safe for any number of
/// threads, and nodes.
public final class JdbcToldHomes {
    private final Database database;

    public JdbcToldHomes(Database database) {
        this.database = database;
    }

    /// A customer who was told.
    ///
    /// @param device by which the incident touches them
    public record Told(String subscriber, DeviceId device) {}

    /// What somebody is to be told.
    public record Telling(Told whom, Happening what) {}

    /// Tells of an incident those who were not told of it yet.
    public void tell(String incident, List<Telling> some) {
        database.transact(handle -> {
            waitForOthers(handle, incident);
            for (Telling one : some) {
                int rows = handle.createUpdate("""
                        INSERT INTO customer_incident (incident_id, subscriber, device_id)
                        SELECT CAST(:incident AS VARCHAR), CAST(:subscriber AS VARCHAR), CAST(:device AS VARCHAR)
                        WHERE NOT EXISTS (SELECT 1 FROM customer_incident
                            WHERE incident_id = :incident AND subscriber = :subscriber)
                        """).bind("incident", incident).bind("subscriber", one.whom.subscriber())
                        .bind("device", one.whom.device().value()).execute();
                if (rows > 0) {
                    JdbcEventTable.append(handle, one.what);
                }
            }
            return some.size();
        });
    }

    /// Some of those who are to be told that it is over.
    public List<Told> told(String incident, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT subscriber, device_id FROM customer_incident WHERE incident_id = :incident
                ORDER BY subscriber LIMIT :limit
                """).bind("incident", incident).bind("limit", limit)
                .map((row, _) -> new Told(row.getString("subscriber"), new DeviceId(row.getString("device_id"))))
                .list());
    }

    /// Has done with some, and tells those of them that are to be told.
    public void over(String incident, List<Told> done, List<Telling> some) {
        database.transact(handle -> {
            waitForOthers(handle, incident);
            int rows = 0;
            for (Told one : done) {
                int gone = handle.createUpdate(
                        "DELETE FROM customer_incident WHERE incident_id = :incident AND subscriber = :subscriber")
                        .bind("incident", incident).bind("subscriber", one.subscriber()).execute();
                if (gone > 0) {
                    some.stream().filter(telling -> telling.whom.equals(one))
                            .forEach(telling -> JdbcEventTable.append(handle, telling.what));
                }
                rows += gone;
            }
            return rows;
        });
    }

    private static void waitForOthers(Handle handle, String incident) {
        handle.createQuery("SELECT id FROM incident WHERE id = :id FOR UPDATE").bind("id", incident)
                .mapTo(String.class).findOne();
    }
}
