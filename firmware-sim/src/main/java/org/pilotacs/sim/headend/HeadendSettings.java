package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.satellite.Transponder;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/// How a head-end is set up.
///
/// @param carrier that its multiplex is on
/// @param caSystemId of the boxes' conditional access, by which they find their EMMs in the CAT
/// @param tsFile the transport stream goes there too; null for nowhere
/// @param tsUdp and there; null for nowhere
public record HeadendSettings(MuxSettings mux, StreamLayout layout, Transponder carrier, int caSystemId,
        @Nullable Path tsFile, @Nullable InetSocketAddress tsUdp) {
    /// That nobody has registered with DVB.
    public static final int CA_SYSTEM_ID = 0x5A5A;

    /// @param port of its multiplexer; 0 for any free one
    /// @param capacity kbit/s
    public static HeadendSettings of(int port, int capacity) {
        return new HeadendSettings(MuxSettings.of(port, capacity), StreamLayout.plain(),
                Transponder.OPERATOR.getFirst(), CA_SYSTEM_ID, null, null);
    }

    public HeadendSettings mux(MuxSettings value) {
        return new HeadendSettings(value, layout, carrier, caSystemId, tsFile, tsUdp);
    }

    public HeadendSettings layout(StreamLayout value) {
        return new HeadendSettings(mux, value, carrier, caSystemId, tsFile, tsUdp);
    }

    public HeadendSettings carrier(Transponder value) {
        return new HeadendSettings(mux, layout, value, caSystemId, tsFile, tsUdp);
    }

    public HeadendSettings caSystemId(int value) {
        return new HeadendSettings(mux, layout, carrier, value, tsFile, tsUdp);
    }

    public HeadendSettings tsFile(@Nullable Path value) {
        return new HeadendSettings(mux, layout, carrier, caSystemId, value, tsUdp);
    }

    public HeadendSettings tsUdp(@Nullable InetSocketAddress value) {
        return new HeadendSettings(mux, layout, carrier, caSystemId, tsFile, value);
    }
}
