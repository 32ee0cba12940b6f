package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/// How a multiplexer is set up.
///
/// @param port of TCP, and of UDP as well; 0 for any free ones, which a restart keeps
/// @param protocolVersion the only one that is spoken
/// @param capacity kbit/s for all streams together
/// @param jitter how much of what comes too soon is put down to the network: of a second's window so much more is taken
/// @param receiveBuffer bytes that the kernel takes in for a connection while nobody reads it
public record MuxSettings(InetAddress bind, int port, int protocolVersion, int capacity, Limits limits,
        Admission admission, Duration jitter, int receiveBuffer) {
    private static final int MOST = 0xFFFF;

    /// How much is taken on.
    public record Limits(int channels, int streamsOfChannel, int streams) {
        public static final Limits WIDE = new Limits(1_000, 1_000, 10_000);
    }

    /// Who is taken on. An empty set takes all.
    ///
    /// @param sharedClients whether several connections may speak for one client
    public record Admission(Set<ClientId> clients, Set<Integer> dataIds, boolean sharedClients) {
        public static final Admission ALL = new Admission(Set.of(), Set.of(), true);

        public Admission {
            clients = Set.copyOf(clients);
            dataIds = Set.copyOf(dataIds);
        }

        boolean admits(ClientId client) {
            return clients.isEmpty() || clients.contains(client);
        }

        boolean admits(int dataId) {
            return dataIds.isEmpty() || dataIds.contains(dataId);
        }
    }

    public MuxSettings {
        if (port < 0 || port > MOST) {
            throw new IllegalArgumentException("a port is 0 to " + MOST + ": " + port);
        }
        if (protocolVersion < 1 || protocolVersion > SimulcryptCodec.VERSION_5) {
            throw new IllegalArgumentException("a protocol_version is 1 to 5: " + protocolVersion);
        }
        checkCapacity(capacity);
    }

    static void checkCapacity(int capacity) {
        if (capacity < 0 || capacity > MOST) {
            throw new IllegalArgumentException("a capacity is 0 to " + MOST + " kbit/s: " + capacity);
        }
    }

    /// Takes everybody on, here on loopback.
    ///
    /// @param capacity kbit/s
    public static MuxSettings of(int port, int capacity) {
        return new MuxSettings(InetAddress.getLoopbackAddress(), port, SimulcryptCodec.DEFAULT_VERSION, capacity,
                Limits.WIDE, Admission.ALL, Duration.ofMillis(100), 64 << 10);
    }

    public MuxSettings bind(InetAddress value) {
        return new MuxSettings(value, port, protocolVersion, capacity, limits, admission, jitter, receiveBuffer);
    }

    public MuxSettings port(int value) {
        return new MuxSettings(bind, value, protocolVersion, capacity, limits, admission, jitter, receiveBuffer);
    }

    public MuxSettings protocolVersion(int value) {
        return new MuxSettings(bind, port, value, capacity, limits, admission, jitter, receiveBuffer);
    }

    public MuxSettings capacity(int value) {
        return new MuxSettings(bind, port, protocolVersion, value, limits, admission, jitter, receiveBuffer);
    }

    public MuxSettings limits(Limits value) {
        return new MuxSettings(bind, port, protocolVersion, capacity, value, admission, jitter, receiveBuffer);
    }

    public MuxSettings admission(Admission value) {
        return new MuxSettings(bind, port, protocolVersion, capacity, limits, value, jitter, receiveBuffer);
    }

    public MuxSettings jitter(Duration value) {
        return new MuxSettings(bind, port, protocolVersion, capacity, limits, admission, value, receiveBuffer);
    }

    public MuxSettings receiveBuffer(int value) {
        return new MuxSettings(bind, port, protocolVersion, capacity, limits, admission, jitter, value);
    }
}
