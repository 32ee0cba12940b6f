package org.pilotacs.acs.provisioning.movein;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.content.Hash;
import org.pilotacs.acs.provisioning.file.BadFileException;
import org.pilotacs.acs.provisioning.file.ProvisioningFile;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Takes over files, of which an export has only what is said of them: their contents lie beside it, or in pieces in a dump.
/// Confined to one thread.
final class FileMoves implements Closeable {
    /// Where the contents are.
    static final String FOLDER = "files";

    private final ProvisioningFiles files;
    private final Path contents;
    private final FileChunks chunks;
    private final boolean write;

    FileMoves(ProvisioningFiles files, Path folder, boolean write) throws IOException {
        this.files = files;
        this.contents = folder.resolve(FOLDER);
        this.chunks = new FileChunks(folder);
        this.write = write;
    }

    /// @param name as GenieACS has it for its `_id`
    Outcome take(String name, JsonNode document, Instant now) throws BadDocumentException, IOException {
        JsonNode said = document.path("metadata");
        ProvisioningFile wanted = wanted(name, document.path("length").asLong(-1), said, now);
        Path content = content(name, document, wanted);
        long length = Files.size(content);
        if (wanted.length() >= 0 && wanted.length() != length) {
            throw new BadDocumentException("its content in " + FOLDER + "/ has " + length + " bytes, and should have "
                    + wanted.length());
        }
        if (isHere(wanted, content)) {
            return Outcome.SAME;
        }
        if (write) {
            var _ = files.put(name, wanted.fileType(), wanted.oui(), wanted.productClass(), wanted.version(), content,
                    now);
        }
        return Outcome.TAKEN;
    }

    private Path content(String name, JsonNode document, ProvisioningFile wanted)
            throws BadDocumentException, IOException {
        Path beside = contents.resolve(name).normalize();
        if (contents.normalize().equals(beside.getParent())
                && Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
            return beside;
        }
        Path inPieces = chunks.of(document.path("_id").asText(""), wanted.length(),
                document.path("chunkSize").asInt(0));
        if (inPieces == null) {
            throw new BadDocumentException("only its name is known: put its content into the folder " + FOLDER
                    + "/, as mongofiles get fetches it");
        }
        return inPieces;
    }

    @Override
    public void close() throws IOException {
        chunks.close();
    }

    /// Checks what can be known of it.
    private static ProvisioningFile wanted(String name, long length, JsonNode said, Instant now)
            throws BadDocumentException {
        try {
            return new ProvisioningFile(name, length, "", now, text(said.path("fileType")), text(said.path("oui")),
                    text(said.path("productClass")), text(said.path("version")));
        } catch (BadFileException e) {
            throw new BadDocumentException(String.valueOf(e.getMessage()));
        }
    }

    private boolean isHere(ProvisioningFile wanted, Path content) throws IOException {
        Optional<ProvisioningFile> here = files.find(wanted.name());
        return here.isPresent() && Objects.equals(here.get().fileType(), wanted.fileType())
                && Objects.equals(here.get().oui(), wanted.oui())
                && Objects.equals(here.get().productClass(), wanted.productClass())
                && Objects.equals(here.get().version(), wanted.version())
                && here.get().length() == Files.size(content) && here.get().md5().equals(Hash.MD5.of(content));
    }

    private static @Nullable String text(JsonNode json) {
        return json.isTextual() ? json.textValue() : null;
    }
}
