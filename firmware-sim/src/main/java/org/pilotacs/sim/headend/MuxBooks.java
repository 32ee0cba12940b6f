package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamSetup;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Who has which channel, which stream and how much of the capacity; one for all connections of a multiplexer. Whoever
/// uses it holds its monitor.
final class MuxBooks {
    private static final int KEPT = 1_000;
    private static final int BITS = 1_000;

    private final MuxSettings settings;
    private final Feed feed;
    private final InstantSource clock;
    private final Set<MuxConnection> connections = new LinkedHashSet<>();
    private final List<MuxChannel> channels = new ArrayList<>();
    private final ArrayDeque<MuxStream> streams = new ArrayDeque<>();
    private final ArrayDeque<MuxTruth.GivenError> givenErrors = new ArrayDeque<>();
    private final ArrayDeque<FromEmmg> heardErrors = new ArrayDeque<>();
    private int capacity;
    private int passing = Integer.MAX_VALUE;
    private long unknownData;

    MuxBooks(MuxSettings settings, Feed feed, InstantSource clock) {
        this.settings = settings;
        this.feed = feed;
        this.clock = clock;
        this.capacity = settings.capacity();
    }

    void enter(MuxConnection connection) {
        connections.add(connection);
    }

    void leave(MuxConnection connection) {
        connections.remove(connection);
    }

    List<MuxChannel> channels() {
        return List.copyOf(channels);
    }

    private Stream<MuxStream> openStreams() {
        return channels.stream().flatMap(channel -> channel.streams().stream());
    }

    /// Why a channel is not opened; null if it may be.
    @Nullable
    Complaint obstacle(ChannelSetup setup) {
        ClientId client = setup.clientId();
        if (!settings.admission().admits(client)) {
            return new Complaint(ErrorStatus.UNKNOWN_CLIENT_ID, "nobody told of this client");
        }
        if (setup.sectionTsPktFlag() == SectionTsPktFlag.ARBITRARY) {
            return new Complaint(ErrorStatus.INVALID_VALUE, "sections or packets, and nothing else");
        }
        if (channels.stream().anyMatch(open -> open.client().equals(client) && open.id() == setup.dataChannelId())) {
            return new Complaint(ErrorStatus.DATA_CHANNEL_ID_IN_USE, "another connection has this channel");
        }
        if (!settings.admission().sharedClients() && channels.stream().anyMatch(open -> open.client().equals(client))) {
            return new Complaint(ErrorStatus.CLIENT_ID_IN_USE, "another connection speaks for this client");
        }
        return channels.size() < settings.limits().channels()
                ? null
                : new Complaint(ErrorStatus.TOO_MANY_CHANNELS, "of " + channels.size());
    }

    void enter(MuxChannel channel) {
        channels.add(channel);
    }

    void leave(MuxChannel channel) {
        channel.streams().forEach(this::leave);
        channels.remove(channel);
    }

    /// Why a stream is not opened; null if it may be.
    @Nullable
    Complaint obstacle(MuxChannel channel, StreamSetup setup) {
        if (channel.stream(setup.stream()) != null) {
            return new Complaint(ErrorStatus.DATA_STREAM_ID_IN_USE, "this channel has such a stream");
        }
        if (setup.dataType() == DataType.ECM) {
            return new Complaint(ErrorStatus.INVALID_VALUE, "ECMs come from elsewhere");
        }
        if (!settings.admission().admits(setup.dataId())) {
            return new Complaint(ErrorStatus.UNKNOWN_DATA_ID, "nobody told of this data");
        }
        if (streamOf(setup.clientId(), setup.dataId()) != null) {
            return new Complaint(ErrorStatus.DATA_ID_IN_USE, "another stream brings this data");
        }
        if (channel.streams().size() >= settings.limits().streamsOfChannel()) {
            return new Complaint(ErrorStatus.TOO_MANY_STREAMS_ON_CHANNEL, "of " + channel.streams().size());
        }
        long open = openStreams().count();
        return open < settings.limits().streams()
                ? null
                : new Complaint(ErrorStatus.TOO_MANY_STREAMS_ON_MUX, "of " + open);
    }

    MuxStream open(MuxChannel channel, StreamSetup setup) {
        MuxStream stream = new MuxStream(channel, setup);
        channel.enter(stream);
        keep(streams, stream);
        feed.opened(stream.source());
        return stream;
    }

    void leave(MuxStream stream) {
        stream.channel().leave(stream);
        stream.close();
        shareOut();
    }

    /// As much of what is asked as the others leave.
    ///
    /// @param asked kbit/s; null if nothing is
    void allocate(MuxStream stream, @Nullable Integer asked) {
        if (asked != null) {
            stream.asked(asked);
            stream.allocated(Math.min(asked, free(stream)));
        }
    }

    private int free(MuxStream but) {
        int others = openStreams().filter(stream -> stream != but).map(MuxStream::allocated).filter(Objects::nonNull)
                .mapToInt(Integer::intValue).sum();
        return Math.max(0, capacity - others);
    }

    /// @param changed kbit/s
    void capacity(int changed) {
        capacity = changed;
        shareOut();
    }

    /// What gets through of each stream at most, whatever is allocated.
    ///
    /// @param changed kbit/s
    void passing(int changed) {
        passing = changed;
    }

    /// First come, first served; tells those for whom something changes.
    private void shareOut() {
        int left = capacity;
        for (MuxStream stream : openStreams().toList()) {
            Integer asked = stream.asked();
            if (asked != null) {
                int share = Math.min(asked, left);
                left -= share;
                if (!Objects.equals(stream.allocated(), share)) {
                    stream.allocated(share);
                    stream.channel().connection().say(stream.allocation());
                }
            }
        }
    }

    @Nullable
    MuxStream streamOf(ClientId client, int dataId) {
        return openStreams()
                .filter(open -> open.setup().clientId().equals(client) && open.setup().dataId() == dataId)
                .findFirst().orElse(null);
    }

    @Nullable
    Complaint take(MuxStream stream, DataProvision provision) {
        Integer allocated = stream.allocated();
        long rate = (long) BITS * Math.min(passing, allocated == null ? free(stream) : allocated);
        long most = rate + rate * settings.jitter().toMillis() / 1_000;
        return stream.take(provision.datagrams(), clock.instant(), most, feed);
    }

    void unknownData() {
        unknownData++;
    }

    void given(String peer, FromMux error, Complaint complaint) {
        keep(givenErrors,
                new MuxTruth.GivenError(clock.instant(), peer, error, complaint.status(), complaint.why()));
    }

    void heard(FromEmmg error) {
        keep(heardErrors, error);
    }

    private static <T> void keep(ArrayDeque<T> events, T event) {
        if (events.size() == KEPT) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    MuxTruth truth() {
        return new MuxTruth(capacity, connections.stream().map(MuxConnection::truth).toList(),
                streams.stream().map(MuxStream::truth).toList(), List.copyOf(givenErrors), List.copyOf(heardErrors),
                unknownData);
    }
}
