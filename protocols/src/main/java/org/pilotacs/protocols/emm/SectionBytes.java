package org.pilotacs.protocols.emm;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How sections are laid out in bytes.
final class SectionBytes {
    /// What no table may be called, since it fills packets up.
    static final int STUFFING = 0xFF;
    private static final int HEADER = PrivateSection.HEADER;
    private static final int SYNTAX = 0x8000;
    private static final int PRIVATE = 0x4000;
    private static final int RESERVED = 0x3000;
    private static final int LENGTH = 0x0FFF;
    /// The first table_id that ISO/IEC 13818-1 leaves to others.
    private static final int FIRST_FOREIGN_TABLE = 0x40;

    private SectionBytes() {}

    static void checkTableId(int tableId) {
        if (tableId < 0 || tableId >= STUFFING) {
            throw new IllegalArgumentException("a table_id is 0 to " + (STUFFING - 1) + ", not " + tableId);
        }
    }

    static void checkPayload(byte[] payload, int more) {
        int max = PrivateSection.MAX_SIZE - HEADER - more;
        if (payload.length > max) {
            throw new IllegalArgumentException(
                    "the payload of such a section has at most " + max + " bytes, not " + payload.length);
        }
    }

    /// A section with its header written and zeroes for the rest.
    ///
    /// @param length of the rest
    static byte[] begin(int tableId, boolean syntax, int length) {
        int flags = (syntax ? SYNTAX : 0) | (tableId < FIRST_FOREIGN_TABLE ? 0 : PRIVATE) | RESERVED;
        return ByteBuffer.allocate(HEADER + length).put((byte) tableId).putShort((short) (flags | length)).array();
    }

    /// Where the rest goes.
    static ByteBuffer rest(byte[] section) {
        return ByteBuffer.wrap(section).position(HEADER);
    }

    /// Bytes of the whole section, as its header says.
    ///
    /// @param from where it begins; three bytes at least are there
    static int size(byte[] bytes, int from) {
        return HEADER + (flagsAndLength(bytes, from) & LENGTH);
    }

    static PrivateSection read(byte[] section) throws MalformedEmmException {
        checkFrame(section);
        return hasSyntax(section)
                ? longForm(section)
                : new PrivateSection.ShortForm(Byte.toUnsignedInt(section[0]),
                        Arrays.copyOfRange(section, HEADER, section.length));
    }

    /// @throws MalformedEmmException its length is not what its header says, or it is no table's
    static void checkFrame(byte[] section) throws MalformedEmmException {
        if (section.length < HEADER) {
            throw new MalformedEmmException("shorter than the header of a section", section.length);
        }
        if (Byte.toUnsignedInt(section[0]) == STUFFING) {
            throw new MalformedEmmException("stuffing instead of a table_id", 0);
        }
        int size = size(section, 0);
        if (size > PrivateSection.MAX_SIZE) {
            throw new MalformedEmmException("a section of " + size + " bytes", 1);
        }
        if (size != section.length) {
            throw new MalformedEmmException(
                    "a section of " + section.length + " bytes that says it has " + size, 1);
        }
    }

    static boolean hasSyntax(byte[] section) {
        return (flagsAndLength(section, 0) & SYNTAX) != 0;
    }

    private static PrivateSection longForm(byte[] section) throws MalformedEmmException {
        int payload = HEADER + PrivateSection.Place.SIZE;
        int crc = section.length - Crc32Mpeg2.SIZE;
        if (crc < payload) {
            throw new MalformedEmmException("too short for the long form of a section", section.length);
        }
        if (Crc32Mpeg2.of(section) != 0) {
            throw new MalformedEmmException("wrong CRC_32", crc);
        }
        return new PrivateSection.LongForm(Byte.toUnsignedInt(section[0]), place(section),
                Arrays.copyOfRange(section, payload, crc));
    }

    private static PrivateSection.Place place(byte[] section) throws MalformedEmmException {
        ByteBuffer in = ByteBuffer.wrap(section, HEADER, PrivateSection.Place.SIZE);
        int extension = Short.toUnsignedInt(in.getShort());
        int version = in.get();
        int number = Byte.toUnsignedInt(in.get());
        int last = Byte.toUnsignedInt(in.get());
        if (number > last) {
            throw new MalformedEmmException("section_number " + number + " after the last, " + last, HEADER + 3);
        }
        return new PrivateSection.Place(extension, version >>> 1 & 0x1F, (version & 1) != 0, number, last);
    }

    private static int flagsAndLength(byte[] bytes, int from) {
        return Byte.toUnsignedInt(bytes[from + 1]) << 8 | Byte.toUnsignedInt(bytes[from + 2]);
    }
}
