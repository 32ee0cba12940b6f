package org.pilotacs.acs.firmware;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.Content;
import org.pilotacs.acs.content.JdbcParts;
import org.pilotacs.acs.content.LocalCopies;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.saying.Saying;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Artefacts in the database, so that every node has them, with a copy on each node's disk once it is asked for. Safe for
/// any number of threads.
public final class JdbcArtefacts implements Artefacts {
    private static final String COLUMNS = "id, kind, oui, product_class, hardware, from_versions, version, file_name, bytes,"
            + " sha256, notes, signed_by, added, added_by";

    private final Database database;
    private final JdbcParts parts;
    private final LocalCopies copies;
    private final FirmwareConfig config;

    /// @param folder of this node's copies
    public JdbcArtefacts(Database database, Path folder, FirmwareConfig config) {
        this.database = database;
        this.parts = JdbcUploads.parts(database);
        this.copies = new LocalCopies(folder, parts);
        this.config = config;
    }

    @Override
    public Adding add(NewArtefact wanted, Upload upload, Instant at) {
        if (!upload.isWhole()) {
            return new Adding.Refused(
                    FirmwareSaying.TRUNCATED.of(Saying.of(upload.offset()), Saying.of(upload.bytes())));
        }
        String sha256 = parts.sha256(upload.id());
        for (String said : List.of(upload.sha256(), wanted.sha256())) {
            if (!said.isEmpty() && !said.equalsIgnoreCase(sha256)) {
                return new Adding.Refused(FirmwareSaying.OTHER_SHA256
                        .of(Saying.of(said.toLowerCase(Locale.ROOT)), Saying.of(sha256)));
            }
        }
        Statement statement = new Statement(wanted.kind(), wanted.fit(), wanted.version(), sha256);
        String signedBy = signedBy(statement, wanted);
        if (signedBy == null) {
            return new Adding.Refused(notSigned(statement, wanted));
        }
        Artefact artefact = new Artefact(upload.id(), wanted.kind(), wanted.fit(), wanted.version(), upload.fileName(),
                upload.bytes(), sha256, wanted.notes(), signedBy, at.truncatedTo(ChronoUnit.MILLIS), wanted.by());
        return kept(artefact);
    }

    /// Name of the key, empty for none where none is needed; null if the signature is not good enough.
    private @Nullable String signedBy(Statement statement, NewArtefact wanted) {
        if (wanted.signature().isEmpty()) {
            return config.demands() ? null : "";
        }
        byte[] signature = wanted.signed();
        return config.signingKeys().stream().filter(key -> key.signed(statement, signature)).findFirst()
                .map(SigningKey::name).orElse(null);
    }

    private Saying notSigned(Statement statement, NewArtefact wanted) {
        if (config.signingKeys().isEmpty()) {
            return FirmwareSaying.NO_KEYS.of();
        }
        Saying keys = Saying.of(config.signingKeys().stream().map(SigningKey::name).collect(Collectors.joining(", ")));
        return wanted.signature().isEmpty()
                ? FirmwareSaying.UNSIGNED.of(keys)
                : FirmwareSaying.NOT_SIGNED_BY_OURS.of(keys,
                        Saying.of(statement.text().strip().replace("\n", " | ")));
    }

    /// The parts of the upload become those of the artefact, as they are.
    private Adding kept(Artefact artefact) {
        Adding adding = database.transact(handle -> {
            Artefact other = same(handle, artefact).orElse(null);
            if (other != null && !other.sha256().equals(artefact.sha256())) {
                return new Adding.Taken(other);
            }
            if (!JdbcUploads.close(handle, artefact.id())) {
                return new Adding.Gone();
            }
            if (other != null) {
                return new Adding.Known(other);
            }
            insert(handle, artefact);
            return new Adding.Added(artefact);
        });
        if (adding instanceof Adding.Known) {
            parts.drop(artefact.id());
        }
        database.awaitWritten();
        return adding;
    }

