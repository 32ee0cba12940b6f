package org.pilotacs.protocols.simulcrypt.mina;

import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFactory;
import org.apache.mina.filter.codec.ProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolEncoder;
import org.pilotacs.protocols.simulcrypt.MessageFraming;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

/// What a [org.apache.mina.filter.codec.ProtocolCodecFilter] needs, so that sessions write a
/// [org.pilotacs.protocols.simulcrypt.SimulcryptMessage] and receive a [org.pilotacs.protocols.simulcrypt.Received] for
/// each message that comes, those among them that cannot be read. Thread-safe.
public final class SimulcryptCodecFactory implements ProtocolCodecFactory {
    private final ProtocolEncoder encoder;
    private final ProtocolDecoder decoder;

    private SimulcryptCodecFactory(ProtocolEncoder encoder, ProtocolDecoder decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /// For connections, as [#tcp(int, MessageFraming)], and messages as long as there can be.
    public static SimulcryptCodecFactory tcp(int protocolVersion) {
        return tcp(protocolVersion, MessageFraming.ANY);
    }

    /// For connections. After what desynchronises one nothing more is received on it: it wants to be closed.
    ///
    /// @param protocolVersion 1 to 5
    /// @throws IllegalArgumentException no such version
    public static SimulcryptCodecFactory tcp(int protocolVersion, MessageFraming framing) {
        SimulcryptCodec codec = SimulcryptCodec.overTcp(protocolVersion);
        return new SimulcryptCodecFactory(new MessageEncoder(codec), new StreamDecoder(codec, framing));
    }

    /// For datagrams. What receives must have a read buffer as long as the longest message that shall come, for MINA
    /// cuts off the rest.
    ///
    /// @param protocolVersion 1 to 5
    /// @throws IllegalArgumentException no such version
    public static SimulcryptCodecFactory udp(int protocolVersion) {
        SimulcryptCodec codec = SimulcryptCodec.overUdp(protocolVersion);
        return new SimulcryptCodecFactory(new MessageEncoder(codec), new DatagramDecoder(codec));
    }

    @Override
    public ProtocolEncoder getEncoder(IoSession session) {
        return encoder;
    }

    @Override
    public ProtocolDecoder getDecoder(IoSession session) {
        return decoder;
    }
}
