package org.pilotacs.sim.firmware;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// A firmware image of ours. Big-endian: magic `PFWI`, format 1, model and version each as a length byte and UTF-8, the
/// SHA-256 of the payload, the payload's length in four bytes, the payload.
///
/// @param size bytes of payload
public record FirmwareImage(String model, String version, int size) {
    private static final byte[] MAGIC = { 'P', 'F', 'W', 'I'};
    private static final int FORMAT = 1;
    private static final int HASH_LENGTH = 32;

    /// What bytes turn out to be.
    public sealed interface Parsed {
        record Sound(FirmwareImage image) implements Parsed {}

        record Corrupt(String reason) implements Parsed {}
    }

    public static byte[] build(String model, String version, byte[] payload) {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        image.writeBytes(MAGIC);
        image.write(FORMAT);
        writeText(image, model);
        writeText(image, version);
        image.writeBytes(hash(payload));
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

    public static Parsed parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < MAGIC.length + 1 || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return new Parsed.Corrupt("no firmware image");
        }
        in.position(MAGIC.length);
        if (in.get() != FORMAT) {
            return new Parsed.Corrupt("unknown format");
        }
        byte[] model = shortBytes(in);
        byte[] version = shortBytes(in);
        if (in.remaining() < HASH_LENGTH + 4) {
            return new Parsed.Corrupt("cut off in the header");
        }
        byte[] hash = new byte[HASH_LENGTH];
        in.get(hash);
        int length = in.getInt();
        if (length != in.remaining()) {
            return new Parsed.Corrupt("payload of " + in.remaining() + " bytes instead of " + length);
        }
        byte[] payload = new byte[length];
        in.get(payload);
        return MessageDigest.isEqual(hash, hash(payload))
                ? new Parsed.Sound(new FirmwareImage(new String(model, StandardCharsets.UTF_8),
                        new String(version, StandardCharsets.UTF_8), length))
                : new Parsed.Corrupt("checksum");
    }

    /// As many bytes as the first one says, or as there are; what is missing is noticed by who reads on.
    private static byte[] shortBytes(ByteBuffer in) {
        int announced = in.hasRemaining() ? in.get() & 0xFF : 0;
        byte[] bytes = new byte[Math.min(announced, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private static byte[] hash(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