    private static Optional<Artefact> same(Handle handle, Artefact artefact) {
        return handle.createQuery("SELECT " + COLUMNS + """
                 FROM artefact
                WHERE kind = :kind AND oui = :oui AND product_class = :class AND hardware = :hardware
                  AND version = :version
                """).bind("kind", artefact.kind()).bind("oui", artefact.fit().oui())
                .bind("class", artefact.fit().productClass()).bind("hardware", artefact.fit().hardware())
                .bind("version", artefact.version()).map((row, _) -> artefact(row)).findOne();
    }

    private static void insert(Handle handle, Artefact artefact) {
        handle.createUpdate("INSERT INTO artefact (" + COLUMNS + """
                ) VALUES (:id, :kind, :oui, :class, :hardware, :from, :version, :name, :bytes, :sha256, :notes, :signer,
                          :added, :by)""").bind("id", artefact.id()).bind("kind", artefact.kind())
                .bind("oui", artefact.fit().oui()).bind("class", artefact.fit().productClass())
                .bind("hardware", artefact.fit().hardware()).bind("from", String.join("\n", artefact.fit().from()))
                .bind("version", artefact.version()).bind("name", artefact.fileName()).bind("bytes", artefact.bytes())
                .bind("sha256", artefact.sha256()).bind("notes", artefact.notes()).bind("signer", artefact.signedBy())
                .bind("added", artefact.added().toEpochMilli()).bind("by", artefact.addedBy()).execute();
    }

    @Override
    public Optional<Artefact> find(String id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM artefact WHERE id = :id")
                .bind("id", id).map((row, _) -> artefact(row)).findOne());
    }

    @Override
    public List<Artefact> all() {
        return database.with(handle -> handle.createQuery(
                "SELECT " + COLUMNS + " FROM artefact ORDER BY added DESC, id DESC").map((row, _) -> artefact(row))
                .list());
    }

    @Override
    public Optional<Artefact> newestFor(Device device) {
        return newest(device, artefact -> artefact.fit().fits(device));
    }

    @Override
    public Optional<Artefact> of(Device device, String version) {
        return newest(device, artefact -> artefact.version().equals(version) && artefact.fit().fitsModelOf(device));
    }

    private Optional<Artefact> newest(Device device, Predicate<Artefact> wanted) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS + """
                 FROM artefact WHERE kind = :kind AND LOWER(product_class) = LOWER(:class) ORDER BY added DESC, id DESC
                """).bind("kind", Artefact.Kind.FIRMWARE).bind("class", device.identity().productClass())
                .map((row, _) -> artefact(row)).list()).stream().filter(wanted).findFirst();
    }

    @Override
    public boolean remove(String id) {
        int removed = database.transact(handle -> handle.createUpdate("DELETE FROM artefact WHERE id = :id")
                .bind("id", id).execute());
        if (removed > 0) {
            parts.drop(id);
        }
        return removed > 0;
    }

    @Override
    public Optional<Path> file(Artefact artefact) throws IOException {
        return copies.of(new Content(artefact.id(), artefact.bytes(), artefact.sha256()));
    }

    @Override
    public void tidy() throws IOException {
        parts.dropAllBut(this::owners);
        copies.keepOnly(() -> all().stream().map(Artefact::sha256).collect(Collectors.toSet()));
    }

    /// Whose parts there are: artefacts, and uploads that may become such. Asked in one statement, since one becomes the
    /// other.
    private Set<String> owners() {
        return database.with(handle -> new HashSet<>(
                handle.createQuery("SELECT id FROM artefact UNION SELECT id FROM upload").mapTo(String.class).list()));
    }

    private static Artefact artefact(ResultSet row) throws SQLException {
        String from = row.getString("from_versions");
        return new Artefact(row.getString("id"), Artefact.Kind.valueOf(row.getString("kind")),
                new Fit(row.getString("oui"), row.getString("product_class"), row.getString("hardware"),
                        from.isEmpty() ? List.of() : List.of(from.split("\n"))),
                row.getString("version"), row.getString("file_name"), row.getLong("bytes"), row.getString("sha256"),
                row.getString("notes"), row.getString("signed_by"), Instant.ofEpochMilli(row.getLong("added")),
                row.getString("added_by"));
    }
}
