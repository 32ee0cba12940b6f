package org.pilotacs.acs.provisioning.file;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.Content;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.content.JdbcParts;
import org.pilotacs.acs.content.LocalCopies;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Files in the database, so that every node has them, with a copy on each node's disk once it is asked for. Safe for any
/// number of threads.
public final class JdbcProvisioningFiles implements ProvisioningFiles {
    private static final String COLUMNS = "name, bytes, md5, uploaded, file_type, oui, product_class, version";

    private final Database database;
    private final JdbcParts parts;
    private final LocalCopies copies;
    private final RandomGenerator random;

    /// @param folder of this node's copies
    public JdbcProvisioningFiles(Database database, Path folder, RandomGenerator random) {
        this.database = database;
        this.parts = new JdbcParts(database, "provisioning_file_part", "content_id");
        this.copies = new LocalCopies(folder, parts);
        this.random = random;
    }

    @Override
    public Optional<ProvisioningFile> find(String name) {
        try {
            ProvisioningFile.checkName(name);
        } catch (BadFileException _) {
            return Optional.empty();
        }
        return database.with(handle -> handle
                .createQuery("SELECT " + COLUMNS + " FROM provisioning_file WHERE name = :name").bind("name", name)
                .map((row, _) -> file(row)).findOne());
    }

    @Override
    public List<ProvisioningFile> all() {
        return database.with(handle -> handle
                .createQuery("SELECT " + COLUMNS + " FROM provisioning_file ORDER BY name")
                .map((row, _) -> file(row)).list());
    }

    @Override
    public ProvisioningFile put(String name, @Nullable String fileType, @Nullable String oui,
            @Nullable String productClass, @Nullable String version, Path content, Instant now) throws IOException {
        ProvisioningFile.checkName(name);
        ProvisioningFile file = new ProvisioningFile(name, Files.size(content), Hash.MD5.of(content),
                now.truncatedTo(ChronoUnit.MILLIS), fileType, oui, productClass, version);
        Content kept = new Content(RandomId.next(random), file.length(), Hash.SHA_256.of(content));
        try {
            database.transact(handle -> {
                // first, as it takes long and is in nobody's way
                parts.write(handle, kept.id(), content);
                return replace(handle, file, kept);
            }).ifPresent(parts::drop);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return file;
    }

    /// The id of the former content. Of two who put the first file of a name, one does it again after the other.
    private static Optional<String> replace(Handle handle, ProvisioningFile file, Content content) {
        Optional<String> former = lock(handle, file.name());
        handle.createUpdate(former.isEmpty() ? """
                INSERT INTO provisioning_file (name, bytes, md5, uploaded, file_type, oui, product_class, version,
                    content_id, sha256)
                VALUES (:name, :bytes, :md5, :uploaded, :type, :oui, :class, :version, :id, :sha256)
                """ : """
                UPDATE provisioning_file SET bytes = :bytes, md5 = :md5, uploaded = :uploaded, file_type = :type,
                    oui = :oui, product_class = :class, version = :version, content_id = :id, sha256 = :sha256
                WHERE name = :name
                """).bind("name", file.name()).bind("bytes", file.length()).bind("md5", file.md5())
                .bind("uploaded", file.uploaded().toEpochMilli()).bind("type", file.fileType())
                .bind("oui", file.oui()).bind("class", file.productClass()).bind("version", file.version())
                .bind("id", content.id()).bind("sha256", content.sha256()).execute();
        return former;
    }

    @Override
    public boolean remove(String name) {
        if (find(name).isEmpty()) {
            return false;
        }
        Optional<String> content = database.transact(handle -> {
            Optional<String> locked = lock(handle, name);
            handle.createUpdate("DELETE FROM provisioning_file WHERE name = :name AND content_id = :content")
                    .bind("name", name).bind("content", locked.orElse("")).execute();
            return locked;
        });
        content.ifPresent(parts::drop);
        return content.isPresent();
    }

    /// The id of a file's content, which nobody else replaces until the transaction is over; empty if there is no such file.
    private static Optional<String> lock(Handle handle, String name) {
        return handle.createQuery("SELECT content_id FROM provisioning_file WHERE name = :name FOR UPDATE")
                .bind("name", name).mapTo(String.class).findOne();
    }

    @Override
    public Optional<Path> content(ProvisioningFile file) throws IOException {
        Optional<Content> found = database.with(handle -> handle.createQuery("""
                SELECT content_id, bytes, sha256 FROM provisioning_file
                WHERE name = :name AND md5 = :md5 AND uploaded = :uploaded
                """).bind("name", file.name()).bind("md5", file.md5())
                .bind("uploaded", file.uploaded().toEpochMilli())
                .map((row, _) -> new Content(row.getString("content_id"), row.getLong("bytes"),
                        row.getString("sha256")))
                .findOne());
        return found.isEmpty() ? Optional.empty() : copies.of(found.get());
    }

    @Override
    public void tidy() throws IOException {
        parts.dropAllBut(() -> each("content_id"));
        copies.keepOnly(() -> each("sha256"));
    }

    private Set<String> each(String column) {
        return new HashSet<>(database.with(handle -> handle.createQuery("SELECT " + column + " FROM provisioning_file")
                .mapTo(String.class).list()));
    }

    private static ProvisioningFile file(ResultSet row) throws SQLException {
        return new ProvisioningFile(row.getString("name"), row.getLong("bytes"), row.getString("md5"),
                Instant.ofEpochMilli(row.getLong("uploaded")), row.getString("file_type"), row.getString("oui"),
                row.getString("product_class"), row.getString("version"));
    }
}
