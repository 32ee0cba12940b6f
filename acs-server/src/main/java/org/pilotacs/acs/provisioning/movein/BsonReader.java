package org.pilotacs.acs.provisioning.movein;

import org.bson.BSONException;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What mongodump writes: documents of BSON, one after the other, each of which begins with its length. One that is broken
/// inside takes none with it; one whose length is wrong, all that follow. Confined to one thread.
final class BsonReader implements DocumentReader {
    private static final JsonWriterSettings JSON = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
    private static final int SHORTEST = 5;

    private final InputStream in;
    private long number;
    private long position;

    BsonReader(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        byte[] bytes = bytes();
        if (bytes == null) {
            return null;
        }
        if (!BsonBounds.hold(bytes)) {
            return new Piece(number, "", "it is no BSON");
        }
        try {
            String text = new RawBsonDocument(bytes).toJson(JSON);
            return text.length() <= LONGEST
                    ? new Piece(number, text, "")
                    : new Piece(number, "", "it has more than " + LONGEST + " characters");
        } catch (BSONException | IllegalArgumentException | IndexOutOfBoundsException _) {
            return new Piece(number, "", "it is no BSON");
        }
    }

    /// The next document as it is, without those that are broken; null at the end.
    @Nullable
    RawBsonDocument raw() throws IOException {
        byte[] bytes = bytes();
        while (bytes != null && !BsonBounds.hold(bytes)) {
            bytes = bytes();
        }
        return bytes == null ? null : new RawBsonDocument(bytes);
    }

    /// Where the next document begins, in bytes.
    long position() {
        return position;
    }

    private byte @Nullable [] bytes() throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES);
        if (head.length == 0) {
            return null;
        }
        number++;
        int length = head.length < Integer.BYTES ? 0 : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < SHORTEST || length > LONGEST) {
            throw new BrokenDumpException("there is no BSON at document " + number);
        }
        byte[] bytes = new byte[length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        if (in.readNBytes(bytes, head.length, length - head.length) < length - head.length) {
            throw new BrokenDumpException("document " + number + " is not complete");
        }
        position += length;
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
