package org.pilotacs.sim;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.headend.HeadendSettings;
import org.pilotacs.sim.headend.MuxSettings;
import org.pilotacs.sim.headend.StreamLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// The boxes of a fleet that only hear, and what they hear.
final class HeadendOptions {
    @Option(names = "--one-way", defaultValue = "0", description = "Number of satellite decoders without a return path, beside the others; with them comes a head-end (default: ${DEFAULT-VALUE}).")
    private int oneWay;

    @Option(names = "--one-way-off", defaultValue = "0", description = "So many of them have no power at first (default: ${DEFAULT-VALUE}).")
    private int off;

    @Option(names = "--mux-host", defaultValue = "127.0.0.1", description = "Where the multiplexer takes EMMGs (default: ${DEFAULT-VALUE}).")
    private InetAddress muxHost = InetAddress.getLoopbackAddress();

    @Option(names = "--mux-port", defaultValue = "4000", description = "Its port, of TCP and of UDP (default: ${DEFAULT-VALUE}).")
    private int muxPort;

    @Option(names = "--mux-version", defaultValue = "3", description = "The protocol_version that it speaks, 1 to 5 (default: ${DEFAULT-VALUE}).")
    private int muxVersion = SimulcryptCodec.DEFAULT_VERSION;

    @Option(names = "--emm-capacity", defaultValue = "512", paramLabel = "KBIT/S", description = "What it has for EMMs (default: ${DEFAULT-VALUE}).")
    private int capacity;

    @Option(names = "--emm-key", defaultValue = OneWayFleet.MASTER_KEY, paramLabel = "HEX", description = "Master key of the boxes' keys, 32 hexadecimal digits (default: ${DEFAULT-VALUE}, for simulations only).")
    private String key = OneWayFleet.MASTER_KEY;

    @Option(names = "--ca-system-id", defaultValue = "5A5A", paramLabel = "HEX", converter = CaSystemIdConverter.class, description = "CA_system_id of the boxes, the upper half of the EMMG's client_id (default: ${DEFAULT-VALUE}).")
    private int caSystemId = HeadendSettings.CA_SYSTEM_ID;

    @Option(names = "--emm-hybrids", description = "Decoders that have a return path hear the head-end as well.")
    private boolean hybrids;

    @Option(names = "--ts-file", paramLabel = "FILE", description = "Write the transport stream there.")
    private @Nullable Path tsFile;

    @Option(names = "--ts-udp", paramLabel = "HOST:PORT", converter = AddressConverter.class, description = "Send the transport stream there, seven packets to a datagram.")
    private @Nullable InetSocketAddress tsUdp;

    @Option(names = "--ts-rate", defaultValue = "0", paramLabel = "KBIT/S", description = "Fill the transport stream up to this rate with null packets; 0 for none (default: ${DEFAULT-VALUE}).")
    private int tsRate;

    /// @throws IllegalArgumentException naming what cannot be
    OneWayFleet fleet() {
        HeadendSettings headend = HeadendSettings.of(muxPort, capacity)
                .mux(MuxSettings.of(muxPort, capacity).bind(muxHost).protocolVersion(muxVersion))
                .layout(StreamLayout.plain().rate(tsRate)).caSystemId(caSystemId).tsFile(tsFile)
                .tsUdp(tsUdp);
        return OneWayFleet.of(oneWay).off(off).masterKey(key).headend(headend).hybrids(hybrids);
    }

    static final class CaSystemIdConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[0-9A-Fa-f]{1,4}")) {
                throw new TypeConversionException("'" + text + "' is no CA_system_id such as 5A5A");
            }
            return Integer.valueOf(text, 16);
        }
    }

    static final class AddressConverter implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            try {
                return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                throw new TypeConversionException("'" + text + "' is no address such as 239.1.1.1:1234");
            }
        }
    }
}
