package org.pilotacs.protocols.simulcrypt;

/// A parameter of the interface (Table 7). On the wire it is its type and the length of its value, two bytes each, and
/// the value.
///
/// @param type parameter_type
/// @param length bytes of the value; [#ANY] if it is not fixed
record Parameter(int type, int length) {
    static final int ANY = -1;
    static final Parameter CLIENT_ID = new Parameter(0x0001, Integer.BYTES);
    static final Parameter SECTION_TS_PKT_FLAG = new Parameter(0x0002, Byte.BYTES);
    static final Parameter DATA_CHANNEL_ID = new Parameter(0x0003, Short.BYTES);
    static final Parameter DATA_STREAM_ID = new Parameter(0x0004, Short.BYTES);
    static final Parameter DATAGRAM = new Parameter(0x0005, ANY);
    static final Parameter BANDWIDTH = new Parameter(0x0006, Short.BYTES);
    static final Parameter DATA_TYPE = new Parameter(0x0007, Byte.BYTES);
    static final Parameter DATA_ID = new Parameter(0x0008, Short.BYTES);
    static final Parameter ERROR_STATUS = new Parameter(0x7000, Short.BYTES);
    static final Parameter ERROR_INFORMATION = new Parameter(0x7001, ANY);

    /// Bytes of type and length.
    static final int TAG = 4;
    /// Bytes of the longest value, alone in its message.
    private static final int MAX_VALUE = MessageFraming.MAX_LENGTH - TAG;

    /// @throws IllegalArgumentException no message has room for it
    static void checkValueSize(String what, int size) {
        if (size > MAX_VALUE) {
            throw new IllegalArgumentException(what + " has at most " + MAX_VALUE + " bytes, not " + size);
        }
    }

    boolean isOfLength(int bytes) {
        return length == ANY || length == bytes;
    }

    @Override
    public String toString() {
        return "parameter 0x%04X".formatted(type);
    }
}
