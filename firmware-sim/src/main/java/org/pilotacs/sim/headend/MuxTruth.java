package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamRef;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a multiplexer knows at one moment.
///
/// @param capacity kbit/s
/// @param connections that are up
/// @param streams in the order of their opening, the last thousand; those that are closed among them
/// @param givenErrors that it said, the last thousand
/// @param heardErrors that were said to it, the last thousand
/// @param unknownData messages of UDP that belonged to no stream, or were none
public record MuxTruth(int capacity, List<Connection> connections, List<OneStream> streams,
        List<GivenError> givenErrors,
        List<FromEmmg> heardErrors, long unknownData) {
    public MuxTruth {
        connections = List.copyOf(connections);
        streams = List.copyOf(streams);
        givenErrors = List.copyOf(givenErrors);
        heardErrors = List.copyOf(heardErrors);
    }

    /// @param messages that came on it, sound or not
    /// @param channel null if none is open
    public record Connection(String peer, long messages, @Nullable Channel channel) {}

    /// @param statusesHeard answers to tests
    public record Channel(ClientId client, int dataChannelId, SectionTsPktFlag flag, long statusesHeard) {}

    /// @param open whether it still is
    /// @param asked kbit/s; null if nothing was
    /// @param allocated kbit/s; null if nothing was asked
    /// @param statusesHeard answers to tests
    public record OneStream(ClientId client, StreamRef ref, int dataId, DataType type, boolean open,
            @Nullable Integer asked, @Nullable Integer allocated, long statusesHeard, Taken taken) {}

    /// What a stream brought.
    ///
    /// @param messages data_provisions, those of UDP among them
    /// @param datagrams that were passed on
    /// @param bytes of those
    /// @param packets that those fill or begin
    /// @param refused datagrams that were not passed on
    /// @param highestRate bits of the packets that came within one second, in the second that had most; refused ones count
    public record Taken(long messages, long datagrams, long bytes, long packets, long refused, long highestRate) {}

    /// @param why in a few words
    public record GivenError(Instant when, String peer, FromMux error, ErrorStatus status, String why) {}

    public List<Channel> channels() {
        return connections.stream().map(Connection::channel).flatMap(Stream::ofNullable).toList();
    }

    public List<OneStream> openStreams() {
        return streams.stream().filter(OneStream::open).toList();
    }

    /// The latest for some data, open or not.
    public Optional<OneStream> stream(ClientId client, int dataId) {
        return streams.reversed().stream()
                .filter(stream -> stream.client().equals(client) && stream.dataId() == dataId).findFirst();
    }

    /// Of the errors that it said, in their order.
    public List<ErrorStatus> statuses() {
        return givenErrors.stream().map(GivenError::status).toList();
    }

    /// Datagrams that were passed on, of all streams.
    public long datagrams() {
        return streams.stream().mapToLong(stream -> stream.taken().datagrams()).sum();
    }
}
