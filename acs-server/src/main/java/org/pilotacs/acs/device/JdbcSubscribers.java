package org.pilotacs.acs.device;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The subscribers in the database.
public final class JdbcSubscribers implements Subscribers {
    /// No join: PostgreSQL plans it each time, which takes it five times as long as this, and longer than to find them.
    static final String DEVICES = """
            SELECT d.* FROM device d
            WHERE d.id = ANY(ARRAY(SELECT k.device_id FROM device_key k WHERE k.term = :term AND k.kind = 'SUBSCRIBER'))
                AND d.subscriber = :number ORDER BY d.id
            """;

    static final String EXPECTED = """
            SELECT oui, serial, product_class, card FROM inventory
            WHERE subscriber = :number AND tied = FALSE ORDER BY oui, serial, product_class
            """;

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();
    private final JdbcCustomerBoxes boxes = new JdbcCustomerBoxes();

    public JdbcSubscribers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Subscriber> find(String number) {
        if (!ColumnText.isClean(number)) {
            return Optional.empty();
        }
        return database.with(handle -> area(handle, number)
                .map(area -> new Subscriber(number, orNull(area), devices(handle, number), expected(handle, number))));
    }

    @Override
    public List<Device> devices(String number) {
        return ColumnText.isClean(number) ? database.with(handle -> devices(handle, number)) : List.of();
    }

    @Override
    public Optional<String> area(String number) {
        return ColumnText.isClean(number)
                ? database.with(handle -> area(handle, number)).filter(area -> !area.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> area(Handle handle, String number) {
        return handle.createQuery("SELECT area FROM subscriber WHERE number = :number").bind("number", number)
                .map((row, _) -> row.getString("area")).findOne();
    }

    @Override
    public Instant since(DeviceId box) {
        return database.with((Handle handle) -> boxes.since(handle, box));
    }

    private List<Device> devices(Handle handle, String number) {
        return handle.createQuery(DEVICES).bind("term", SearchKey.normal(number)).bind("number", number)
                .map((row, _) -> table.row(row).device()).list();
    }

    private static List<Subscriber.Expected> expected(Handle handle, String number) {
        return handle.createQuery(EXPECTED).bind("number", number)
                .map((row, _) -> new Subscriber.Expected(row.getString("oui"), row.getString("serial"), orNull(row
                        .getString("product_class")), orNull(row.getString("card"))))
                .list();
    }

    private static @Nullable String orNull(String stored) {
        return stored.isEmpty() ? null : stored;
    }
}
