package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.StreamRef;

import java.time.Duration;
import java.util.List;

/// One data stream, and the multiplexers that carry it.
///
/// @param name for people, metrics and logs
/// @param multiplexers at least one, in the order in which they are preferred
public record HeadendConfig(String name, Mode mode, List<Multiplexer> multiplexers, Stream stream, Bandwidth bandwidth,
        Provision provision, Timing timing) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";
    private static final int MOST_MULTIPLEXERS = 8;
    private static final Range<Integer> PORT = Range.of(1, 0xFFFF);

    public HeadendConfig {
        checkName(name);
        multiplexers = List.copyOf(multiplexers);
        if (multiplexers.isEmpty() || multiplexers.size() > MOST_MULTIPLEXERS) {
            throw new BadSetting("multiplexers", "must be 1 to " + MOST_MULTIPLEXERS + ", were " + multiplexers.size());
        }
        if (multiplexers.stream().map(Multiplexer::name).distinct().count() < multiplexers.size()) {
            throw new BadSetting("multiplexers", "must each have a name of its own");
        }
    }

    /// Everything that has a default left at it.
    public static HeadendConfig of(String name, List<Multiplexer> multiplexers, Stream stream) {
        return new HeadendConfig(name, Mode.ACTIVE_ACTIVE, multiplexers, stream, Bandwidth.DEFAULT,
                new Provision.OverTcp(), Timing.DEFAULT);
    }

    private static void checkName(String name) {
        if (!name.matches(NAME)) {
            throw new BadSetting("name", "must be 1 to 32 letters, digits, . _ or -");
        }
    }

    private static void checkHost(String host) {
        if (host.isBlank()) {
            throw new BadSetting("host", "is missing");
        }
    }

    /// Where a multiplexer listens; there is no port by standard.
    ///
    /// @param name for people, metrics and logs
    public record Multiplexer(String name, String host, int port) {
        public Multiplexer {
            checkName(name);
            checkHost(host);
            PORT.check("port", port);
        }
    }

    /// How the stream is named to the multiplexers (Table 7); they know it by these numbers.
    ///
    /// @param protocolVersion 1 to 5, the only one that is spoken
    /// @param clientId 32 bits without sign; for EMMs the upper 16 are the CA_system_id
    /// @param dataChannelId 16 bits
    /// @param dataStreamId 16 bits
    /// @param dataId 16 bits
    public record Stream(int protocolVersion, long clientId, int dataChannelId, int dataStreamId, int dataId,
            DataType type, SectionTsPktFlag format) {
        public static final Range<Integer> PROTOCOL_VERSION = Range.of(1, SimulcryptCodec.VERSION_5);
        public static final Range<Long> CLIENT_ID = Range.of(0L, 0xFFFF_FFFFL);
        public static final Range<Integer> ID = Range.of(0, 0xFFFF);

        public Stream {
            PROTOCOL_VERSION.check("protocol-version", protocolVersion);
            CLIENT_ID.check("client-id", clientId);
            ID.check("data-channel-id", dataChannelId);
            ID.check("data-stream-id", dataStreamId);
            ID.check("data-id", dataId);
            if (type == DataType.ECM) {
                throw new BadSetting("data-type", "is EMMs or private data; ECMs have another interface");
            }
            if (format == SectionTsPktFlag.ARBITRARY) {
                throw new BadSetting("format", "is sections or transport packets");
            }
        }

        /// Sections of EMMs, by the protocol version of V1.5.1, on channel 1 and stream 1.
        public static Stream of(long clientId, int dataId) {
            return new Stream(SimulcryptCodec.DEFAULT_VERSION, clientId, 1, 1, dataId, DataType.EMM,
                    SectionTsPktFlag.SECTIONS);
        }

        ClientId client() {
            return new ClientId((int) clientId);
        }

        StreamRef ref() {
            return new StreamRef(dataChannelId, dataStreamId);
        }
    }

    /// How much may be sent, in kbit/s of transport packets.
    ///
    /// @param asked of the multiplexers, and kept to where one does not say what it allocates
    /// @param ceiling not exceeded, whatever is allocated
    public record Bandwidth(int asked, int ceiling) {
        public static final Range<Integer> RANGE = Range.of(1, 0xFFFF);
        public static final Bandwidth DEFAULT = new Bandwidth(100, RANGE.max());

        public Bandwidth {
            RANGE.check("bandwidth", asked);
            RANGE.check("ceiling", ceiling);
        }
    }

    /// By which way data go; all else goes over TCP (6.3).
    public sealed interface Provision {
        /// On the connection of each multiplexer.
        record OverTcp() implements Provision {}

        /// As datagrams to one address for all multiplexers of the head-end.
        ///
        /// @param host may be a multicast group
        /// @param hops how many routers a datagram for a group may pass, plus one
        record OverUdp(String host, int port, int hops) implements Provision {
            public static final int DEFAULT_HOPS = 8;

            public OverUdp {
                checkHost(host);
                PORT.check("port", port);
                Range.of(1, 255).check("hops", hops);
            }
        }

        /// Whether data go by UDP.
        default boolean isUdp() {
            return this instanceof OverUdp;
        }
    }

    /// How long things may take, and when they are tried again.
    ///
    /// @param connect until a connection is there
    /// @param answer until a message that has an answer is answered
    /// @param silence after which a multiplexer that has said nothing is tested
    /// @param write until something of what was written is taken
    public record Timing(Duration connect, Duration answer, Duration silence, Duration write, Retry retry) {
        public static final Range<Duration> RANGE = Range.of(Duration.ofMillis(50), Duration.ofMinutes(5));
        /// Some multiplexers close a connection on which nothing came for ten seconds, so ours is never silent for so long.
        public static final Timing DEFAULT = new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5),
                Duration.ofSeconds(5), Duration.ofSeconds(2), Retry.DEFAULT);

        public Timing {
            RANGE.check("connect-timeout", connect);
            RANGE.check("answer-timeout", answer);
            RANGE.check("silence", silence);
            RANGE.check("write-timeout", write);
        }
    }

    /// When a multiplexer is tried again.
    ///
    /// @param min after the first failure, doubled with each further one
    /// @param max of that
    /// @param refused after it refused for a reason that only a change of settings removes; so that one whose settings were
    ///     mended comes back without anybody's help
    public record Retry(Duration min, Duration max, Duration refused) {
        public static final Range<Duration> RANGE = Range.of(Duration.ofMillis(50), Duration.ofHours(1));
        public static final Retry DEFAULT = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(30),
                Duration.ofMinutes(10));

        public Retry {
            RANGE.check("retry-min", min);
            RANGE.check("retry-max", max);
            RANGE.check("retry-refused", refused);
            if (min.compareTo(max) > 0) {
                throw new BadSetting("retry-min", "must not be more than retry-max");
            }
        }
    }
}
