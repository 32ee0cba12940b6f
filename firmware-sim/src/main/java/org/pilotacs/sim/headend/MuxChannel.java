package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamRef;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The channel of a connection, with its streams. Guarded by the books it is in.
final class MuxChannel {
    private final ChannelSetup setup;
    private final MuxConnection connection;
    private final Map<Integer, MuxStream> streams = new LinkedHashMap<>();
    private long statusesHeard;

    MuxChannel(ChannelSetup setup, MuxConnection connection) {
        this.setup = setup;
        this.connection = connection;
    }

    ClientId client() {
        return setup.clientId();
    }

    int id() {
        return setup.dataChannelId();
    }

    SectionTsPktFlag flag() {
        return setup.sectionTsPktFlag();
    }

    MuxConnection connection() {
        return connection;
    }

    ChannelStatus status() {
        return new ChannelStatus(client(), id(), flag());
    }

    void statusHeard() {
        statusesHeard++;
    }

    @Nullable
    MuxStream stream(StreamRef ref) {
        return streams.get(ref.dataStreamId());
    }

    Collection<MuxStream> streams() {
        return List.copyOf(streams.values());
    }

    void enter(MuxStream stream) {
        streams.put(stream.setup().stream().dataStreamId(), stream);
    }

    void leave(MuxStream stream) {
        streams.remove(stream.setup().stream().dataStreamId());
    }

    MuxTruth.Channel truth() {
        return new MuxTruth.Channel(client(), id(), flag(), statusesHeard);
    }
}
