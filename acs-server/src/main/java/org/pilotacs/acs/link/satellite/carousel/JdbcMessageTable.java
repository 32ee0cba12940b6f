package org.pilotacs.acs.link.satellite.carousel;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.link.satellite.carousel.JdbcCarouselStore.OnAirRow;
import org.pilotacs.acs.link.satellite.carousel.JdbcCarouselStore.Unsettled;
import org.pilotacs.acs.task.CardMessageJson;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.OutcomeJson;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables `emm_message`, `emm_order` and `emm_sequence`. Stateless.
final class JdbcMessageTable {
    private static final int MAX_CARD = 64;
    private static final String INSERT_MESSAGE = """
            INSERT INTO emm_message (id, system, card, slot, sequence, sections, plan, priority, begun, until, sent,
                last_sent, surely_sent, due, tries)
            VALUES (:id, :system, :card, :slot, :sequence, :sections, :plan, :priority, :begun, :until, 0, NULL, NULL,
                :begun, 0)
            """;
    private static final String INSERT_ORDER = """
            INSERT INTO emm_order (task, message, device_id, plan, content, until, sent_before, answers, outcome)
            VALUES (:task, :message, :device, :plan, :content, :until, :sentBefore, :answers, NULL)
            """;
    private static final String USED_SEQUENCE = """
            MERGE INTO emm_sequence q USING (
                SELECT CAST(:system AS VARCHAR) AS system, CAST(:card AS VARCHAR) AS card, CAST(:slot AS INTEGER) AS slot,
                    CAST(:last AS BIGINT) AS last
            ) s ON q.card = s.card AND q.slot = s.slot AND q.system = s.system
            WHEN MATCHED THEN UPDATE SET last = s.last
            WHEN NOT MATCHED THEN INSERT (system, card, slot, last) VALUES (s.system, s.card, s.slot, s.last)
            """;

    List<OnAirRow> all(Handle handle) {
        return handle.createQuery("SELECT * FROM emm_message").map((row, _) -> row(row)).list();
    }

