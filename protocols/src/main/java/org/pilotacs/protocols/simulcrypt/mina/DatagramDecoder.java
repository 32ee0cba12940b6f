package org.pilotacs.protocols.simulcrypt.mina;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolDecoderAdapter;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

/// One datagram, one message. Thread-safe.
final class DatagramDecoder extends ProtocolDecoderAdapter {
    private final SimulcryptCodec codec;

    DatagramDecoder(SimulcryptCodec codec) {
        this.codec = codec;
    }

    @Override
    public void decode(IoSession session, IoBuffer in, ProtocolDecoderOutput out) {
        byte[] message = new byte[in.remaining()];
        in.get(message);
        out.write(codec.receive(message));
    }
}
