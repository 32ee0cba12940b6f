package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// A section of a table, as transport packets carry it (ISO/IEC 13818-1, 2.4.4.10): bytes with their table_id and
/// length before them, and in the long form with a place in the table and a CRC_32 as well. EMMs come in either form;
/// their table_ids are 0x82 to 0x8F.
///
/// Of a section's private_indicator nothing is kept. It is written as 0 where ISO/IEC 13818-1 defines the table
/// (table_ids below 0x40, such as the CAT's) and as 1 elsewhere; reserved bits are written as 1 and not looked at.
public sealed interface PrivateSection {
    /// Bytes of the longest.
    int MAX_SIZE = 4096;
    /// Bytes before what section_length counts.
    int HEADER = 3;

    /// 8 bits.
    int tableId();

    /// What the table is about; a copy.
    byte[] payload();

    /// The section as it goes into packets.
    byte[] bytes();

    /// section_syntax_indicator 0: nothing but the payload, and no CRC_32.
    ///
    /// @param payload at most 4093 bytes; copied in and out
    record ShortForm(int tableId, byte[] payload) implements PrivateSection {
        /// @throws IllegalArgumentException a number out of range, or too long a payload
        public ShortForm {
            SectionBytes.checkTableId(tableId);
            SectionBytes.checkPayload(payload, 0);
            payload = payload.clone();
        }

        @Override
        public byte[] payload() {
            return payload.clone();
        }

        @Override
        public byte[] bytes() {
            byte[] section = SectionBytes.begin(tableId, false, payload.length);
            SectionBytes.rest(section).put(payload);
            return section;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ShortForm(int otherId, byte[] others) && tableId == otherId
                    && Arrays.equals(payload, others);
        }

        @Override
        public int hashCode() {
            return 31 * tableId + Arrays.hashCode(payload);
        }

        @Override
        public String toString() {
            return "ShortForm[tableId=0x%02x, payload=%s]".formatted(tableId, HexFormat.of().formatHex(payload));
        }
    }

    /// section_syntax_indicator 1.
    ///
    /// @param place where it belongs in its table
    /// @param payload at most 4084 bytes; copied in and out
    record LongForm(int tableId, Place place, byte[] payload) implements PrivateSection {
        /// @throws IllegalArgumentException a number out of range, or too long a payload
        public LongForm {
            SectionBytes.checkTableId(tableId);
            SectionBytes.checkPayload(payload, Place.SIZE + Crc32Mpeg2.SIZE);
            payload = payload.clone();
        }

        @Override
        public byte[] payload() {
            return payload.clone();
        }

        @Override
        public byte[] bytes() {
            byte[] section = SectionBytes.begin(tableId, true, Place.SIZE + payload.length + Crc32Mpeg2.SIZE);
            ByteBuffer out = SectionBytes.rest(section);
            place.write(out);
            out.put(payload);
            out.putInt(Crc32Mpeg2.of(section, 0, out.position()));
            return section;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof LongForm(int otherId, Place otherPlace, byte[] others) && tableId == otherId
                    && place.equals(otherPlace) && Arrays.equals(payload, others);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * tableId + place.hashCode()) + Arrays.hashCode(payload);
        }

        @Override
        public String toString() {
            return "LongForm[tableId=0x%02x, place=%s, payload=%s]".formatted(tableId, place,
                    HexFormat.of().formatHex(payload));
        }
    }

    /// What the long form says before its payload.
    ///
    /// @param tableIdExtension 16 bits
    /// @param version 5 bits
    /// @param current whether it holds now, and not only next
    /// @param number of this section in the table, from 0 to `last`
    /// @param last number of the table's last section, 8 bits
    record Place(int tableIdExtension, int version, boolean current, int number, int last) {
        static final int SIZE = 5;
        private static final int RESERVED = 0xC0;

        /// @throws IllegalArgumentException a number out of range
        public Place {
            Unsigned.check("a table_id_extension", tableIdExtension, Short.SIZE);
            Unsigned.check("a version", version, 5);
            Unsigned.check("a last_section_number", last, Byte.SIZE);
            if (number < 0 || number > last) {
                throw new IllegalArgumentException("a section_number is 0 to " + last + ", not " + number);
            }
        }

        void write(ByteBuffer out) {
            out.putShort((short) tableIdExtension).put((byte) (RESERVED | version << 1 | (current ? 1 : 0)))
                    .put((byte) number).put((byte) last);
        }
    }

    /// Reads exactly one section, and proves the CRC_32 of the long form.
    ///
    /// @throws MalformedEmmException bytes that are no section, or more or less than one
    static PrivateSection read(byte[] section) throws MalformedEmmException {
        return SectionBytes.read(section);
    }
}
