package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;

/// Where a message ends in a stream of bytes (4.4.1): before its parameters come protocol_version (one byte),
/// message_type and message_length (two bytes each), of which the last counts the bytes after it. Immutable.
///
/// @param maxSize bytes of the longest whole message that is taken
public record MessageFraming(int maxSize) {
    /// Bytes before what message_length counts.
    public static final int HEADER = 5;
    /// The greatest message_length.
    public static final int MAX_LENGTH = 0xFFFF;
    /// Bytes of the longest message there can be.
    public static final int MAX_SIZE = HEADER + MAX_LENGTH;
    /// Takes whatever there can be.
    public static final MessageFraming ANY = new MessageFraming(MAX_SIZE);

    static final int TYPE_AT = 1;
    static final int LENGTH_AT = 3;

    public MessageFraming {
        if (maxSize < HEADER || maxSize > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a message has " + HEADER + " to " + MAX_SIZE + " bytes, not " + maxSize);
        }
    }

    /// Takes the next message, if all of it has come. Nothing is allocated for what has not.
    ///
    /// @param in what has come and was not taken yet; moved behind the message, or left as it is
    /// @return the whole message, header and all; null if more must come
    /// @throws MalformedSimulcryptException a message that is too long; what follows cannot be read
    public byte @Nullable [] next(ByteBuffer in) throws MalformedSimulcryptException {
        if (in.remaining() < HEADER) {
            return null;
        }
        int size = HEADER + (Byte.toUnsignedInt(in.get(in.position() + LENGTH_AT)) << Byte.SIZE
                | Byte.toUnsignedInt(in.get(in.position() + LENGTH_AT + 1)));
        if (size > maxSize) {
            throw new MalformedSimulcryptException("a message of %d bytes, of which %d are taken"
                    .formatted(size, maxSize), ErrorStatus.MESSAGE_TOO_LONG, LENGTH_AT, true,
                    MalformedSimulcryptException.Subject.UNKNOWN);
        }
        if (in.remaining() < size) {
            return null;
        }
        byte[] message = new byte[size];
        in.get(message);
        return message;
    }
}
