package org.pilotacs.acs.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Readings as compact bytes: a byte for the format, how many there are, and each one's name, source, value and moment
/// (epoch milliseconds). Of names and sources only what follows the characters that they share with those before. Units
/// are those of the closed list and not stored.
final class LatestCodec {
    private static final int FORMAT = 1;

    private LatestCodec() {}

    /// @param byName in the order of their names, so that much is shared
    static byte[] encode(Collection<Reading> byName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + byName.size() * 48);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(byName.size());
            String name = "";
            String source = "";
            for (Reading one : byName) {
                write(out, name, one.name());
                write(out, source, one.source());
                out.writeUTF(one.value());
                out.writeLong(one.at().toEpochMilli());
                name = one.name();
                source = one.source();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("to memory", e);
        }
        return bytes.toByteArray();
    }

    /// @throws UncheckedIOException if [#encode] cannot have made these bytes
    static List<Reading> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IOException("readings in format " + format);
            }
            int count = in.readInt();
            List<Reading> readings = new ArrayList<>();
            String name = "";
            String source = "";
            for (int i = 0; i < count; i++) {
                name = read(in, name);
                source = read(in, source);
                String value = in.readUTF();
                readings.add(new Reading(name, value, ReadingName.unitOf(name), Instant.ofEpochMilli(in.readLong()),
                        source));
            }
            return readings;
        } catch (IOException e) {
            throw new UncheckedIOException("the newest readings of a box cannot be read", e);
        }
    }

    private static void write(DataOutputStream out, String before, String text) throws IOException {
        int shared = 0;
        int most = Math.min(before.length(), text.length());
        while (shared < most && before.charAt(shared) == text.charAt(shared)) {
            shared++;
        }
        out.writeShort(shared);
        out.writeUTF(text.substring(shared));
    }

    private static String read(DataInputStream in, String before) throws IOException {
        int shared = in.readUnsignedShort();
        if (shared > before.length()) {
            throw new IOException("more is shared than there was");
        }
        return before.substring(0, shared) + in.readUTF();
    }
}
