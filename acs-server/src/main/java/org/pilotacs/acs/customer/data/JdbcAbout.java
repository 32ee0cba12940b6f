package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.JdbcCustomerBoxes;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the tables say about a customer where no store is asked for it. In pages: each goes on after the last row of the one
/// before. Safe for any number of threads.
final class JdbcAbout {
    static final int PAGE = 500;

    private static final String KNOWN = """
            SELECT EXISTS (SELECT 1 FROM subscriber WHERE number = :number)
                OR EXISTS (SELECT 1 FROM inventory WHERE subscriber = :number)
                OR EXISTS (SELECT 1 FROM contact WHERE subscriber = :number)
                OR EXISTS (SELECT 1 FROM feed_event WHERE subscriber = :number)
                OR EXISTS (SELECT 1 FROM audit WHERE subscriber = :number)
                OR EXISTS (SELECT 1 FROM erasure WHERE open_key = :pseudonym)
            """;

    private static final String ERASED = """
            SELECT EXISTS (SELECT 1 FROM audit WHERE subscriber = :pseudonym)
                OR EXISTS (SELECT 1 FROM erasure WHERE pseudonym = :pseudonym)
            """;

    private static final String LINES = """
            SELECT oui, serial, product_class, card, tags FROM inventory WHERE subscriber = :number
            ORDER BY oui, serial, product_class
            """;

    /// `%s` says which.
    private static final String AUDIT = """
            SELECT id, done, who, kind, deed, device_id, action_id, purpose, detail FROM audit
            WHERE %s AND id > :after ORDER BY id LIMIT :limit
            """;
    private static final String AUDIT_OF_NAME = AUDIT.formatted("subscriber = :about");
    private static final String AUDIT_OF_BOX = AUDIT.formatted("device_id = :about AND subscriber IS NULL");

    private static final String EVENTS = """
            SELECT seq, kind, happened, device_id, content FROM feed_event
            WHERE %s AND seq > :after ORDER BY seq LIMIT :limit
            """;
    private static final String EVENTS_OF_NUMBER = EVENTS.formatted("subscriber = :about");
    private static final String EVENTS_OF_BOX = EVENTS.formatted("device_id = :about AND subscriber IS NULL");

    private final Database database;
    private final JdbcCustomerBoxes boxes = new JdbcCustomerBoxes();

    JdbcAbout(Database database) {
        this.database = database;
    }

    /// A line of the inventory; an empty text is none.
    record Line(String oui, String serial, String productClass, String card, String tags) {}

    /// An entry of the trail, without the name of who did it but where that is the customer.
    record Seen(String id, Instant at, String who, String kind, String deed, @Nullable String device,
            @Nullable String action, String purpose, String detail) {}

    record Told(long seq, String type, Instant at, @Nullable String device, String content) {}

    boolean isKnown(String number, String pseudonym) {
        return database.with(handle -> handle.createQuery(KNOWN).bind("number", number).bind("pseudonym", pseudonym)
                .mapTo(Boolean.class).one() || !boxes.of(handle, number).isEmpty());
    }

    boolean isErased(String pseudonym) {
        return database.with(handle -> handle.createQuery(ERASED).bind("pseudonym", pseudonym).mapTo(Boolean.class)
                .one());
    }

    /// Where a customer lives, as the inventory says; empty if it does not know the customer.
    Optional<String> area(String number) {
        return database.with(handle -> handle.createQuery("SELECT area FROM subscriber WHERE number = :number")
                .bind("number", number).mapTo(String.class).findOne());
    }

    List<Line> lines(String number) {
        return database.with(handle -> handle.createQuery(LINES).bind("number", number)
                .map((row, _) -> new Line(row.getString("oui"), row.getString("serial"),
                        row.getString("product_class"), row.getString("card"), text(row, "tags")))
                .list());
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    List<DeviceId> boxes(String number) {
        return database.with((Handle handle) -> boxes.of(handle, number));
    }

    /// Since when a box is the customer's, as [org.pilotacs.acs.device.Subscribers#since].
    Instant since(DeviceId box) {
        return database.with((Handle handle) -> boxes.since(handle, box));
    }

    /// Ids of what a table has of a box, in their order.
    ///
    /// @param after id of the last; empty for the beginning
    List<String> ids(KeptTable table, DeviceId box, String after) {
        return database.with(handle -> handle.createQuery("SELECT id FROM " + table.table()
                + " WHERE device_id = :device AND id > :after ORDER BY id LIMIT :limit").bind("device", box.value())
                .bind("after", after).bind("limit", PAGE).mapTo(String.class).list());
    }

    /// @param name as the trail has it
    /// @param after id of the last; empty for the beginning
    List<Seen> seen(String name, String after) {
        return seen(AUDIT_OF_NAME, name, after);
    }

    List<Seen> seen(DeviceId box, String after) {
        return seen(AUDIT_OF_BOX, box.value(), after);
    }

    private List<Seen> seen(String sql, String about, String after) {
        return database.with(handle -> handle.createQuery(sql).bind("about", about).bind("after", after)
                .bind("limit", PAGE)
                .map((row, _) -> new Seen(row.getString("id"), Instant.ofEpochMilli(row.getLong("done")),
                        row.getString("who"), row.getString("kind"), row.getString("deed"),
                        row.getString("device_id"), row.getString("action_id"), row.getString("purpose"),
                        row.getString("detail")))
                .list());
    }

    /// @param after the last one's; 0 for the beginning
    List<Told> told(String number, long after) {
        return told(EVENTS_OF_NUMBER, number, after);
    }

    List<Told> told(DeviceId box, long after) {
        return told(EVENTS_OF_BOX, box.value(), after);
    }

    private List<Told> told(String sql, String about, long after) {
        return database.with(handle -> handle.createQuery(sql).bind("about", about).bind("after", after)
                .bind("limit", PAGE)
                .map((row, _) -> new Told(row.getLong("seq"), row.getString("kind"),
                        Instant.ofEpochMilli(row.getLong("happened")), row.getString("device_id"),
                        row.getString("content")))
                .list());
    }
}
