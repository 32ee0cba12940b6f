package org.pilotacs.protocols.emm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// One section of the conditional access table (ISO/IEC 13818-1, 2.4.4.6): where the EMMs of each system are. A
/// receiver without one gets no EMM. Of descriptors of other kinds nothing is kept, nor of a section's number: a table
/// that needs several sections is read section by section, and built as one.
///
/// @param version 5 bits; rises by one modulo 32 with each change
/// @param current whether it holds now, and not only next
/// @param descriptors as many as fit 1024 bytes together with 12 others
public record Cat(int version, boolean current, List<CaDescriptor> descriptors) {
    /// The PID that it comes on.
    public static final int PID = 0x0001;

    private static final int TABLE_ID = 0x01;
    private static final int MAX_SIZE = 1024;
    /// In place of a table_id_extension there are reserved bits.
    private static final int RESERVED = 0xFFFF;
    private static final int DESCRIPTORS_AT = PrivateSection.HEADER + PrivateSection.Place.SIZE;
    private static final int DESCRIPTOR_HEADER = 2;

    /// @throws IllegalArgumentException a version out of range, or too many descriptors
    public Cat {
        Unsigned.check("a version", version, 5);
        descriptors = List.copyOf(descriptors);
        int size = DESCRIPTORS_AT + loop(descriptors).length + Crc32Mpeg2.SIZE;
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException("a CAT of " + size + " bytes; at most " + MAX_SIZE + " fit a section");
        }
    }

    /// Reads one whole section and proves its CRC_32.
    ///
    /// @throws MalformedEmmException bytes that are no section of a CAT
    public static Cat parse(byte[] section) throws MalformedEmmException {
        if (!(PrivateSection.read(section) instanceof PrivateSection.LongForm table)) {
            throw new MalformedEmmException("a CAT without section_syntax_indicator", 1);
        }
        if (table.tableId() != TABLE_ID) {
            throw new MalformedEmmException("table_id 0x%02x instead of 0x01".formatted(table.tableId()), 0);
        }
        if (section.length > MAX_SIZE) {
            throw new MalformedEmmException("a CAT of " + section.length + " bytes", 1);
        }
        return new Cat(table.place().version(), table.place().current(), descriptors(table.payload()));
    }

    /// Where the EMMs of that system are; empty if this section does not tell.
    public OptionalInt emmPid(int caSystemId) {
        return descriptors.stream().filter(descriptor -> descriptor.caSystemId() == caSystemId)
                .mapToInt(CaDescriptor::pid).findFirst();
    }

    /// As the only section of its table.
    public byte[] section() {
        var place = new PrivateSection.Place(RESERVED, version, current, 0, 0);
        return new PrivateSection.LongForm(TABLE_ID, place, loop(descriptors)).bytes();
    }

    private static byte[] loop(List<CaDescriptor> descriptors) {
        var out = new ByteArrayOutputStream();
        descriptors.forEach(descriptor -> out.writeBytes(descriptor.bytes()));
        return out.toByteArray();
    }

    private static List<CaDescriptor> descriptors(byte[] loop) throws MalformedEmmException {
        List<CaDescriptor> descriptors = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(loop);
        while (in.hasRemaining()) {
            int at = DESCRIPTORS_AT + in.position();
            if (in.remaining() < DESCRIPTOR_HEADER) {
                throw new MalformedEmmException("half a descriptor", at);
            }
            int tag = Byte.toUnsignedInt(in.get());
            int length = Byte.toUnsignedInt(in.get());
            if (length > in.remaining()) {
                throw new MalformedEmmException("a descriptor longer than its table", at);
            }
            ByteBuffer value = in.slice(in.position(), length);
            in.position(in.position() + length);
            if (tag == CaDescriptor.TAG) {
                if (length < CaDescriptor.FIXED) {
                    throw new MalformedEmmException("a CA descriptor of " + length + " bytes", at);
                }
                descriptors.add(CaDescriptor.read(value));
            }
        }
        return descriptors;
    }
}
