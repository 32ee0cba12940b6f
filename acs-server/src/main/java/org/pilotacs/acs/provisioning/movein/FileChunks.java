package org.pilotacs.acs.provisioning.movein;

import org.bson.BsonBinary;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.stream.Stream;

/// Contents of files as a dump has them: cut into pieces (`fs.chunks`, as GridFS keeps them). Puts together one at a time. Confined
/// to one thread.
final class FileChunks implements Closeable {
    private static final int MOST_PIECES = 1 << 24;

    private final @Nullable Path dump;
    private @Nullable Path whole;

    /// @param folder of the dump
    FileChunks(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            this.dump = all.filter(file -> Files.isRegularFile(file)
                    && file.getFileName().toString().matches("(?i)fs\\.chunks\\.bson(\\.gz)?")).findFirst()
                    .orElse(null);
        }
    }

    /// The content of a file, until the next is asked for; null if there is nothing of it.
    ///
    /// @param id by which its pieces name it
    /// @param piece bytes of each but the last
    /// @throws BadDocumentException if it is not complete
    @Nullable
    Path of(String id, long length, int piece) throws IOException, BadDocumentException {
        if (dump == null || length < 0 || piece <= 0) {
            return null;
        }
        close();
        Path file = Files.createTempFile("pilot-import-", ".file");
        whole = file;
        BitSet there = new BitSet();
        try (BsonReader pieces = new BsonReader(DocumentReader.bytes(dump));
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (RawBsonDocument one = pieces.raw(); one != null; one = pieces.raw()) {
                if (id.equals(text(one.get("files_id")))) {
                    put(one, piece, out, there);
                }
            }
        } catch (org.bson.BSONException e) {
            throw new BadDocumentException("its content in " + dump.getFileName() + " is no BSON");
        }
        long pieces = Math.ceilDiv(length, piece);
        if (there.isEmpty() && pieces > 0) {
            return null;
        }
        if (there.cardinality() != pieces || Files.size(file) != length) {
            throw new BadDocumentException("its content in " + dump.getFileName() + " is not complete");
        }
        return file;
    }

    private static void put(RawBsonDocument one, int piece, FileChannel out, BitSet there) throws IOException {
        int number = one.isNumber("n") ? one.getNumber("n").intValue() : -1;
        if (number >= 0 && number < MOST_PIECES && one.get("data") instanceof BsonBinary data
                && data.getData().length <= piece) {
            ByteBuffer bytes = ByteBuffer.wrap(data.getData());
            for (long at = (long) number * piece; bytes.hasRemaining();) {
                at += out.write(bytes, at);
            }
            there.set(number);
        }
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
        Path last = whole;
        whole = null;
        if (last != null) {
            Files.deleteIfExists(last);
        }
    }
}
