package org.pilotacs.protocols.simulcrypt.mina;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolEncoderAdapter;
import org.apache.mina.filter.codec.ProtocolEncoderOutput;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;

/// One message, one buffer. Thread-safe.
final class MessageEncoder extends ProtocolEncoderAdapter {
    private final SimulcryptCodec codec;

    MessageEncoder(SimulcryptCodec codec) {
        this.codec = codec;
    }

    /// @throws IllegalArgumentException no message of the interface, or one that cannot be said here
    @Override
    public void encode(IoSession session, Object message, ProtocolEncoderOutput out) {
        if (!(message instanceof SimulcryptMessage said)) {
            throw new IllegalArgumentException("no SimulcryptMessage but a " + message.getClass().getName());
        }
        out.write(IoBuffer.wrap(codec.encode(said)));
    }
}
