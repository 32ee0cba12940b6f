package org.pilotacs.acs.provisioning.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// The records in the database.
public final class JdbcProvisioningRecords implements ProvisioningRecords, OrderBook, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JdbcProvisioningRecords.class);
    private static final List<String> TABLES = List.of("provisioning_order", "provisioning_fault",
            "provisioning_download", "provisioning_secret");

    /// One of each.
    private static final String SEALED = """
            (SELECT device_id, body FROM provisioning_order LIMIT 1)
            UNION ALL (SELECT device_id, invocations FROM provisioning_fault LIMIT 1)
            UNION ALL (SELECT device_id, body FROM provisioning_download LIMIT 1)
            """;

    private static final int LONGEST_MESSAGE = 4_000;
    private static final int LONGEST_DETAIL = 65_000;

    private final Database database;
    private final OrderIds ids;
    private final RecordSeal seal;
    private final JdbcHeldReader reader;

    /// @param key seals what provisions are called with
    /// @param files finds the file that an order names
    /// @param threads makes the one thread that reads
    /// @throws SealedByAnotherException if what the database holds does not open with this key
    public JdbcProvisioningRecords(Database database, OrderIds ids, MasterKey key,
            Function<String, OrderForm.@Nullable NamedFile> files, ThreadFactory threads) {
        this.database = database;
        this.ids = ids;
        this.seal = new RecordSeal(key);
        var _ = database.with(handle -> handle.createQuery(SEALED).map((row, _) -> body(row)).list());
        this.reader = new JdbcHeldReader(database, seal, files, threads);
    }

    private String body(ResultSet row) throws SQLException {
        return seal.opened(row.getString("device_id"), row.getString("body"));
    }

    /// The same for lists, which one row that cannot be opened must not end: of that is shown what it is of.
    private String shown(ResultSet row, String instead) throws SQLException {
        try {
            return body(row);
        } catch (SealedByAnotherException e) {
            log.atError().addKeyValue("device", row.getString("device_id")).setCause(e)
                    .log("a record is shown in part");
            return instead;
        }
    }

    @Override
    public Held held(DeviceId device, Instant now) {
        return reader.read(device).due(now);
    }

    @Override
    public void settle(DeviceId device, Settled settled) {
        if (settled.isNothing()) {
            return;
        }
        database.transact(handle -> {
            settled.orders().forEach(id -> removeOrder(handle, id));
            settled.faults().forEach((channel, fault) -> {
                removeFault(handle, device, channel);
                fault.ifPresent(one -> addFault(handle, device, channel, one));
            });
            settled.downloads().forEach((key, download) -> {
                remove(handle, "provisioning_download", device, "command_key", key);
                download.ifPresent(one -> addDownload(handle, device, one));
            });
            settled.digests().forEach((path, digest) -> {
                remove(handle, "provisioning_secret", device, "path", path);
                digest.ifPresent(one -> handle
                        .createUpdate("INSERT INTO provisioning_secret (device_id, path, digest) "
                                + "VALUES (:device, :path, :digest)")
                        .bind("device", device.value()).bind("path", path).bind("digest", one).execute());
            });
            return true;
        });
    }

    private static int removeOrder(Handle handle, String id) {
        return handle.createUpdate("DELETE FROM provisioning_order WHERE id = :id").bind("id", id).execute();
    }

    private static int removeFault(Handle handle, DeviceId device, String channel) {
        return remove(handle, "provisioning_fault", device, "channel", column(channel));
    }

    private static int remove(Handle handle, String table, DeviceId device, String column, String value) {
        return handle.createUpdate("DELETE FROM " + table + " WHERE device_id = :device AND " + column + " = :value")
                .bind("device", device.value()).bind("value", value).execute();
    }

    private static String column(String channel) {
        return ColumnText.fit(channel, 255);
    }

    private void addFault(Handle handle, DeviceId device, String channel, ChannelFault fault) {
        String detail = fault.fault().detail();
        handle.createUpdate("""
                INSERT INTO provisioning_fault (device_id, channel, at, code, message, detail, retries, invocations,
                    expiry)
                VALUES (:device, :channel, :at, :code, :message, :detail, :retries, :invocations, :expiry)
                """).bind("device", device.value()).bind("channel", column(channel))
                .bind("at", fault.at().toEpochMilli()).bind("code", ColumnText.fit(fault.fault().code(), 255))
                .bind("message", ColumnText.fit(fault.fault().message(), LONGEST_MESSAGE))
                .bind("detail", detail == null || detail.length() > LONGEST_DETAIL ? null : detail)
                .bind("retries", fault.retries())
                .bind("invocations", seal.sealed(device.value(), fitting(RecordJson.invocations(fault.invocations()))))
                .bind("expiry", fault.expiry() == null ? null : (Long) fault.expiry().toEpochMilli()).execute();
    }

    private void addDownload(Handle handle, DeviceId device, PendingDownload download) {
        handle.createUpdate("INSERT INTO provisioning_download (device_id, command_key, at, body) "
                + "VALUES (:device, :key, :at, :body)").bind("device", device.value()).bind("key", download.key())
                .bind("at", download.at().toEpochMilli()).bind("body", seal.sealed(device.value(), fitting(download)))
                .execute();
    }

    private static String fitting(PendingDownload download) {
        String text = RecordJson.write(download);
        return RecordSeal.isFitting(text) ? text : RecordJson.write(download.alone());
    }

    /// What is too long to be kept is made anew of the presets that apply then.
    private static String fitting(ArrayNode invocations) {
        String text = invocations.toString();
        return RecordSeal.isFitting(text) ? text : "[]";
    }

    @Override
    public Placed place(DeviceId device, Instant at, @Nullable Instant expiry, @Nullable String uniqueKey,
            ObjectNode body) {
        Placed placed = new Placed(ids.next(), device, at, expiry, body);
        database.transact(handle -> {
            if (uniqueKey != null) {
                handle.createUpdate(
                        "DELETE FROM provisioning_order WHERE device_id = :device AND unique_key = :key")
                        .bind("device", device.value()).bind("key", ColumnText.fit(uniqueKey, 255)).execute();
            }
            return handle.createUpdate("""
                    INSERT INTO provisioning_order (id, device_id, at, expiry, unique_key, body)
                    VALUES (:id, :device, :at, :expiry, :key, :body)
                    """).bind("id", placed.id()).bind("device", device.value()).bind("at", at.toEpochMilli())
                    .bind("expiry", expiry == null ? null : (Long) expiry.toEpochMilli())
                    .bind("key", uniqueKey == null ? null : ColumnText.fit(uniqueKey, 255))
                    .bind("body", seal.sealed(device.value(), body.toString())).execute();
        });
        return placed;
    }

    @Override
    public Optional<Placed> find(String id) {
        return database.with(handle -> handle.createQuery("SELECT * FROM provisioning_order WHERE id = :id")
                .bind("id", id).map((row, _) -> placed(row)).findOne());
    }

    private Placed placed(ResultSet row) throws SQLException {
        return new Placed(row.getString("id"), new DeviceId(row.getString("device_id")), JdbcRecordRow.time(row, "at"),
                JdbcRecordRow.timeOrNull(row, "expiry"), (ObjectNode) RecordJson.read(shown(row, "{}")));
    }

    @Override
    public List<Placed> next(String after, int limit, @Nullable DeviceId device) {
        return database.with(handle -> {
            var query = handle.createQuery("SELECT * FROM provisioning_order WHERE id > :after"
                    + (device == null ? "" : " AND device_id = :device") + " ORDER BY id LIMIT :limit")
                    .bind("after", after).bind("limit", limit);
            if (device != null) {
                query.bind("device", device.value());
            }
            return query.map((row, _) -> placed(row)).list();
        });
    }

    @Override
    public boolean remove(String id) {
        return database.transact(handle -> {
            // without opening it: what cannot be opened must at least be got rid of
            Optional<String> device = handle.createQuery("SELECT device_id FROM provisioning_order WHERE id = :id")
                    .bind("id", id).mapTo(String.class).findOne();
            device.ifPresent(one -> removeFault(handle, new DeviceId(one), Order.channel(id)));
            return removeOrder(handle, id) > 0;
        });
    }

    @Override
    public boolean retry(String id) {
        return find(id).map(order -> database.transact(handle -> {
            removeFault(handle, order.device(), Order.channel(id));
            return true;
        })).orElse(false);
    }

    @Override
    public Optional<ChannelFault> fault(DeviceId device, String channel) {
        return database.with(handle -> handle
                .createQuery("SELECT f.*, f.invocations AS body FROM provisioning_fault f "
                        + "WHERE device_id = :device AND channel = :channel")
                .bind("device", device.value()).bind("channel", column(channel))
                .map((row, _) -> JdbcRecordRow.fault(row, shown(row, "[]")))
                .findOne());
    }

    @Override
    public List<Faulted> nextFaults(String afterDevice, String afterChannel, int limit, @Nullable DeviceId device) {
        return next("provisioning_fault", "channel", new String[]{ afterDevice, afterChannel}, limit, device,
                "t.invocations AS body, ", (row, of) -> new Faulted(of, row.getString("channel"),
                        JdbcRecordRow.fault(row, shown(row, "[]"))));
    }

    @Override
    public List<Downloading> nextDownloads(String afterDevice, String afterKey, int limit,
            @Nullable DeviceId device) {
        return next("provisioning_download", "command_key", new String[]{ afterDevice, afterKey}, limit, device, "",
                (row, of) -> new Downloading(of,
                        RecordJson.download(row.getString("command_key"), JdbcRecordRow.time(row, "at"),
                                shown(row, "{}"))));
    }

    private interface JdbcReader<T> {
        T read(ResultSet row, DeviceId device) throws SQLException;
    }

    private <T> List<T> next(String table, String key, String[] after, int limit, @Nullable DeviceId device,
            String more, JdbcReader<T> reader) {
        return database.with(handle -> {
            var query = handle.createQuery("SELECT " + more + "t.* FROM " + table + " t WHERE (device_id > :device OR "
                    + "device_id = :device AND " + key + " > :key)" + (device == null ? "" : " AND device_id = :only")
                    + " ORDER BY device_id, " + key + " LIMIT :limit").bind("device", after[0]).bind("key", after[1])
                    .bind("limit", limit);
            if (device != null) {
                query.bind("only", device.value());
            }
            return query.map((row, _) -> reader.read(row, new DeviceId(row.getString("device_id")))).list();
        });
    }

    @Override
    public void removeFault(DeviceId device, String channel) {
        database.transact(handle -> {
            removeFault(handle, device, channel);
            String order = Order.of(channel);
            return order == null ? 0 : removeOrder(handle, order);
        });
    }

    @Override
    public void forget(DeviceId device) {
        database.transact(handle -> {
            TABLES.forEach(table -> handle.createUpdate("DELETE FROM " + table + " WHERE device_id = :device")
                    .bind("device", device.value()).execute());
            return true;
        });
    }

    @Override
    public void close() {
        reader.close();
    }
}
