package org.pilotacs.protocols.simulcrypt;

import java.nio.ByteBuffer;
import java.util.List;

/// Decodes one message from its parameters. Immutable.
final class MessageDecoder {
    private final ParameterReader in;
    private final int protocolVersion;
    private final boolean udp;

    MessageDecoder(ParameterReader in, int protocolVersion, boolean udp) {
        this.in = in;
        this.protocolVersion = protocolVersion;
        this.udp = udp;
    }

    /// @param type one that is known
    SimulcryptMessage decode(int type) throws MalformedSimulcryptException {
        return switch (type) {
            case MessageType.CHANNEL_SETUP -> new ChannelSetup(in.clientId(), channel(), flag());
            case MessageType.CHANNEL_TEST -> new ChannelTest(in.clientId(), channel());
            case MessageType.CHANNEL_STATUS -> new ChannelStatus(in.clientId(), channel(), flag());
            case MessageType.CHANNEL_CLOSE -> new ChannelClose(in.clientId(), channel());
            case MessageType.CHANNEL_ERROR -> new ChannelError(in.clientId(), channel(), statuses(), information());
            case MessageType.STREAM_SETUP -> new StreamSetup(in.clientId(), in.stream(), dataId(), dataType());
            case MessageType.STREAM_TEST -> new StreamTest(in.clientId(), in.stream());
            case MessageType.STREAM_STATUS -> new StreamStatus(in.clientId(), in.stream(), dataId(), dataType());
            case MessageType.STREAM_CLOSE_REQUEST -> new StreamCloseRequest(in.clientId(), in.stream());
            case MessageType.STREAM_CLOSE_RESPONSE -> new StreamCloseResponse(in.clientId(), in.stream());
            case MessageType.STREAM_ERROR -> new StreamError(in.clientId(), in.stream(), statuses(), information());
            case MessageType.STREAM_BW_REQUEST ->
                new StreamBwRequest(in.clientId(), in.stream(), in.twoBytesIfAny(Parameter.BANDWIDTH));
            case MessageType.STREAM_BW_ALLOCATION ->
                new StreamBwAllocation(in.clientId(), in.stream(), in.twoBytesIfAny(Parameter.BANDWIDTH));
            // ids that should not be there on UDP are passed over like anything else
            case MessageType.DATA_PROVISION ->
                new DataProvision(in.clientId(), udp ? null : in.stream(), dataId(), datagrams());
            default -> throw new IllegalArgumentException("no message_type of this interface: " + type);
        };
    }

    private int channel() throws MalformedSimulcryptException {
        return in.twoBytes(Parameter.DATA_CHANNEL_ID);
    }

    private int dataId() throws MalformedSimulcryptException {
        return in.twoBytes(Parameter.DATA_ID);
    }

    private SectionTsPktFlag flag() throws MalformedSimulcryptException {
        return SectionTsPktFlag.of(in.oneByte(Parameter.SECTION_TS_PKT_FLAG), protocolVersion)
                .orElseThrow(() -> in.invalidValue(Parameter.SECTION_TS_PKT_FLAG));
    }

    private DataType dataType() throws MalformedSimulcryptException {
        return DataType.of(in.oneByte(Parameter.DATA_TYPE))
                .orElseThrow(() -> in.invalidValue(Parameter.DATA_TYPE));
    }

    private List<ErrorStatus> statuses() throws MalformedSimulcryptException {
        return in.atLeastOne(Parameter.ERROR_STATUS).stream()
                .map(value -> new ErrorStatus(Short.toUnsignedInt(ByteBuffer.wrap(value).getShort()))).toList();
    }

    private List<ErrorInformation> information() throws MalformedSimulcryptException {
        return in.all(Parameter.ERROR_INFORMATION).stream().map(ErrorInformation::new).toList();
    }

    private List<Datagram> datagrams() throws MalformedSimulcryptException {
        return in.atLeastOne(Parameter.DATAGRAM).stream().map(Datagram::new).toList();
    }
}
