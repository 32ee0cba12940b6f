package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.ErrorInformation;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.util.List;

/// Which channel, or which stream of it, a message is about; and so whom an error must name.
///
/// @param stream null if it is the channel itself
record About(ClientId client, int channel, @Nullable StreamRef stream) {

    static About of(FromEmmg message) {
        return switch (message) {
            case ChannelSetup it -> new About(it.clientId(), it.dataChannelId(), null);
            case ChannelTest it -> new About(it.clientId(), it.dataChannelId(), null);
            case ChannelStatus it -> new About(it.clientId(), it.dataChannelId(), null);
            case ChannelClose it -> new About(it.clientId(), it.dataChannelId(), null);
            case ChannelError it -> new About(it.clientId(), it.dataChannelId(), null);
            case StreamSetup it -> of(it.clientId(), it.stream());
            case StreamTest it -> of(it.clientId(), it.stream());
            case StreamStatus it -> of(it.clientId(), it.stream());
            case StreamCloseRequest it -> of(it.clientId(), it.stream());
            case StreamError it -> of(it.clientId(), it.stream());
            case StreamBwRequest it -> of(it.clientId(), it.stream());
            case DataProvision(var client, StreamRef stream, var _, var _) ->
                stream == null ? new About(client, 0, null) : of(client, stream);
        };
    }

    private static About of(ClientId client, StreamRef stream) {
        return new About(client, stream.dataChannelId(), stream);
    }

    About wholeChannel() {
        return new About(client, channel, null);
    }

    FromMux error(ErrorStatus status, List<ErrorInformation> information) {
        return stream == null
                ? new ChannelError(client, channel, List.of(status), information)
                : new StreamError(client, stream, List.of(status), information);
    }
}
