package org.pilotacs.acs.firmware;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Images in the database, so that every node has them, with a copy on each node's disk once it is asked for. Safe for
/// any number of threads.
public final class JdbcFirmwareImages implements FirmwareImages {
    private static final int PART = 256 << 10;
    private static final String COLUMNS = "id, oui, product_class, hardware, version, file_name, bytes, sha256, added";

    private final Database database;
    private final ImageCopies copies;
    private final RandomGenerator random;

    /// @param folder of this node's copies
    public JdbcFirmwareImages(Database database, Path folder, RandomGenerator random) {
        this.database = database;
        this.copies = new ImageCopies(folder, this::part);
        this.random = random;
    }

    @Override
    public Adding add(ImageFit fit, String version, String fileName, Path file, Instant at) throws IOException {
        FirmwareImage image = new FirmwareImage(RandomId.next(random), fit, version, fileName,
                Files.size(file), sha256(file), at.truncatedTo(ChronoUnit.MILLIS));
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

    private static void insert(Handle handle, FirmwareImage image, Path file) {
        handle.createUpdate("INSERT INTO firmware_image (" + COLUMNS
                + ") VALUES (:id, :oui, :class, :hardware, :version, :name, :bytes, :sha256, :added)")
                .bind("id", image.id()).bind("oui", image.fit().oui()).bind("class", image.fit().productClass())
                .bind("hardware", image.fit().hardware()).bind("version", image.version())
                .bind("name", image.fileName()).bind("bytes", image.bytes()).bind("sha256", image.sha256())
                .bind("added", image.added().toEpochMilli()).execute();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(PART);
            for (int part = 0; content.length > 0; part++) {
                handle.createUpdate(
                        "INSERT INTO firmware_image_part (image_id, part, content) VALUES (:id, :part, :content)")
                        .bind("id", image.id()).bind("part", part).bind("content", content).execute();
                content = in.readNBytes(PART);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), ImageCopies.sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
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
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                 FROM firmware_image WHERE LOWER(product_class) = LOWER(:class) ORDER BY added DESC, id DESC
                """).bind("class", device.identity().productClass()).map((row, _) -> image(row)).list()).stream()
                .filter(image -> image.fit().fits(device)).findFirst();
    }

    @Override
    public boolean remove(String id) {
        int removed = database.transact(handle -> {
            handle.createUpdate("DELETE FROM firmware_image_part WHERE image_id = :id").bind("id", id).execute();
            return handle.createUpdate("DELETE FROM firmware_image WHERE id = :id").bind("id", id).execute();
        });
        return removed > 0;
    }

    @Override
    public Optional<Path> file(FirmwareImage image) throws IOException {
        return copies.of(image);
    }

    @Override
    public void tidy() throws IOException {
        copies.keepOnly(all().stream().map(FirmwareImage::sha256).collect(Collectors.toSet()));
    }

    private Optional<byte[]> part(String image, int part) {
        return database.with(handle -> handle.createQuery(
                "SELECT content FROM firmware_image_part WHERE image_id = :id AND part = :part").bind("id", image)
                .bind("part", part).map((row, _) -> row.getBytes("content")).findOne());
    }

    private static FirmwareImage image(ResultSet row) throws SQLException {
        return new FirmwareImage(row.getString("id"),
                new ImageFit(row.getString("oui"), row.getString("product_class"), row.getString("hardware")),
                row.getString("version"), row.getString("file_name"), row.getLong("bytes"), row.getString("sha256"),
                Instant.ofEpochMilli(row.getLong("added")));
    }
}
