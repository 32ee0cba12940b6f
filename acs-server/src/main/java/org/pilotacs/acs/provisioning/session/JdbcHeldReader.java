package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupRead;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// Reads what is kept of devices, of those that come together in one question: it is asked in each session, and most have
/// nothing. Safe for any number of threads.
final class JdbcHeldReader implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JdbcHeldReader.class);
    private static final String HELD = """
            SELECT 'ORDER' AS kind, o.device_id, CAST(o.id AS VARCHAR) AS name, o.at, o.expiry, o.body, NULL AS code, NULL AS message,
                    NULL AS detail, 0 AS retries
                FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN provisioning_order o ON o.device_id = u.id
            UNION ALL SELECT 'FAULT', f.device_id, f.channel, f.at, f.expiry, f.invocations, f.code, f.message,
                    f.detail, f.retries
                FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN provisioning_fault f ON f.device_id = u.id
            UNION ALL SELECT 'DOWNLOAD', d.device_id, d.command_key, d.at, NULL, d.body, NULL, NULL, NULL, 0
                FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN provisioning_download d ON d.device_id = u.id
            UNION ALL SELECT 'SECRET', s.device_id, s.path, 0, NULL, s.digest, NULL, NULL, NULL, 0
                FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN provisioning_secret s ON s.device_id = u.id
            ORDER BY 1, 4, 3
            """;
    private static final int QUESTIONS = 4;
    /// As the devices themselves are read, a moment before.
    private static final int CAPACITY = 1024;
    private static final int BATCH = 200;
    private static final Duration BETWEEN_READS = Duration.ofMillis(2);

    private final Database database;
    private final RecordSeal seal;
    private final Function<String, OrderForm.@Nullable NamedFile> files;
    private final GroupRead<DeviceId, Held> reader;

    /// @param files finds the file that an order names
    /// @param threads makes the one thread that reads
    JdbcHeldReader(Database database, RecordSeal seal, Function<String, OrderForm.@Nullable NamedFile> files,
            ThreadFactory threads) {
        this.database = database;
        this.seal = seal;
        this.files = files;
        this.reader = new GroupRead<>("provisioning", CAPACITY, BATCH, BETWEEN_READS, this::held, threads);
    }

    /// With orders that are not due yet, too.
    Held read(DeviceId device) {
        return reader.read(device);
    }

    private static final class Gathered {
        private final List<Order> orders = new ArrayList<>();
        private final Map<String, ChannelFault> faults = new LinkedHashMap<>();
        private final Map<String, PendingDownload> downloads = new LinkedHashMap<>();
        private final Map<String, String> digests = new HashMap<>();
    }

    private List<Held> held(List<DeviceId> devices) {
        Map<String, Gathered> gathered = new HashMap<>();
        database.with(handle -> {
            try (ArrayStatement<DeviceId> find = ArrayStatement.prepare(handle, HELD, devices)) {
                for (int i = 0; i < QUESTIONS; i++) {
                    find.text(DeviceId::value);
                }
                find.read(row -> {
                    String device = row.getString("device_id");
                    try {
                        take(row, seal.opened(device, row.getString("body")),
                                gathered.computeIfAbsent(device, _ -> new Gathered()));
                    } catch (SealedByAnotherException e) {
                        // other devices are read with it
                        log.atError().addKeyValue("device", device).setCause(e).log("a record is left out");
                    }
                });
            }
            return gathered;
        });
        return devices.stream().map(device -> gathered.get(device.value()))
                .map(one -> one == null
                        ? Held.NOTHING
                        : new Held(one.orders, one.faults, one.downloads, one.digests))
                .toList();
    }

    private void take(ResultSet row, String body, Gathered into) throws SQLException {
        String name = row.getString("name");
        switch (row.getString("kind")) {
            case "ORDER" -> into.orders.add(new Order(name, JdbcRecordRow.time(row, "at"),
                    JdbcRecordRow.timeOrNull(row, "expiry"), OrderForm.invocations(RecordJson.read(body), files)));
            case "FAULT" -> into.faults.put(name, JdbcRecordRow.fault(row, body));
            case "DOWNLOAD" -> into.downloads.put(name, RecordJson.download(name, JdbcRecordRow.time(row, "at"), body));
            default -> into.digests.put(name, body);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
