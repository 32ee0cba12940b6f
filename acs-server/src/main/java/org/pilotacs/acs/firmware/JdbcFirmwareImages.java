package org.pilotacs.acs.firmware;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.content.Content;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.content.JdbcParts;
import org.pilotacs.acs.content.LocalCopies;
import org.pilotacs.acs.device.Device;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Images in the database, so that every node has them, with a copy on each node's disk once it is asked for. Safe for
/// any number of threads.
public final class JdbcFirmwareImages implements FirmwareImages {
    private static final String COLUMNS = "id, oui, product_class, hardware, version, file_name, bytes, sha256, added";

    private final Database database;
    private final JdbcParts parts;
    private final LocalCopies copies;
    private final RandomGenerator random;

    /// @param folder of this node's copies
    public JdbcFirmwareImages(Database database, Path folder, RandomGenerator random) {
        this.database = database;
        this.parts = new JdbcParts(database, "firmware_image_part", "image_id");
        this.copies = new LocalCopies(folder, parts);
        this.random = random;
    }

    @Override
    public Adding add(ImageFit fit, String version, String fileName, Path file, Instant at) throws IOException {
        FirmwareImage image = new FirmwareImage(RandomId.next(random), fit, version, fileName,
                Files.size(file), Hash.SHA_256.of(file), at.truncatedTo(ChronoUnit.MILLIS));
        try {
            Adding adding = database.transact(handle -> same(handle, image).<Adding>map(
                    other -> other.sha256().equals(image.sha256()) ? new Adding.Known(other) : new Adding.Taken(other))
                    .orElseGet(() -> {
                        insert(handle, image, file);
                        return new Adding.Added(image);
                    }));
            database.awaitWritten();
            return adding;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<FirmwareImage> same(Handle handle, FirmwareImage image) {
        return handle.createQuery("SELECT " + COLUMNS + """
                 FROM firmware_image
                WHERE oui = :oui AND product_class = :class AND hardware = :hardware AND version = :version
                """).bind("oui", image.fit().oui()).bind("class", image.fit().productClass())
                .bind("hardware", image.fit().hardware()).bind("version", image.version())
                .map((row, _) -> image(row)).findOne();
    }

    private void insert(Handle handle, FirmwareImage image, Path file) {
        handle.createUpdate("INSERT INTO firmware_image (" + COLUMNS
                + ") VALUES (:id, :oui, :class, :hardware, :version, :name, :bytes, :sha256, :added)")
                .bind("id", image.id()).bind("oui", image.fit().oui()).bind("class", image.fit().productClass())
                .bind("hardware", image.fit().hardware()).bind("version", image.version())
                .bind("name", image.fileName()).bind("bytes", image.bytes()).bind("sha256", image.sha256())
                .bind("added", image.added().toEpochMilli()).execute();
        parts.write(handle, image.id(), file);
    }

    @Override
    public Optional<FirmwareImage> find(String id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM firmware_image WHERE id = :id")
                .bind("id", id).map((row, _) -> image(row)).findOne());
    }

    @Override
    public List<FirmwareImage> all() {
        return database.with(handle -> handle.createQuery(
                "SELECT " + COLUMNS + " FROM firmware_image ORDER BY added DESC, id DESC").map((row, _) -> image(row))
                .list());
    }

    @Override
    public Optional<FirmwareImage> newestFor(Device device) {
        return fitting(device).findFirst();
    }

    @Override
    public Optional<FirmwareImage> of(Device device, String version) {
        return fitting(device).filter(image -> image.version().equals(version)).findFirst();
    }

    private Stream<FirmwareImage> fitting(Device device) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                 FROM firmware_image WHERE LOWER(product_class) = LOWER(:class) ORDER BY added DESC, id DESC
                """).bind("class", device.identity().productClass()).map((row, _) -> image(row)).list()).stream()
                .filter(image -> image.fit().fits(device));
    }

    @Override
    public boolean remove(String id) {
        int removed = database.transact(handle -> handle.createUpdate("DELETE FROM firmware_image WHERE id = :id")
                .bind("id", id).execute());
        parts.drop(id);
        return removed > 0;
    }

    @Override
    public Optional<Path> file(FirmwareImage image) throws IOException {
        return copies.of(new Content(image.id(), image.bytes(), image.sha256()));
    }

    @Override
    public void tidy() throws IOException {
        parts.dropAllBut(() -> each(FirmwareImage::id));
        copies.keepOnly(() -> each(FirmwareImage::sha256));
    }

    private Set<String> each(Function<FirmwareImage, String> of) {
        return all().stream().map(of).collect(Collectors.toSet());
    }

    private static FirmwareImage image(ResultSet row) throws SQLException {
        return new FirmwareImage(row.getString("id"),
                new ImageFit(row.getString("oui"), row.getString("product_class"), row.getString("hardware")),
                row.getString("version"), row.getString("file_name"), row.getLong("bytes"), row.getString("sha256"),
                Instant.ofEpochMilli(row.getLong("added")));
    }
}
