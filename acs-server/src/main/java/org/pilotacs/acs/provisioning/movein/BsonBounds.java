package org.pilotacs.acs.provisioning.movein;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Whether every length in a document of BSON stays within it: a reader believes them, and reserves what they say. Pure.
///
/// See bsonspec.org, version 1.1.
final class BsonBounds {
    private static final int DEEPEST = 200;
    private static final int SHORTEST = 5;

    private final ByteBuffer in;

    private BsonBounds(byte[] document) {
        this.in = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    }

    static boolean hold(byte[] document) {
        BsonBounds bounds = new BsonBounds(document);
        return bounds.isDocument(0) && !bounds.in.hasRemaining();
    }

    private boolean isDocument(int depth) {
        int length = in.remaining() < SHORTEST ? 0 : in.getInt(in.position());
        int end = in.position() + length;
        if (depth > DEEPEST || length < SHORTEST || length > in.remaining() || in.get(end - 1) != 0) {
            return false;
        }
        in.position(in.position() + Integer.BYTES);
        while (in.position() < end - 1) {
            int type = in.get() & 0xFF;
            if (!isText(end) || !isValue(type, end - 1, depth)) {
                return false;
            }
        }
        return in.position() == end - 1 && in.get() == 0;
    }

    /// A name up to its zero byte.
    private boolean isText(int end) {
        while (in.position() < end - 1) {
            if (in.get() == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isValue(int type, int end, int depth) {
        return switch (type) {
            case 0x01, 0x09, 0x11, 0x12 -> isSkipped(8, end);
            case 0x02, 0x0D, 0x0E -> isCounted(1, 0, end);
            case 0x03, 0x04 -> isDocument(depth + 1) && in.position() <= end;
            case 0x05 -> isBinary(end);
            case 0x06, 0x0A, 0x7F, 0xFF -> true;
            case 0x07 -> isSkipped(12, end);
            case 0x08 -> isSkipped(1, end);
            case 0x0B -> isPattern(end + 1);
            case 0x0C -> isCounted(1, 12, end);
            case 0x0F -> isSkipped(Integer.BYTES, end) && isCounted(1, 0, end) && isDocument(depth + 1)
                    && in.position() <= end;
            case 0x10 -> isSkipped(4, end);
            case 0x13 -> isSkipped(16, end);
            default -> false;
        };
    }

    /// A regular expression and its options.
    private boolean isPattern(int end) {
        boolean expression = isText(end);
        return expression && isText(end);
    }

    private boolean isBinary(int end) {
        int from = in.position();
        if (!isCounted(0, 1, end)) {
            return false;
        }
        boolean old = in.get(from + Integer.BYTES) == 2;
        int length = in.getInt(from);
        return !old || length >= Integer.BYTES
                && in.getInt(from + Integer.BYTES + 1) == length - Integer.BYTES;
    }

    /// A length, so many bytes, and some more.
    private boolean isCounted(int least, int more, int end) {
        if (end - in.position() < Integer.BYTES) {
            return false;
        }
        int length = in.getInt();
        return length >= least && length <= end - in.position() && isSkipped(length, end) && isSkipped(more, end);
    }

    private boolean isSkipped(int bytes, int end) {
        if (end - in.position() < bytes) {
            return false;
        }
        in.position(in.position() + bytes);
        return true;
    }
}
