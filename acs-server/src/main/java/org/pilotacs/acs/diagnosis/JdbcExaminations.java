package org.pilotacs.acs.diagnosis;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnosis.Examination.Helped;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Examinations in the database. Safe for any number of threads.
public final class JdbcExaminations {
    private static final int MAX_WHO = 64;
    static final int MAX_KEY = 128;
    static final int MAX_CODE = 32;
    private static final int BATCH = 500;

    private static final String INSERT = """
            INSERT INTO examination (id, device_id, created, asked_by, asked_key, said, code, action, follows, treatment,
                concluded, verdict, probability, helped, content)
            SELECT :id, :device, :created, :by, :key, :said, :code, :action, :follows, :treatment, :concluded, :verdict,
                :probability, :helped, :content
            WHERE NOT EXISTS (SELECT 1 FROM examination WHERE asked_key = :key)
            """;

    private static final String CONCLUDE = """
            UPDATE examination SET concluded = :concluded, verdict = :verdict, probability = :probability, helped = :helped,
                content = :content WHERE id = :id AND concluded IS NULL
            """;

    private final Database database;
    private final DiagnosisJson json;

    public JdbcExaminations(Database database, Knowledge knowledge) {
        this.database = database;
        this.json = new DiagnosisJson(knowledge);
    }

    /// Keeps one, unless its key is known.
    ///
    /// @return the one that is kept under that key
    Examination put(Examination one, String key) {
        String askedKey = askedKey(one.asked().by(), key);
        database.transact(handle -> told(handle, one, handle.createUpdate(INSERT).bind("id", one.id())
                .bind("device", one.device().value()).bind("created", one.created().toEpochMilli())
                .bind("by", ColumnText.fit(one.asked().by(), MAX_WHO)).bind("key", askedKey)
                .bind("said", one.asked().said() == null ? "" : one.asked().said().wireName())
                .bind("code", ColumnText.fit(one.asked().code(), MAX_CODE))
                .bind("action", one.action() == null ? "" : one.action())
                .bind("follows", one.recheck() == null ? "" : one.recheck().follows())
                .bind("treatment", one.recheck() == null ? "" : one.recheck().treatment())
                .bind("concluded", millis(one.concluded())).bind("verdict", verdict(one))
                .bind("probability", probability(one)).bind("helped", helped(one)).bind("content", content(one))
                .execute()));
        database.awaitWritten();
        return byKey(one.asked().by(), key).orElse(one);
    }

    /// Writes what came of one, unless that is known.
    void conclude(Examination one) {
        database.transact(handle -> told(handle, one, handle.createUpdate(CONCLUDE).bind("id", one.id())
                .bind("concluded", millis(one.concluded())).bind("verdict", verdict(one))
                .bind("probability", probability(one)).bind("helped", helped(one)).bind("content", content(one))
                .execute()));
    }

    /// Tells what came of one, with the write that made it so.
    private static int told(Handle handle, Examination one, int rows) {
        if (rows > 0 && one.concluded() != null && one.diagnosis() != null) {
            JdbcEventTable.append(handle, new Happening(EventType.DIAGNOSIS_CONCLUDED, one.concluded(), one.device(),
                    null, DiagnosisJson.event(one, one.diagnosis())));
        }
        return rows;
    }

    Optional<Examination> byKey(String by, String key) {
        return database.with(handle -> handle.createQuery("SELECT * FROM examination WHERE asked_key = :key")
                .bind("key", askedKey(by, key)).map((row, _) -> read(row)).findOne());
    }

    Optional<Examination> find(String id) {
        return ColumnText.isClean(id)
                ? database.with(handle -> handle.createQuery("SELECT * FROM examination WHERE id = :id").bind("id", id)
                        .map((row, _) -> read(row)).findOne())
                : Optional.empty();
    }

    List<Examination> ofDevice(DeviceId device, Instant until, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT * FROM examination WHERE device_id = :device AND created <= :until
                ORDER BY created DESC, id DESC LIMIT :limit
                """).bind("device", device.value()).bind("until", until.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> read(row)).list());
    }

    /// Those that wait, oldest first.
    List<Examination> open(int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT * FROM examination WHERE concluded IS NULL ORDER BY created LIMIT :limit
                """).bind("limit", limit).map((row, _) -> read(row)).list());
    }

    /// Forgets those made before a moment; gives how many went.
    public int forgetBefore(Instant limit) {
        int gone = 0;
        for (int some = BATCH; some == BATCH; gone += some) {
            some = database.transact(handle -> handle
                    .createUpdate(
                            """
                                    DELETE FROM examination WHERE id IN (SELECT id FROM examination WHERE created < :before LIMIT :limit)
                                    """)
                    .bind("before", limit.toEpochMilli()).bind("limit", BATCH).execute());
        }
        return gone;
    }

    private static String askedKey(String by, String key) {
        return ColumnText.fit(by, MAX_WHO) + ":" + ColumnText.fit(key, MAX_KEY);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : Long.valueOf(at.toEpochMilli());
    }

    private static String verdict(Examination one) {
        return one.diagnosis() == null ? "" : DiagnosisJson.verdict(one.diagnosis().verdict());
    }

    private static int probability(Examination one) {
        if (one.diagnosis() == null) {
            return 0;
        }
        return (int) Math.round(1000 * switch (one.diagnosis().verdict()) {
            case Verdict.Likely(var cause) -> cause.probability();
            case Verdict.Well(double probability) -> probability;
            case Verdict.Unknown _ -> 0;
        });
    }

    private static String helped(Examination one) {
        return one.recheck() == null || one.recheck().helped() == null ? "" : one.recheck().helped().wireName();
    }

    private byte[] content(Examination one) {
        return one.diagnosis() == null ? new byte[0] : json.write(one.diagnosis());
    }

    private Examination read(ResultSet row) throws SQLException {
        String follows = row.getString("follows");
        String action = row.getString("action");
        long concluded = row.getLong("concluded");
        boolean open = row.wasNull();
        String helped = row.getString("helped");
        return new Examination(row.getString("id"), new DeviceId(row.getString("device_id")),
                Instant.ofEpochMilli(row.getLong("created")),
                new Examination.Asked(row.getString("asked_by"),
                        Complaint.named(row.getString("said")).orElse(null), row.getString("code")),
                action.isEmpty() ? null : action,
                follows.isEmpty()
                        ? null
                        : new Examination.Recheck(follows, row.getString("treatment"),
                                Arrays.stream(Helped.values()).filter(one -> one.wireName().equals(helped)).findFirst()
                                        .orElse(null)),
                open ? null : Instant.ofEpochMilli(concluded), json.read(row.getBytes("content")));
    }
}
