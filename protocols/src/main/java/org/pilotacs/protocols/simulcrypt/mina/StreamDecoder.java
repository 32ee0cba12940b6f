package org.pilotacs.protocols.simulcrypt.mina;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.CumulativeProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.Malformed;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.MessageFraming;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

/// The messages of connections. Once one is desynchronised, the rest of it is thrown away. Thread-safe: since MINA asks
/// for a decoder at each read, what there is to remember is kept in the session.
final class StreamDecoder extends CumulativeProtocolDecoder {
    private static final AttributeKey DESYNCHRONISED = new AttributeKey(StreamDecoder.class, "desynchronised");

    private final SimulcryptCodec codec;
    private final MessageFraming framing;

    StreamDecoder(SimulcryptCodec codec, MessageFraming framing) {
        this.codec = codec;
        this.framing = framing;
    }

    @Override
    protected boolean doDecode(IoSession session, IoBuffer in, ProtocolDecoderOutput out) {
        Received received = session.containsAttribute(DESYNCHRONISED) ? null : next(in);
        if (received instanceof Malformed(MalformedSimulcryptException cause) && cause.desynchronised()) {
            session.setAttribute(DESYNCHRONISED);
        }
        if (session.containsAttribute(DESYNCHRONISED)) {
            in.position(in.limit());
        }
        if (received == null) {
            return false;
        }
        out.write(received);
        return true;
    }

    private @Nullable Received next(IoBuffer in) {
        try {
            byte[] message = framing.next(in.buf());
            return message == null ? null : codec.receive(message);
        } catch (MalformedSimulcryptException e) {
            return new Malformed(e);
        }
    }
}
