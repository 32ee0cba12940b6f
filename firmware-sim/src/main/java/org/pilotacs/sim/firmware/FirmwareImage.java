package org.pilotacs.sim.firmware;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/// A firmware image of ours. Big-endian: magic `PFWI`, a byte for the format, model and version each as a length byte and UTF-8;
/// in format 2 the length in two bytes of its defects, and those in UTF-8, one a line; the SHA-256 of the payload, in format 2 of
/// defects and payload; the payload's length in four bytes, the payload. An image without defects is of format 1.
///
/// @param size bytes of payload
public record FirmwareImage(String model, String version, int size, List<Defect> defects) {
    private static final byte[] MAGIC = { 'P', 'F', 'W', 'I'};
    private static final int SOUND = 1;
    private static final int WITH_DEFECTS = 2;
    private static final int HASH_LENGTH = 32;

    public FirmwareImage {
        defects = List.copyOf(defects);
    }

    /// What bytes turn out to be.
    public sealed interface Parsed {
        record Sound(FirmwareImage image) implements Parsed {}

        record Corrupt(String reason) implements Parsed {}
    }

    public static byte[] build(String model, String version, byte[] payload, Defect... defects) {
        byte[] wrong = DefectText.written(List.of(defects)).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.writeBytes(MAGIC);
        image.write(defects.length == 0 ? SOUND : WITH_DEFECTS);
        writeText(image, model);
        writeText(image, version);
        if (defects.length > 0) {
            image.writeBytes(ByteBuffer.allocate(2).putShort((short) wrong.length).array());
            image.writeBytes(wrong);
        }
        image.writeBytes(hash(wrong, payload));
        image.writeBytes(ByteBuffer.allocate(4).putInt(payload.length).array());
        image.writeBytes(payload);
        return image.toByteArray();
    }

    private static void writeText(ByteArrayOutputStream image, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 255) {
            throw new IllegalArgumentException("too long: " + text);
        }
        image.write(bytes.length);
        image.writeBytes(bytes);
    }

    /// Whether these could be the first bytes of an image.
    public static boolean isBeginning(byte[] bytes) {
        return bytes.length > MAGIC.length && startsLikeOne(bytes);
    }

    /// The defects of an image of which no more than the beginning is here; none if that is not enough to tell.
    public static List<Defect> defectsOf(byte[] beginning) {
        Head head = Head.of(beginning);
        try {
            return head == null ? List.of() : head.defects();
        } catch (IllegalArgumentException damaged) {
            return List.of();
        }
    }

    public static Parsed parse(byte[] bytes) {
        if (!isBeginning(bytes)) {
            return new Parsed.Corrupt("no firmware image");
        }
        if (bytes[MAGIC.length] != SOUND && bytes[MAGIC.length] != WITH_DEFECTS) {
            return new Parsed.Corrupt("unknown format");
        }
        Head head = Head.of(bytes);
        if (head == null || head.rest().remaining() < HASH_LENGTH + 4) {
            return new Parsed.Corrupt("cut off in the header");
        }
        ByteBuffer in = head.rest();
        byte[] hash = new byte[HASH_LENGTH];
        in.get(hash);
        int length = in.getInt();
        if (length != in.remaining()) {
            return new Parsed.Corrupt("payload of " + in.remaining() + " bytes instead of " + length);
        }
        byte[] payload = new byte[length];
        in.get(payload);
        if (!MessageDigest.isEqual(hash, hash(head.wrong(), payload))) {
            return new Parsed.Corrupt("checksum");
        }
        try {
            return new Parsed.Sound(new FirmwareImage(head.model(), head.version(), length, head.defects()));
        } catch (IllegalArgumentException noDefects) {
            return new Parsed.Corrupt("defects: " + noDefects.getMessage());
        }
    }

    private static boolean startsLikeOne(byte[] bytes) {
        return Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// What stands in front of the payload's hash.
    ///
    /// @param wrong the defects as they stand there
    private record Head(String model, String version, byte[] wrong, ByteBuffer rest) {
        /// Null if not all of it is there.
        static @Nullable Head of(byte[] bytes) {
            if (!isBeginning(bytes)) {
                return null;
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length + 1, bytes.length - MAGIC.length - 1);
            byte[] model = text(in, 1);
            byte[] version = text(in, 1);
            byte[] wrong = bytes[MAGIC.length] == WITH_DEFECTS ? text(in, 2) : new byte[0];
            return model == null || version == null || wrong == null
                    ? null
                    : new Head(new String(model, StandardCharsets.UTF_8), new String(version, StandardCharsets.UTF_8),
                            wrong, in);
        }

        /// @param lengthBytes how many bytes its length takes
        private static byte @Nullable [] text(ByteBuffer in, int lengthBytes) {
            if (in.remaining() < lengthBytes) {
                return null;
            }
            int announced = lengthBytes == 1 ? in.get() & 0xFF : in.getShort() & 0xFFFF;
            if (in.remaining() < announced) {
                return null;
            }
            byte[] bytes = new byte[announced];
            in.get(bytes);
            return bytes;
        }

        List<Defect> defects() {
            return DefectText.read(new String(wrong, StandardCharsets.UTF_8));
        }
    }

    private static byte[] hash(byte[] defects, byte[] payload) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(defects);
            return digest.digest(payload);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
