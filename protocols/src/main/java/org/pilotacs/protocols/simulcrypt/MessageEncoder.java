package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Encodes what is strictly right for one protocol_version and transport. Immutable.
final class MessageEncoder {
    private final int protocolVersion;
    private final boolean udp;

    MessageEncoder(int protocolVersion, boolean udp) {
        this.protocolVersion = protocolVersion;
        this.udp = udp;
    }

    byte[] encode(SimulcryptMessage message) {
        if (udp && !(message instanceof DataProvision)) {
            throw new IllegalArgumentException("on UDP nothing is said but data_provision, and not " + message);
        }
        return written(message).bytes();
    }

    private MessageWriter written(SimulcryptMessage message) {
        return switch (message) {
            case ChannelSetup(ClientId client, int channel, SectionTsPktFlag flag) ->
                channel(MessageType.CHANNEL_SETUP, client, channel).put(Parameter.SECTION_TS_PKT_FLAG, known(flag));
            case ChannelTest(ClientId client, int channel) -> channel(MessageType.CHANNEL_TEST, client, channel);
            case ChannelStatus(ClientId client, int channel, SectionTsPktFlag flag) ->
                channel(MessageType.CHANNEL_STATUS, client, channel).put(Parameter.SECTION_TS_PKT_FLAG, known(flag));
            case ChannelClose(ClientId client, int channel) -> channel(MessageType.CHANNEL_CLOSE, client, channel);
            case ChannelError(ClientId client, int channel, List<ErrorStatus> codes, List<ErrorInformation> more) ->
                errors(channel(MessageType.CHANNEL_ERROR, client, channel), codes, more);
            case StreamSetup(ClientId client, StreamRef stream, int dataId, DataType type) ->
                data(stream(MessageType.STREAM_SETUP, client, stream), dataId, type);
            case StreamTest(ClientId client, StreamRef stream) -> stream(MessageType.STREAM_TEST, client, stream);
            case StreamStatus(ClientId client, StreamRef stream, int dataId, DataType type) ->
                data(stream(MessageType.STREAM_STATUS, client, stream), dataId, type);
            case StreamCloseRequest(ClientId client, StreamRef stream) ->
                stream(MessageType.STREAM_CLOSE_REQUEST, client, stream);
            case StreamCloseResponse(ClientId client, StreamRef stream) ->
                stream(MessageType.STREAM_CLOSE_RESPONSE, client, stream);
            case StreamError(ClientId client, StreamRef stream, List<ErrorStatus> codes, List<ErrorInformation> more) ->
                errors(stream(MessageType.STREAM_ERROR, client, stream), codes, more);
            case StreamBwRequest request -> bandwidth(
                    stream(MessageType.STREAM_BW_REQUEST, request.clientId(), request.stream()), request.bandwidth());
            case StreamBwAllocation allocation -> bandwidth(
                    stream(MessageType.STREAM_BW_ALLOCATION, allocation.clientId(), allocation.stream()),
                    allocation.bandwidth());
            case DataProvision provision -> provision(provision);
        };
    }

    private MessageWriter client(int type, ClientId client) {
        return new MessageWriter(protocolVersion, type).put(Parameter.CLIENT_ID, client.value());
    }

    private MessageWriter channel(int type, ClientId client, int channel) {
        return client(type, client).put(Parameter.DATA_CHANNEL_ID, channel);
    }

    private MessageWriter stream(int type, ClientId client, StreamRef stream) {
        return channel(type, client, stream.dataChannelId()).put(Parameter.DATA_STREAM_ID, stream.dataStreamId());
    }

    private static MessageWriter data(MessageWriter out, int dataId, DataType type) {
        return out.put(Parameter.DATA_ID, dataId).put(Parameter.DATA_TYPE, type.value());
    }

    private static MessageWriter bandwidth(MessageWriter out, @Nullable Integer bandwidth) {
        return bandwidth == null ? out : out.put(Parameter.BANDWIDTH, bandwidth);
    }

    private static MessageWriter errors(MessageWriter out, List<ErrorStatus> statuses, List<ErrorInformation> more) {
        statuses.forEach(status -> out.put(Parameter.ERROR_STATUS, status.code()));
        for (ErrorInformation information : more) {
            byte[] bytes = information.bytes();
            if (bytes.length != ErrorInformation.SAID_SIZE) {
                throw new IllegalArgumentException("an error_information is said in two bytes, not " + bytes.length);
            }
            out.put(Parameter.ERROR_INFORMATION, bytes);
        }
        return out;
    }

    private MessageWriter provision(DataProvision provision) {
        MessageWriter out = start(provision).put(Parameter.DATA_ID, provision.dataId());
        provision.datagrams().forEach(datagram -> out.put(Parameter.DATAGRAM, datagram.bytes()));
        return out;
    }

    private MessageWriter start(DataProvision provision) {
        StreamRef stream = provision.stream();
        if (udp != (stream == null)) {
            throw new IllegalArgumentException("a data_provision names its stream on TCP, and only there");
        }
        return stream == null
                ? client(MessageType.DATA_PROVISION, provision.clientId())
                : stream(MessageType.DATA_PROVISION, provision.clientId(), stream);
    }

    private int known(SectionTsPktFlag flag) {
        if (!flag.isKnownTo(protocolVersion)) {
            throw new IllegalArgumentException("protocol_version " + protocolVersion + " has no " + flag);
        }
        return flag.value();
    }
}
