package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Parameters as compact bytes. Times keep their milliseconds.
///
/// The first byte says how the rest is kept: [#PLAIN], or [#DEFLATED] where that is worth it. Then, numbers as varints
/// (7 bits a byte, low ones first; `z` marks a zigzagged one):
///
/// ```
/// [listed z], count, time z, node*
/// node  = shared, rest, path bytes[rest], flags, [more], [time delta z], [length, text bytes[length]],
///         [listed delta z], [attributes delta z, notification + 1, names + 1, (length, name bytes[length])*]
/// flags = writable (2 bits: unsaid, no, yes, said in more), value follows (1), time differs from the node before (1),
///         type (4)
/// more  = writable (2 bits), listed (1), attributes (1)
/// ```
///
/// Nodes come in path order, and `shared` is the count of leading bytes of the path that are those of the path before. The
/// first number says when the roots were listed, if the first byte has [#ROOTS_LISTED].
final class ParameterCodec {
    private static final int PLAIN = 1;
    private static final int DEFLATED = 2;
    /// In the first byte, beside one of these.
    private static final int ROOTS_LISTED = 4;
    /// Below this many bytes, setting up the deflater costs more than it saves.
    private static final int WORTH_DEFLATING = 2048;
    /// More than the fullest tree needs: nothing stored by us inflates to more.
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    /// A character outside the surrogates takes at most three bytes.
    private static final int MAX_PATH_BYTES = 3 * ParameterTree.MAX_PATH;

    private static final int WRITABLE = 0b0000_0011;
    private static final int VALUED = 0b0000_0100;
    private static final int TIMED = 0b0000_1000;
    private static final int TYPE_SHIFT = 4;
    private static final int MORE = 0b0000_0011;
    private static final int LISTED = 0b0000_0100;
    private static final int ATTRIBUTED = 0b0000_1000;

    private ParameterCodec() {}

