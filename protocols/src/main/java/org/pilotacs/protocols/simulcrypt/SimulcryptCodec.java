package org.pilotacs.protocols.simulcrypt;

import java.nio.ByteBuffer;

/// Messages to bytes and back, for one protocol_version and either transport. Tolerant in: parameters in any order, and
/// those that nobody asked for are passed over (4.4.1). Strict out: parameters in the order of the message's table, and
/// nothing that a strict receiver would refuse. Immutable.
public final class SimulcryptCodec {
    /// The protocol_version of V1.5.1 for this interface (Table 2).
    public static final int DEFAULT_VERSION = 3;
    /// The protocol_version of annex N.
    public static final int VERSION_5 = 5;

    private final int protocolVersion;
    private final boolean udp;

    private SimulcryptCodec(int protocolVersion, boolean udp) {
        if (protocolVersion < 1 || protocolVersion > VERSION_5) {
            throw new IllegalArgumentException(
                    "a protocol_version is 1 to " + VERSION_5 + ", not " + protocolVersion);
        }
        this.protocolVersion = protocolVersion;
        this.udp = udp;
    }

    /// For connections, on which each [DataProvision] names its stream.
    ///
    /// @param protocolVersion 1 to 5; the only one that is said and understood
    /// @throws IllegalArgumentException no such version
    public static SimulcryptCodec overTcp(int protocolVersion) {
        return new SimulcryptCodec(protocolVersion, false);
    }

    /// For datagrams, of which each is one [DataProvision] without a stream, and nothing else is said (6.3).
    ///
    /// @param protocolVersion 1 to 5; the only one that is said and understood
    /// @throws IllegalArgumentException no such version
    public static SimulcryptCodec overUdp(int protocolVersion) {
        return new SimulcryptCodec(protocolVersion, true);
    }

    /// The one that is said and understood.
    public int protocolVersion() {
        return protocolVersion;
    }

    /// @throws IllegalArgumentException a message longer than there can be, or one that this version or this transport
    /// does not have
    public byte[] encode(SimulcryptMessage message) {
        return new MessageEncoder(protocolVersion, udp).encode(message);
    }

    /// Reads one whole message.
    ///
    /// @param message header and all
    /// @return [Ignored] for a type that is not known, or on UDP not said
    /// @throws MalformedSimulcryptException bytes that are no such message, or more or less than one
    public Decoded decode(byte[] message) throws MalformedSimulcryptException {
        var parameters = new ParameterReader(message);
        var header = ByteBuffer.wrap(message);
        if (message.length < MessageFraming.HEADER || MessageFraming.HEADER
                + Short.toUnsignedInt(header.getShort(MessageFraming.LENGTH_AT)) != message.length) {
            throw parameters.fault("a message that is not as long as it says", ErrorStatus.INVALID_MESSAGE,
                    MessageFraming.LENGTH_AT, true);
        }
        int version = Byte.toUnsignedInt(header.get());
        if (version != protocolVersion) {
            throw parameters.fault("protocol_version " + version + " where " + protocolVersion + " is spoken",
                    ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION, 0, false);
        }
        int type = Short.toUnsignedInt(header.getShort());
        if (!MessageType.isKnown(type, udp)) {
            return new Ignored(type);
        }
        parameters.checkEnds();
        return new MessageDecoder(parameters, protocolVersion, udp).decode(type);
    }

    /// As [#decode], for those who want a value in any case.
    public Received receive(byte[] message) {
        try {
            return decode(message);
        } catch (MalformedSimulcryptException e) {
            return new Malformed(e);
        }
    }
}
