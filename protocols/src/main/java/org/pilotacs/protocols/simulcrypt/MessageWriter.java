package org.pilotacs.protocols.simulcrypt;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// The bytes of one message. Confined to one thread.
final class MessageWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MessageWriter(int protocolVersion, int messageType) {
        out.write(protocolVersion);
        twoBytes(messageType);
        twoBytes(0); // until it is known
    }

    /// Writes a parameter of a fixed length.
    MessageWriter put(Parameter parameter, int value) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
        return put(parameter, bytes, Integer.BYTES - parameter.length());
    }

    MessageWriter put(Parameter parameter, byte[] value) {
        return put(parameter, value, 0);
    }

    private MessageWriter put(Parameter parameter, byte[] value, int from) {
        int length = value.length - from;
        if (out.size() + Parameter.TAG + length > MessageFraming.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "what follows the header of a message has at most " + MessageFraming.MAX_LENGTH + " bytes");
        }
        twoBytes(parameter.type());
        twoBytes(length);
        out.write(value, from, length);
        return this;
    }

    byte[] bytes() {
        byte[] message = out.toByteArray();
        ByteBuffer.wrap(message).putShort(MessageFraming.LENGTH_AT,
                (short) (message.length - MessageFraming.HEADER));
        return message;
    }

    private void twoBytes(int value) {
        out.write(value >>> Byte.SIZE);
        out.write(value);
    }
}
