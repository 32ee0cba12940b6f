package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.Satellites.SystemHeadend;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Bandwidth;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Multiplexer;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Provision;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Provision.OverUdp;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Retry;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Stream;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Timing;
import org.pilotacs.acs.link.satellite.mux.Mode;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.YamlMap;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one of `head-ends`.
final class HeadendReader {
    private static final Kind<Integer> PORT = Kind.integer(Range.of(1, 0xFFFF));
    private static final Kind<Integer> ID = Kind.integer(Stream.ID);
    private static final Kind<String> HOST = Kind.text("a host or an address",
            Pattern.compile("[A-Za-z0-9.:_-]{1,253}"));
    private static final Kind<Duration> TIME = Kind.duration(Timing.RANGE);
    private static final Kind<Duration> RETRY = Kind.duration(Retry.RANGE);
    /// 32 bits, as multiplexers' pages show them.
    private static final Kind<Long> CLIENT_ID = Kind.of("a number of 32 bits, such as 0x5A5A0001", 0L,
            HeadendReader::number);

    private HeadendReader() {}

    /// What the numbers of a client are by default: the CA_system_id, then 1.
    private static final int FIRST_CLIENT = 1;

    /// What the stream carries.
    private enum Carries {
        EMM, PRIVATE_DATA
    }

    /// What a datagram is.
    private enum Format {
        SECTIONS, TS_PACKETS
    }

    /// @param systems by name
    static SystemHeadend read(YamlMap map, Map<String, CardSystemConfig> systems) {
        String name = map.required("name", Kind.text());
        CardSystemConfig system = systems.get(map.required("card-system", Kind.text()));
        if (system == null) {
            map.problem("card-system", "is none of card-systems: " + String.join(", ", systems.keySet()));
        } else if (system.caSystemId().isEmpty()) {
            map.problem("card-system", "sends its messages itself, and needs no head-end of ours");
        }
        long client = system == null ? 0 : (long) system.caSystemId().orElse(0) << Short.SIZE | FIRST_CLIENT;
        return new SystemHeadend(system == null ? "" : system.name(), new HeadendConfig(name,
                map.or("mode", Kind.word(Mode.class), Mode.ACTIVE_ACTIVE),
                map.maps("multiplexers").stream().map(HeadendReader::multiplexer).toList(), stream(map, client),
                bandwidth(map), provision(map), timing(map)));
    }

    private static Multiplexer multiplexer(YamlMap map) {
        return new Multiplexer(map.required("name", Kind.text()), map.required("host", HOST),
                map.required("port", PORT));
    }

    private static Stream stream(YamlMap map, long client) {
        Stream usual = Stream.of(client, 1);
        return new Stream(map.or("protocol-version", Kind.integer(Stream.PROTOCOL_VERSION), usual.protocolVersion()),
                map.or("client-id", CLIENT_ID, client), map.or("data-channel-id", ID, usual.dataChannelId()),
                map.or("data-stream-id", ID, usual.dataStreamId()), map.or("data-id", ID, usual.dataId()),
                switch (map.or("data-type", Kind.word(Carries.class), Carries.EMM)) {
                    case EMM -> DataType.EMM;
                    case PRIVATE_DATA -> DataType.PRIVATE_DATA;
                }, switch (map.or("format", Kind.word(Format.class), Format.SECTIONS)) {
                    case SECTIONS -> SectionTsPktFlag.SECTIONS;
                    case TS_PACKETS -> SectionTsPktFlag.TS_PACKETS;
                });
    }

    private static Bandwidth bandwidth(YamlMap map) {
        Kind<Integer> kbits = Kind.integer(Bandwidth.RANGE);
        return new Bandwidth(map.or("bandwidth", kbits, Bandwidth.DEFAULT.asked()),
                map.or("ceiling", kbits, Bandwidth.DEFAULT.ceiling()));
    }

    private static Provision provision(YamlMap map) {
        YamlMap udp = map.map("udp");
        return map.has("udp")
                ? new OverUdp(udp.required("host", HOST), udp.required("port", PORT),
                        udp.or("hops", Kind.integer(Range.of(1, 255)), OverUdp.DEFAULT_HOPS))
                : new Provision.OverTcp();
    }

    private static Timing timing(YamlMap map) {
        Timing usual = Timing.DEFAULT;
        return new Timing(map.or("connect-timeout", TIME, usual.connect()),
                map.or("answer-timeout", TIME, usual.answer()), map.or("silence", TIME, usual.silence()),
                map.or("write-timeout", TIME, usual.write()),
                new Retry(map.or("retry-min", RETRY, usual.retry().min()),
                        map.or("retry-max", RETRY, usual.retry().max()),
                        map.or("retry-refused", RETRY, usual.retry().refused())));
    }

    private static @Nullable Long number(String text) {
        try {
            long number = Long.decode(text);
            return Stream.CLIENT_ID.contains(number) ? number : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