    Optional<OnAirRow> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM emm_message WHERE id = :id").bind("id", id).map((row, _) -> row(row))
                .findOne();
    }

    Optional<OnAirRow> live(Handle handle, Counter counter) {
        return handle.createQuery("SELECT * FROM emm_message WHERE card = :card AND slot = :slot AND system = :system")
                .bind("card", card(counter)).bind("slot", counter.slot()).bind("system", counter.system())
                .map((row, _) -> row(row)).findFirst();
    }

    List<Order> orders(Handle handle) {
        return handle.createQuery("SELECT * FROM emm_order WHERE outcome IS NULL").map((row, _) -> order(row)).list();
    }

    List<Order> ordersOf(Handle handle, String message) {
        return handle.createQuery("SELECT * FROM emm_order WHERE message = :message AND outcome IS NULL ORDER BY task")
                .bind("message", message).map((row, _) -> order(row)).list();
    }

    Optional<Order> order(Handle handle, TaskId task) {
        return handle.createQuery("SELECT * FROM emm_order WHERE task = :task").bind("task", task.value())
                .map((row, _) -> order(row)).findOne();
    }

    Optional<Outcome> outcome(Handle handle, TaskId task) {
        return handle.createQuery("SELECT outcome FROM emm_order WHERE task = :task AND outcome IS NOT NULL")
                .bind("task", task.value()).mapTo(String.class).findOne()
                .map(json -> OutcomeJson.read(task.value(), json));
    }

    List<Unsettled> unsettled(Handle handle, int limit) {
        return handle.createQuery("SELECT * FROM emm_order WHERE decided >= 0 ORDER BY decided DESC LIMIT :limit")
                .bind("limit", limit).map((row, _) -> new Unsettled(order(row), OutcomeJson.read(row.getString("task"),
                        row.getString("outcome"))))
                .list();
    }

    long lastSequence(Handle handle, Counter counter) {
        return handle.createQuery(
                "SELECT last FROM emm_sequence WHERE card = :card AND slot = :slot AND system = :system")
                .bind("card", card(counter)).bind("slot", counter.slot()).bind("system", counter.system())
                .mapTo(Long.class).findOne().orElse(-1L);
    }

    void usedSequence(Handle handle, Counter counter, long sequence) {
        handle.createUpdate(USED_SEQUENCE).bind("system", counter.system()).bind("card", card(counter))
                .bind("slot", counter.slot()).bind("last", sequence).execute();
    }

    void insert(Handle handle, Message message) {
        handle.createUpdate(INSERT_MESSAGE).bind("id", message.id()).bind("system", message.system())
                .bind("card", ColumnText.fit(message.card(), MAX_CARD)).bind("slot", message.slot())
                .bind("sequence", message.sequence()).bind("sections", stored(message.sections()))
                .bind("plan", message.plan()).bind("priority", message.priority().name())
                .bind("begun", message.begun().toEpochMilli()).bind("until", message.until().toEpochMilli()).execute();
    }

    void renew(Handle handle, Message message) {
        handle.createUpdate("UPDATE emm_message SET sequence = :sequence, sections = :sections WHERE id = :id")
                .bind("sequence", message.sequence()).bind("sections", stored(message.sections()))
                .bind("id", message.id()).execute();
    }

    void insert(Handle handle, Order order) {
        handle.createUpdate(INSERT_ORDER).bind("task", order.task().value()).bind("message", order.message())
                .bind("device", ColumnText.fit(order.device().value(), DeviceId.MAX_LENGTH))
                .bind("plan", order.plan()).bind("content", CardMessageJson.write(order.content()).toString())
                .bind("until", order.until().toEpochMilli()).bind("sentBefore", order.sentBefore())
                .bind("answers", order.answers()).execute();
    }

    void move(Handle handle, Order order) {
        handle.createUpdate("UPDATE emm_order SET message = :message, sent_before = :sentBefore WHERE task = :task")
                .bind("message", order.message()).bind("sentBefore", order.sentBefore())
                .bind("task", order.task().value()).execute();
    }

    void delete(Handle handle, List<String> over) {
        over.forEach(id -> handle.createUpdate("DELETE FROM emm_message WHERE id = :id").bind("id", id).execute());
    }

    void forget(Handle handle, List<TaskId> settled) {
        settled.forEach(task -> handle.createUpdate("DELETE FROM emm_order WHERE task = :task")
                .bind("task", task.value()).execute());
    }

    int tried(Handle handle, String message) {
        handle.createUpdate("UPDATE emm_message SET tries = tries + 1 WHERE id = :id").bind("id", message).execute();
        return tries(handle, message);
    }

    int tries(Handle handle, String message) {
        return handle.createQuery("SELECT tries FROM emm_message WHERE id = :id").bind("id", message)
                .mapTo(Integer.class).findOne().orElse(0);
    }

    private static OnAirRow row(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Message message = new Message(id, row.getString("system"), row.getString("card"), row.getInt("slot"),
                row.getLong("sequence"), sections(row.getBytes("sections")), row.getString("plan"),
                Priority.valueOf(row.getString("priority")), time(row, "begun"), time(row, "until"));
        return new OnAirRow(message, new OnAir.Progress(row.getLong("sent"), timeOrNull(row, "last_sent"),
                timeOrNull(row, "surely_sent"), time(row, "due")));
    }

    private static Order order(ResultSet row) throws SQLException {
        String task = row.getString("task");
        return new Order(new TaskId(task), new DeviceId(row.getString("device_id")), row.getString("message"),
                row.getString("plan"), CardMessageJson.read(task, row.getString("content")), time(row, "until"),
                row.getLong("sent_before"), row.getBoolean("answers"));
    }

    private static byte[] stored(List<byte[]> sections) {
        ByteBuffer all = ByteBuffer.allocate(sections.stream().mapToInt(one -> Short.BYTES + one.length).sum());
        sections.forEach(one -> all.putShort((short) one.length).put(one));
        return all.array();
    }

    private static List<byte[]> sections(byte[] stored) {
        ByteBuffer all = ByteBuffer.wrap(stored);
        List<byte[]> sections = new ArrayList<>();
        while (all.hasRemaining()) {
            byte[] one = new byte[Short.toUnsignedInt(all.getShort())];
            all.get(one);
            sections.add(one);
        }
        return sections;
    }

    private static String card(Counter counter) {
        return ColumnText.fit(counter.card(), MAX_CARD);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
