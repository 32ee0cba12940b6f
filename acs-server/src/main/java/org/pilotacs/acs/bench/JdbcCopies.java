package org.pilotacs.acs.bench;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.util.List;

/// Copies of boxes in the database, each with all that is known of it, found by numbers and addresses of its own. What a
/// copy's data model says of itself is as of the box that it was made from. Safe for any number of threads.
final class JdbcCopies {
    private static final String DEVICES = """
            INSERT INTO device (id, manufacturer, oui, product_class, serial_number, root, model_name, software_version,
                hardware_version, link, knock_address, peer, first_seen, last_seen, last_boot, last_bootstrap, informed,
                searched, inventoried, subscriber, card, tags, subscriber_since)
            SELECT REPLACE(id, :serial0, :serial), manufacturer, oui, product_class,
                REPLACE(serial_number, :serial0, :serial), root, model_name, software_version, hardware_version, link,
                knock_address, REPLACE(peer, :address0, :address), first_seen, last_seen, last_boot, last_bootstrap,
                informed, searched, inventoried, REPLACE(subscriber, :subscriber0, :subscriber),
                REPLACE(card, :card0, :card), tags, subscriber_since
            FROM device WHERE id = ANY(CAST(:founders AS VARCHAR ARRAY))
            """;

    private static final String PARAMETERS = """
            INSERT INTO device_parameters (device_id, tree)
            SELECT REPLACE(device_id, :serial0, :serial), tree FROM device_parameters
            WHERE device_id = ANY(CAST(:founders AS VARCHAR ARRAY))
            """;

    private static final String KEYS = """
            INSERT INTO device_key (term, device_id, kind)
            SELECT CASE kind WHEN 'ID' THEN REPLACE(term, LOWER(:serial0), LOWER(:serial))
                             WHEN 'SERIAL' THEN REPLACE(term, LOWER(:serial0), LOWER(:serial))
                             WHEN 'SUBSCRIBER' THEN REPLACE(term, :subscriber0, :subscriber)
                             WHEN 'CARD' THEN REPLACE(term, :card0, :card)
                             WHEN 'BOX_CARD' THEN REPLACE(term, :card0, :card)
                             WHEN 'MAC' THEN REPLACE(term, :mac0, :mac)
                             WHEN 'IP' THEN REPLACE(term, :address0, :address)
                             ELSE term END,
                REPLACE(device_id, :serial0, :serial), kind
            FROM device_key WHERE device_id = ANY(CAST(:founders AS VARCHAR ARRAY))
            """;

    private static final String READINGS = """
            INSERT INTO reading (device_id, name, said, said_day, content, source)
            SELECT REPLACE(device_id, :serial0, :serial), name, said, said_day, content, source FROM reading
            WHERE device_id = ANY(CAST(:founders AS VARCHAR ARRAY)) ORDER BY device_id, name, said
            """;

    private static final String LATEST_READINGS = """
            INSERT INTO reading_latest (device_id, oldest_day, content)
            SELECT REPLACE(device_id, :serial0, :serial), oldest_day, content FROM reading_latest
            WHERE device_id = ANY(CAST(:founders AS VARCHAR ARRAY))
            """;

    private static final String INVENTORY = """
            INSERT INTO inventory (serial, oui, product_class, subscriber, card, tags, tied)
            SELECT REPLACE(serial, LOWER(:serial0), LOWER(:serial)), oui, product_class,
                REPLACE(subscriber, :subscriber0, :subscriber), REPLACE(card, :card0, :card), tags, tied
            FROM inventory WHERE subscriber = ANY(CAST(:subscribers AS VARCHAR ARRAY))
            """;

    private static final String SUBSCRIBERS = """
            INSERT INTO subscriber (number, area)
            SELECT REPLACE(number, :subscriber0, :subscriber), area FROM subscriber
            WHERE number = ANY(CAST(:subscribers AS VARCHAR ARRAY))
            """;

    private final Database database;

    JdbcCopies(Database database) {
        this.database = database;
    }

    /// Copies all founders once, in one transaction.
    ///
    /// @param copy from 1
    void make(int copy, List<Resident> founders) {
        String[] ids = founders.stream().map(one -> one.identity().deviceId().value()).toArray(String[]::new);
        String[] subscribers = founders.stream().map(Resident::subscriber).toArray(String[]::new);
        database.transact(handle -> {
            for (String sql : List.of(DEVICES, PARAMETERS, KEYS, READINGS, LATEST_READINGS)) {
                insert(handle, sql, copy, "founders", ids);
            }
            insert(handle, INVENTORY, copy, "subscribers", subscribers);
            insert(handle, SUBSCRIBERS, copy, "subscribers", subscribers);
            return true;
        });
    }

    private static void insert(Handle handle, String sql, int copy, String whose, String[] names) {
        Resident.Marks from = Resident.Marks.of(0);
        Resident.Marks to = Resident.Marks.of(copy);
        try (var update = handle.createUpdate(sql)) {
            update.bindArray(whose, String.class, (Object[]) names).bind("serial0", from.serial())
                    .bind("serial", to.serial()).bind("subscriber0", from.subscriber())
                    .bind("subscriber", to.subscriber()).bind("card0", from.card()).bind("card", to.card())
                    .bind("mac0", from.mac()).bind("mac", to.mac()).bind("address0", from.address())
                    .bind("address", to.address()).execute();
        }
    }

    /// Has the database look at what it has now, as it otherwise does by itself some time later.
    void analyze() {
        database.with(handle -> handle.execute("ANALYZE"));
    }
}
