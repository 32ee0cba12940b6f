package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.util.List;

/// What is said of our channel and our stream, and which messages are about them. Immutable.
final class EmmgMessages {
    private final HeadendConfig.Stream stream;
    private final int bandwidth;
    private final ClientId client;
    private final StreamRef ref;

    EmmgMessages(HeadendConfig config) {
        this.stream = config.stream();
        this.bandwidth = config.bandwidth().asked();
        this.client = stream.client();
        this.ref = stream.ref();
    }

    FromEmmg channelSetup() {
        return new ChannelSetup(client, stream.dataChannelId(), stream.format());
    }

    FromEmmg channelTest() {
        return new ChannelTest(client, stream.dataChannelId());
    }

    FromEmmg channelStatus() {
        return new ChannelStatus(client, stream.dataChannelId(), stream.format());
    }

    FromEmmg channelClose() {
        return new ChannelClose(client, stream.dataChannelId());
    }

    FromEmmg streamSetup() {
        return new StreamSetup(client, ref, stream.dataId(), stream.type());
    }

    FromEmmg streamTest() {
        return new StreamTest(client, ref);
    }

    FromEmmg streamStatus() {
        return new StreamStatus(client, ref, stream.dataId(), stream.type());
    }

    FromEmmg bandwidthRequest() {
        return new StreamBwRequest(client, ref, bandwidth);
    }

    FromEmmg streamCloseRequest() {
        return new StreamCloseRequest(client, ref);
    }

    /// That the stream which is asked for does not exist now.
    FromEmmg noStream() {
        return new StreamError(client, ref, List.of(ErrorStatus.UNKNOWN_DATA_STREAM_ID), List.of());
    }

    /// That something could not be read.
    FromEmmg error(MalformedSimulcryptException cause) {
        return new ChannelError(client, stream.dataChannelId(), List.of(cause.status()), List.of(cause.information()));
    }

    boolean isOurChannel(int dataChannelId) {
        return dataChannelId == stream.dataChannelId();
    }

    /// Whether a message is about our channel or stream. A connection has one channel, so errors are ours in whoever's name
    /// they come; some multiplexers report what they cannot read to client 0 and channel 0.
    boolean isForUs(FromMux message) {
        return switch (message) {
            case ChannelError error -> isOurChannel(error.dataChannelId()) || error.dataChannelId() == 0;
            case StreamError error -> error.stream().equals(ref);
            case ChannelTest test -> isOurs(test.clientId()) && isOurChannel(test.dataChannelId());
            case ChannelStatus status -> isOurs(status.clientId()) && isOurChannel(status.dataChannelId());
            case StreamTest test -> isOurs(test.clientId()) && test.stream().equals(ref);
            case StreamStatus status -> isOurs(status.clientId()) && status.stream().equals(ref);
            case StreamCloseResponse response -> isOurs(response.clientId()) && response.stream().equals(ref);
            case StreamBwAllocation allocation -> isOurs(allocation.clientId()) && allocation.stream().equals(ref);
        };
    }

    private boolean isOurs(ClientId other) {
        return other.equals(client);
    }

    /// Whether a status tells of the channel as we set it up. Some multiplexers say sections whatever they do.
    boolean saysOurs(ChannelStatus status) {
        return status.sectionTsPktFlag() == stream.format();
    }

    /// Whether a status tells of the stream as we set it up.
    boolean saysOurs(StreamStatus status) {
        return status.dataId() == stream.dataId() && status.dataType() == stream.type();
    }
}
