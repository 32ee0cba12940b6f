package org.pilotacs.protocols.cwmp.stun;

import java.nio.ByteBuffer;

/// The twenty bytes before the attributes (RFC 3489, 11.1).
///
/// @param length bytes of all attributes
record StunHeader(int type, int length, TransactionId transaction) {
    static final int SIZE = 20;
    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_RESPONSE = 0x0101;
    static final int BINDING_ERROR_RESPONSE = 0x0111;

    static StunHeader read(ByteBuffer in) {
        return new StunHeader(Short.toUnsignedInt(in.getShort()), Short.toUnsignedInt(in.getShort()),
                new TransactionId(in.getLong(), in.getLong()));
    }

    void write(ByteBuffer out) {
        out.putShort((short) type).putShort((short) length).putLong(transaction.high()).putLong(transaction.low());
    }
}
