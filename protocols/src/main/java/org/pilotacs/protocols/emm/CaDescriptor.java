package org.pilotacs.protocols.emm;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// Where the messages of one conditional access system are (ISO/IEC 13818-1, 2.6.16). In the CAT the PID is that of
/// EMMs, in a PMT that of ECMs.
///
/// @param caSystemId 16 bits, as registered with DVB
/// @param pid 13 bits
/// @param privateData at most 251 bytes; copied in and out
public record CaDescriptor(int caSystemId, int pid, byte[] privateData) {
    static final int TAG = 0x09;
    /// Bytes of a descriptor's value before the private ones.
    static final int FIXED = 4;
    private static final int PID = 0x1FFF;
    private static final int RESERVED = 0xE000;

    /// @throws IllegalArgumentException a number out of range, or too many private bytes
    public CaDescriptor {
        Unsigned.check("a CA_system_id", caSystemId, Short.SIZE);
        Unsigned.check("a PID", pid, 13);
        if (privateData.length > 0xFF - FIXED) {
            throw new IllegalArgumentException(
                    "a CA descriptor has at most " + (0xFF - FIXED) + " private bytes, not " + privateData.length);
        }
        privateData = privateData.clone();
    }

    @Override
    public byte[] privateData() {
        return privateData.clone();
    }

    /// @param value all of a descriptor's value, at least four bytes
    static CaDescriptor read(ByteBuffer value) {
        int caSystemId = Short.toUnsignedInt(value.getShort());
        int pid = value.getShort() & PID;
        byte[] privateData = new byte[value.remaining()];
        value.get(privateData);
        return new CaDescriptor(caSystemId, pid, privateData);
    }

    /// Tag, length and value.
    byte[] bytes() {
        return ByteBuffer.allocate(2 + FIXED + privateData.length).put((byte) TAG)
                .put((byte) (FIXED + privateData.length)).putShort((short) caSystemId)
                .putShort((short) (RESERVED | pid)).put(privateData).array();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaDescriptor(int otherSystem, int otherPid, byte[] otherData)
                && caSystemId == otherSystem && pid == otherPid && Arrays.equals(privateData, otherData);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * caSystemId + pid) + Arrays.hashCode(privateData);
    }

    @Override
    public String toString() {
        return "CaDescriptor[caSystemId=0x%04x, pid=0x%04x, privateData=%s]".formatted(caSystemId, pid,
                HexFormat.of().formatHex(privateData));
    }
}
