package org.pilotacs.acs.door.nbi;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.provisioning.file.BadFileException;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.regex.Pattern;

/// `/files`: files that devices fetch. Safe for any number of threads.
final class FileResource {
    private static final Pattern IN_PATH = Pattern.compile("[A-Za-z0-9%!*'();:@&=+$,?#\\[\\]_.~-]+");
    private static final int LONGEST_NAME = 255;
    /// What MongoDB cuts files into.
    private static final int CHUNK = 261_120;

    private final ProvisioningFiles files;
    private final Witness witness;
    private final Clock clock;

    FileResource(ProvisioningFiles files, Witness witness, Clock clock) {
        this.files = files;
        this.witness = witness;
        this.clock = clock;
    }

    Documents documents() {
        return Documents.of(() -> files.all().stream().map(FileResource::document).toList());
    }

    private static Datum.Document document(ProvisioningFile file) {
        Datum name = new Datum.Text(file.name());
        return Datum.Document.builder().put("_id", name).put("length", new Datum.Numeral(file.length()))
                .put("chunkSize", new Datum.Numeral(CHUNK)).put("uploadDate", new Datum.Date(file.uploaded()))
                .put("filename", name)
                .put("metadata", Datum.Document.builder().put("fileType", said(file.fileType()))
                        .put("oui", said(file.oui())).put("productClass", said(file.productClass()))
                        .put("version", said(file.version())).build())
                .build();
    }

    private static Datum said(@Nullable String text) {
        return text == null ? Datum.Nothing.NULL : new Datum.Text(text);
    }

    HttpReply put(HttpCall call) {
        String name = call.variable("name");
        HttpReply wrong = NbiNames.wrong(call, name, LONGEST_NAME, IN_PATH);
        if (wrong != null) {
            return wrong;
        }
        if (name.equals(".") || name.equals("..")) {
            return NbiFace.text(400, "A file cannot have the name " + name + ", by which nobody could fetch it");
        }
        try {
            return witness.does(call, Deed.CONFIGURED, Subject.NONE, "file put: " + name, () -> {
                keep(call, name);
                return NbiFace.empty(201);
            });
        } catch (BadFileException e) {
            return NbiFace.text(400, String.valueOf(e.getMessage()));
        }
    }

    private void keep(HttpCall call, String name) {
        try {
            if (call.body() instanceof Body.InFile(Path file, long _)) {
                keep(call, name, file);
                return;
            }
            Path file = Files.createTempFile("pilot-file", null);
            try (InputStream in = call.body().open()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                keep(call, name, file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(HttpCall call, String name, Path content) throws IOException {
        var _ = files.put(name, call.headers().get("filetype"), call.headers().get("oui"),
                call.headers().get("productclass"), call.headers().get("version"), content, clock.instant());
    }

    HttpReply remove(HttpCall call) {
        String name = call.variable("name");
        HttpReply wrong = NbiNames.wrong(call, name, LONGEST_NAME, IN_PATH);
        return wrong != null
                ? wrong
                : witness.does(call, Deed.CONFIGURED, Subject.NONE, "file removed: " + name,
                        () -> files.remove(name) ? NbiFace.empty(200) : NbiFace.text(404, "404 Not Found"));
    }
}
