package org.pilotacs.protocols.emm;

/// The CRC_32 that ends the long form of a section (ISO/IEC 13818-1, Annex A): polynomial 0x04C11DB7, begun with all
/// ones, highest bit first, nothing turned over at the end.
public final class Crc32Mpeg2 {
    static final int SIZE = 4;
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] TABLE = table();

    private Crc32Mpeg2() {}

    /// Of all these bytes; 0 of a section together with its right CRC_32.
    public static int of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /// Of some of them.
    ///
    /// @param to the first that does not count
    public static int of(byte[] bytes, int from, int to) {
        int crc = 0xFFFF_FFFF;
        for (int i = from; i < to; i++) {
            crc = crc << 8 ^ TABLE[crc >>> 24 ^ Byte.toUnsignedInt(bytes[i])];
        }
        return crc;
    }

    private static int[] table() {
        int[] table = new int[0x100];
        for (int i = 0; i < table.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
            }
            table[i] = crc;
        }
        return table;
    }
}
