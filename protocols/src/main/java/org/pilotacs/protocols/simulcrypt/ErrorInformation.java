package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/// error_information: what else there is to say of an error. The standard leaves it to its users (Table 7). It is read
/// at any length, but said in two bytes or not at all, since some receivers refuse all other lengths.
///
/// @param bytes copied in and out
public record ErrorInformation(byte[] bytes) {
    static final int SAID_SIZE = Short.BYTES;

    /// @throws IllegalArgumentException more bytes than a message has room for
    public ErrorInformation {
        Parameter.checkValueSize("an error_information", bytes.length);
        bytes = bytes.clone();
    }

    /// In two bytes.
    ///
    /// @param value 16 bits, of which common use is a parameter_type or an offset into the message
    /// @throws IllegalArgumentException it needs more bits
    public static ErrorInformation of(int value) {
        Unsigned.check("a number as error_information", value, Short.SIZE);
        return new ErrorInformation(ByteBuffer.allocate(SAID_SIZE).putShort((short) value).array());
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorInformation(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
