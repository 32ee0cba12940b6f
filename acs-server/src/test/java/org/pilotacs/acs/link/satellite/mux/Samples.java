package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamRef;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Settings and sections for tests.
final class Samples {
    static final ClientId CLIENT = new ClientId(0x5A5A0001);
    static final int CHANNEL = 1;
    static final StreamRef STREAM = new StreamRef(CHANNEL, 2);
    static final int DATA_ID = 0x1001;
    static final int ASKED = 1_000;
    static final HeadendConfig.Stream SECTIONS = stream(SectionTsPktFlag.SECTIONS);

    private Samples() {}

    static HeadendConfig.Stream stream(SectionTsPktFlag format) {
        return new HeadendConfig.Stream(3, 0x5A5A0001L, CHANNEL, 2, DATA_ID, DataType.EMM, format);
    }

    static HeadendConfig config(HeadendConfig.Timing timing, int... ports) {
        return config(Mode.ACTIVE_ACTIVE, timing, ports);
    }

    /// Multiplexers m0, m1 … here on these ports.
    static HeadendConfig config(Mode mode, HeadendConfig.Timing timing, int... ports) {
        List<HeadendConfig.Multiplexer> multiplexers = new ArrayList<>();
        for (int port : ports) {
            multiplexers.add(new HeadendConfig.Multiplexer("m" + multiplexers.size(), "127.0.0.1", port));
        }
        return new HeadendConfig("lab", mode, multiplexers, SECTIONS,
                new HeadendConfig.Bandwidth(ASKED, HeadendConfig.Bandwidth.RANGE.max()),
                new HeadendConfig.Provision.OverTcp(), timing);
    }

    static HeadendConfig with(HeadendConfig config, HeadendConfig.Provision provision) {
        return new HeadendConfig(config.name(), config.mode(), config.multiplexers(), config.stream(),
                config.bandwidth(), provision, config.timing());
    }

    static HeadendConfig with(HeadendConfig config, HeadendConfig.Stream stream) {
        return new HeadendConfig(config.name(), config.mode(), config.multiplexers(), stream, config.bandwidth(),
                config.provision(), config.timing());
    }

    /// So short that a test waits for none of it long, so long that a slow machine is not taken for a dead multiplexer.
    static HeadendConfig.Timing brisk() {
        return new HeadendConfig.Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(500),
                Duration.ofMillis(500), new HeadendConfig.Retry(Duration.ofMillis(50), Duration.ofMillis(400),
                        Duration.ofMinutes(10)));
    }

    /// A short section of a private table that is as long as wished (ISO/IEC 13818-1, 2.4.4.10).
    ///
    /// @param size 3 to 4096
    /// @param mark its last byte
    static byte[] section(int size, int mark) {
        byte[] section = new byte[size];
        section[0] = (byte) 0x82;
        section[1] = (byte) (0x70 | (size - 3) >> Byte.SIZE);
        section[2] = (byte) (size - 3);
        section[size - 1] = (byte) mark;
        return section;
    }
}
