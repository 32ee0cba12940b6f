package org.pilotacs.acs.provisioning.movein;

import org.bson.BsonBinary;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Contents of files as a dump has them: cut into pieces (`fs.chunks`, as GridFS keeps them). Puts together one at a time; the dump is
/// gone through once. Confined to one thread.
final class FileChunks implements Closeable {
    private final Path folder;
    private final Path whole;
    private @Nullable Dump dump;

    /// Where the pieces of files are.
    ///
    /// @param copy whether the file was made here, of a compressed one
    /// @param pieces by the file's id: where in the dump each begins, by its number
    private record Dump(Path file, boolean copy, Map<String, NavigableMap<Integer, Long>> pieces) {}

    /// @param folder of the dump
    FileChunks(Path folder) throws IOException {
        this.folder = folder;
        this.whole = Files.createTempFile("pilot-import-", ".file");
    }

    /// The content of a file, until the next is asked for; null if there is nothing of it.
    ///
    /// @param id by which its pieces name it
    /// @param piece bytes of each but the last
    /// @throws BadDocumentException if it is not complete
    @Nullable
    Path of(String id, long length, int piece) throws IOException, BadDocumentException {
        if (length < 0 || piece <= 0) {
            return null;
        }
        Dump all = dump();
        NavigableMap<Integer, Long> pieces = all == null ? null : all.pieces().get(id);
        if (all == null || pieces == null && length > 0) {
            return null;
        }
        long count = Math.ceilDiv(length, piece);
        if (pieces != null && (pieces.size() != count || pieces.firstKey() != 0 || pieces.lastKey() != count - 1)) {
            throw incomplete();
        }
        try (FileChannel in = FileChannel.open(all.file()); OutputStream out = Files.newOutputStream(whole)) {
            long left = length;
            for (long at : pieces == null ? Map.<Integer, Long>of().values() : pieces.values()) {
                byte[] data = data(in.position(at));
                if (data.length != Math.min(piece, left)) {
                    throw incomplete();
                }
                out.write(data);
                left -= data.length;
            }
        }
        return whole;
    }

    private static BadDocumentException incomplete() {
        return new BadDocumentException("its content in fs.chunks is not complete");
    }

    private static byte[] data(FileChannel in) throws IOException {
        // not closed: the channel goes on
        RawBsonDocument one = new BsonReader(Channels.newInputStream(in)).raw();
        return one != null && one.get("data") instanceof BsonBinary data ? data.getData() : new byte[0];
    }

    private @Nullable Dump dump() throws IOException {
        if (dump == null) {
            Path found = found();
            if (found != null) {
                boolean packed = !found.toString().toLowerCase(Locale.ROOT).endsWith(".bson");
                Path plain = packed ? unpacked(found) : found;
                dump = new Dump(plain, packed, pieces(plain));
            }
        }
        return dump;
    }

    private @Nullable Path found() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> Files.isRegularFile(file)
                    && file.getFileName().toString().matches("(?i)fs\\.chunks\\.bson(\\.gz)?")).findFirst()
                    .orElse(null);
        }
    }

    private static Path unpacked(Path file) throws IOException {
        Path plain = Files.createTempFile("pilot-import-", ".bson");
        try (InputStream in = DocumentReader.bytes(file)) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        }
        return plain;
    }

    /// A piece that is broken is not there; if the rest of the dump cannot be read, neither is that.
    private static Map<String, NavigableMap<Integer, Long>> pieces(Path file) throws IOException {
        Map<String, NavigableMap<Integer, Long>> pieces = new HashMap<>();
        try (BsonReader in = new BsonReader(Files.newInputStream(file))) {
            for (RawBsonDocument one = in.raw(); one != null; one = in.raw()) {
                long begins = in.position() - one.getByteBuffer().remaining();
                if (one.isNumber("n")) {
                    pieces.computeIfAbsent(text(one.get("files_id")), _ -> new TreeMap<>())
                            .put(one.getNumber("n").intValue(), begins);
                }
            }
        } catch (BrokenDumpException _) {
            return pieces;
        }
        return pieces;
    }

    private static String text(@Nullable BsonValue id) {
        return switch (id) {
            case BsonString string -> string.getValue();
            case BsonObjectId objectId -> objectId.getValue().toHexString();
            case null, default -> "";
        };
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(whole);
        if (dump != null && dump.copy()) {
            Files.deleteIfExists(dump.file());
        }
    }
}