    static byte[] encode(ParameterTree.Nodes nodes) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(64 + nodes.byPath().size() * 32);
        plain.write(nodes.listed() == null ? PLAIN : PLAIN | ROOTS_LISTED);
        if (nodes.listed() != null) {
            varint(plain, zigzag(nodes.listed().toEpochMilli()));
        }
        writeNodes(plain, nodes.byPath().values());
        return plain.size() < WORTH_DEFLATING ? plain.toByteArray() : deflated(plain.toByteArray());
    }

    /// @throws CorruptParametersException if [#encode] cannot have made these bytes
    static ParameterTree.Nodes decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new CorruptParametersException("no bytes");
        }
        boolean listed = (bytes[0] & ROOTS_LISTED) != 0;
        return switch (bytes[0] & ~ROOTS_LISTED) {
            case PLAIN -> readNodes(new Bytes(bytes, 1), listed);
            case DEFLATED -> readNodes(new Bytes(inflated(bytes), 0), listed);
            default -> throw new CorruptParametersException("format " + bytes[0] + " is not known");
        };
    }

    private static void writeNodes(ByteArrayOutputStream out, Collection<Parameter> nodes) {
        long time = nodes.isEmpty() ? 0 : nodes.iterator().next().learnt().toEpochMilli();
        varint(out, nodes.size());
        varint(out, zigzag(time));
        byte[] before = {};
        for (Parameter node : nodes) {
            byte[] path = node.path().getBytes(StandardCharsets.UTF_8);
            int shared = shared(before, path);
            varint(out, shared);
            varint(out, path.length - shared);
            out.write(path, shared, path.length - shared);
            long at = node.learnt().toEpochMilli();
            int more = more(node);
            out.write(flags(node, at != time) | (more > WRITABLE ? MORE : 0));
            if (more > WRITABLE) {
                out.write(more);
            }
            if (at != time) {
                varint(out, zigzag(at - time));
            }
            if (node.value() != null) {
                byte[] text = node.value().text().getBytes(StandardCharsets.UTF_8);
                varint(out, text.length);
                out.writeBytes(text);
            }
            writeMore(out, node);
            before = path;
            time = at;
        }
    }

    private static int more(Parameter node) {
        return writable(node) | (node.listed() == null ? 0 : LISTED) | (node.attributes() == null ? 0 : ATTRIBUTED);
    }

    private static void writeMore(ByteArrayOutputStream out, Parameter node) {
        if (node.listed() != null) {
            varint(out, zigzag(node.listed().toEpochMilli() - node.learnt().toEpochMilli()));
        }
        ParameterAttributes attributes = node.attributes();
        if (attributes != null) {
            varint(out, zigzag(attributes.learnt().toEpochMilli() - node.learnt().toEpochMilli()));
            varint(out, attributes.notification() == null ? 0 : attributes.notification() + 1L);
            List<String> names = attributes.accessList();
            varint(out, names == null ? 0 : names.size() + 1L);
            for (String name : names == null ? List.<String>of() : names) {
                byte[] text = name.getBytes(StandardCharsets.UTF_8);
                varint(out, text.length);
                out.writeBytes(text);
            }
        }
    }

    private static ParameterTree.Nodes readNodes(Bytes in, boolean rootsListed) {
        Instant listed = rootsListed ? instant(unzigzag(in.varint())) : null;
        int count = in.length(ParameterTree.MAX_NODES);
        long time = unzigzag(in.varint());
        NavigableMap<String, Parameter> nodes = new TreeMap<>();
        byte[] before = {};
        String last = "";
        for (int i = 0; i < count; i++) {
            byte[] path = in.path(before);
            int flags = in.next();
            int more = (flags & WRITABLE) == MORE ? in.next() : flags & WRITABLE;
            if ((flags & TIMED) != 0) {
                time += unzigzag(in.varint());
            }
            Value value = (flags & VALUED) == 0 ? null : new Value(type(flags >> TYPE_SHIFT), in.text());
            String name = new String(path, StandardCharsets.UTF_8);
            if (name.compareTo(last) <= 0) {
                throw new CorruptParametersException("paths are not in order");
            }
            Instant childrenListed = (more & LISTED) == 0 ? null : instant(time + unzigzag(in.varint()));
            ParameterAttributes attributes = (more & ATTRIBUTED) == 0 ? null : attributes(in, time);
            nodes.put(name, new Parameter(name, value, instant(time), writable(more), childrenListed, attributes));
            before = path;
            last = name;
        }
        in.expectEnd();
        return new ParameterTree.Nodes(nodes, listed);
    }

    private static ParameterAttributes attributes(Bytes in, long time) {
        Instant learnt = instant(time + unzigzag(in.varint()));
        int notification = in.length(Integer.MAX_VALUE);
        int count = in.length(ParameterAttributes.MOST_NAMES + 1);
        List<String> names = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            names.add(in.text());
        }
        return new ParameterAttributes(notification == 0 ? null : Integer.valueOf(notification - 1),
                count == 0 ? null : names, learnt);
    }

    private static int shared(byte[] before, byte[] path) {
        int end = Math.min(before.length, path.length);
        int shared = 0;
        while (shared < end && before[shared] == path[shared]) {
            shared++;
        }
        return shared;
    }

    private static int flags(Parameter node, boolean timed) {
        int value = node.value() == null ? 0 : VALUED | code(node.value().type()) << TYPE_SHIFT;
        return writable(node) | value | (timed ? TIMED : 0);
    }

    private static int writable(Parameter node) {
        return node.writable() == null ? 0 : node.writable() ? 2 : 1;
    }

    private static @Nullable Boolean writable(int flags) {
        return switch (flags & WRITABLE) {
            case 0 -> null;
            case 1 -> false;
            case 2 -> true;
            default -> throw new CorruptParametersException("flags " + flags);
        };
    }

    /// Stored; never to be renumbered.
    private static int code(ValueType type) {
        return switch (type) {
            case STRING -> 0;
            case INT -> 1;
            case UNSIGNED_INT -> 2;
            case LONG -> 3;
            case UNSIGNED_LONG -> 4;
            case DECIMAL -> 5;
            case BOOLEAN -> 6;
            case DATE_TIME -> 7;
            case BASE64 -> 8;
            case HEX_BINARY -> 9;
        };
    }

    private static ValueType type(int code) {
        for (ValueType type : ValueType.values()) {
            if (code(type) == code) {
                return type;
            }
        }
        throw new CorruptParametersException("value type " + code + " is not known");
    }

    private static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    /// The header byte, then everything after the plain header byte.
    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain, 1, plain.length - 1);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3);
            out.write(DEFLATED | plain[0] & ROOTS_LISTED);
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflated(byte[] bytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, 1, bytes.length - 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 4);
            byte[] chunk = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished() || out.size() + count > MAX_BYTES) {
                    throw new CorruptParametersException("deflated bytes end early or are too many");
                }
                out.write(chunk, 0, count);
            }
            if (inflater.getRemaining() > 0) {
                throw new CorruptParametersException("bytes after the deflated ones");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new CorruptParametersException("not deflated", e);
        } finally {
            inflater.end();
        }
    }

    /// A reader that never runs past the end.
    private static final class Bytes {
        private final byte[] bytes;
        private int at;

        Bytes(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int next() {
            if (at == bytes.length) {
                throw new CorruptParametersException("ends early");
            }
            return bytes[at++] & 0xff;
        }

        long varint() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int next = next();
                value |= (long) (next & 0x7f) << shift;
                if (next < 0x80) {
                    return value;
                }
            }
            throw new CorruptParametersException("number too long");
        }

        int length(int max) {
            long length = varint();
            if (length < 0 || length > max) {
                throw new CorruptParametersException("length " + length + " of at most " + max);
            }
            return (int) length;
        }

        byte[] path(byte[] before) {
            int shared = length(before.length);
            int rest = length(MAX_PATH_BYTES - shared);
            int start = skip(rest);
            byte[] path = Arrays.copyOf(before, shared + rest);
            System.arraycopy(bytes, start, path, shared, rest);
            return path;
        }

        String text() {
            int length = length(bytes.length);
            return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
        }

        /// Where the skipped bytes start.
        private int skip(int count) {
            if (count > bytes.length - at) {
                throw new CorruptParametersException("ends early");
            }
            at += count;
            return at - count;
        }

        void expectEnd() {
            if (at != bytes.length) {
                throw new CorruptParametersException("bytes after the last node");
            }
        }
    }
}
