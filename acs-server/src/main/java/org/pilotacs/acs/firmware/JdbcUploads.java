package org.pilotacs.acs.firmware;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.content.JdbcParts;
import org.pilotacs.acs.content.Slice;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Uploads in the database. Their parts lie where those of artefacts do, so that none is copied when one becomes the other.
/// Safe for any number of threads.
public final class JdbcUploads implements Uploads {
    private static final String COLUMNS = "id, owner, file_name, bytes, sha256, parts, received, touched";

    private final Database database;
    private final JdbcParts parts;
    private final RandomGenerator random;

    public JdbcUploads(Database database, RandomGenerator random) {
        this.database = database;
        this.parts = parts(database);
        this.random = random;
    }

    static JdbcParts parts(Database database) {
        return new JdbcParts(database, "artefact_part", "artefact_id");
    }

    /// Ends an upload that becomes an artefact; false if somebody was faster.
    static boolean close(Handle handle, String id) {
        return handle.createUpdate("DELETE FROM upload WHERE id = :id").bind("id", id).execute() > 0;
    }

    @Override
    public Beginning begin(String owner, String fileName, long bytes, String sha256, long largest, Instant at) {
        Upload upload = new Upload(RandomId.next(random), owner, fileName, bytes, sha256.toLowerCase(Locale.ROOT), 0,
                at.truncatedTo(ChronoUnit.MILLIS));
        long most = largest * TOGETHER;
        return database.transact(handle -> {
            long alive = at.minus(KEEP).toEpochMilli();
            int own = handle.createQuery("SELECT COUNT(*) FROM upload WHERE owner = :owner AND touched >= :alive")
                    .bind("owner", owner).bind("alive", alive).mapTo(Integer.class).one();
            long all = handle.createQuery("SELECT COALESCE(SUM(bytes), 0) FROM upload").mapTo(Long.class).one();
            if (own >= MOST) {
                return new Beginning.TooMany();
            }
            if (all > most - bytes) {
                return new Beginning.TooMuch(most);
            }
            handle.createUpdate("INSERT INTO upload (" + COLUMNS
                    + ") VALUES (:id, :owner, :name, :bytes, :sha256, 0, 0, :touched)").bind("id", upload.id())
                    .bind("owner", owner).bind("name", fileName).bind("bytes", bytes).bind("sha256", upload.sha256())
                    .bind("touched", upload.touched().toEpochMilli()).execute();
            return new Beginning.Begun(upload);
        });
    }

    @Override
    public Optional<Upload> find(String id, Instant at) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS
                + " FROM upload WHERE id = :id AND touched >= :alive").bind("id", id)
                .bind("alive", at.minus(KEEP).toEpochMilli()).map((row, _) -> upload(row)).findOne());
    }

    @Override
    public Appending append(String id, long offset, Slice part, Instant at) throws IOException {
        long size = part.length();
        try {
            Appending appending = database.transact(handle -> {
                Row row = handle.createQuery("SELECT " + COLUMNS + " FROM upload WHERE id = :id FOR UPDATE")
                        .bind("id", id).map((one, _) -> new Row(upload(one), one.getInt("parts"))).findOne()
                        .orElse(null);
                if (row == null) {
                    return new Appending.Gone();
                }
                Upload upload = row.upload;
                if (upload.offset() != offset) {
                    return new Appending.Elsewhere(upload);
                }
                if (size > upload.bytes() - offset) {
                    return new Appending.TooLong(upload);
                }
                Upload longer = new Upload(id, upload.owner(), upload.fileName(), upload.bytes(), upload.sha256(),
                        offset + size, at.truncatedTo(ChronoUnit.MILLIS));
                handle.createUpdate(
                        "UPDATE upload SET parts = :parts, received = :received, touched = :touched WHERE id = :id")
                        .bind("parts", parts.write(handle, id, row.parts, part)).bind("received", longer.offset())
                        .bind("touched", longer.touched().toEpochMilli()).bind("id", id).execute();
                return new Appending.Appended(longer);
            });
            database.awaitWritten();
            return appending;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Row(Upload upload, int parts) {}

    @Override
    public boolean drop(String id) {
        boolean dropped = database.transact(handle -> close(handle, id));
        if (dropped) {
            parts.drop(id);
        }
        return dropped;
    }

    @Override
    public void forgetBefore(Instant time) {
        database.with(handle -> handle.createQuery("SELECT id FROM upload WHERE touched < :time")
                .bind("time", time.toEpochMilli()).mapTo(String.class).list()).forEach(id -> {
                    if (isForgotten(id, time)) {
                        parts.drop(id);
                    }
                });
    }

    /// False if more came of it meanwhile.
    private boolean isForgotten(String id, Instant time) {
        return database.transact(handle -> handle.createUpdate("DELETE FROM upload WHERE id = :id AND touched < :time")
                .bind("id", id).bind("time", time.toEpochMilli()).execute()) > 0;
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(row.getString("id"), row.getString("owner"), row.getString("file_name"), row.getLong("bytes"),
                row.getString("sha256"), row.getLong("received"), Instant.ofEpochMilli(row.getLong("touched")));
    }
}
