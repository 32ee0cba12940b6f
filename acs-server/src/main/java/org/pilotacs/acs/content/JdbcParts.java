package org.pilotacs.acs.content;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Content in a table of its own, with the columns `part` and `content` and one for whose it is, in parts, so that none is
/// large. Safe for any number of threads.
public final class JdbcParts implements LocalCopies.Parts {
    private static final int PART = 256 << 10;
    /// Parts that one transaction drops: until it is over, H2 has them in memory.
    private static final int DROPPED = 16;

    private final Database database;
    private final String insert;
    private final String select;
    private final String last;
    private final String delete;
    private final String owners;

    /// @param owner the column with the content's id
    public JdbcParts(Database database, String table, String owner) {
        this.database = database;
        this.insert = "INSERT INTO " + table + " (" + owner + ", part, content) VALUES (:id, :part, :content)";
        this.select = "SELECT content FROM " + table + " WHERE " + owner + " = :id AND part = :part";
        this.last = "SELECT COALESCE(MAX(part), -1) FROM " + table + " WHERE " + owner + " = :id";
        this.delete = "DELETE FROM " + table + " WHERE " + owner + " = :id AND part >= :from AND part < :to";
        this.owners = "SELECT DISTINCT " + owner + " FROM " + table;
    }

    /// Keeps what is in a file, within a transaction.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    public void write(Handle handle, String id, Path file) {
        try {
            write(handle, id, 0, Slice.whole(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a part of a file behind what is kept already, within a transaction.
    ///
    /// @param from how many parts are kept already
    /// @return how many there are then
    /// @throws UncheckedIOException if the file cannot be read
    public int write(Handle handle, String id, int from, Slice slice) {
        try (InputStream in = slice.open()) {
            int part = from;
            long left = slice.length();
            for (byte[] content = next(in, left); content.length > 0; part++) {
                handle.createUpdate(insert).bind("id", id).bind("part", part).bind("content", content).execute();
                left -= content.length;
                content = next(in, left);
            }
            return part;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] next(InputStream in, long left) throws IOException {
        return in.readNBytes((int) Math.min(PART, left));
    }

    /// Of all that is kept, in hexadecimal.
    public String sha256(String id) {
        MessageDigest digest = Hash.SHA_256.begin();
        Optional<byte[]> some = of(id, 0);
        for (int part = 1; some.isPresent(); part++) {
            digest.update(some.get());
            some = of(id, part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Drops what nobody can ask for any more, in transactions of its own: what a killed node did not come to is
    /// [#dropAllBut]'s.
    public void drop(String id) {
        int end = database.with(handle -> handle.createQuery(last).bind("id", id).mapTo(Integer.class).one());
        for (int from = 0; from <= end; from += DROPPED) {
            int first = from;
            database.transact(handle -> handle.createUpdate(delete).bind("id", id).bind("from", first)
                    .bind("to", first + DROPPED).execute());
        }
    }

    /// Drops all that is not in use.
    ///
    /// @param used the ids of what is; asked once it is known what there is, so that nothing newer is dropped
    public void dropAllBut(Supplier<Set<String>> used) {
        Set<String> unused = new HashSet<>(
                database.with(handle -> handle.createQuery(owners).mapTo(String.class).list()));
        unused.removeAll(used.get());
        unused.forEach(this::drop);
    }

    @Override
    public Optional<byte[]> of(String content, int part) {
        return database.with(handle -> handle.createQuery(select).bind("id", content).bind("part", part)
                .map((row, _) -> row.getBytes("content")).findOne());
    }
}
