package org.pilotacs.protocols.simulcrypt;

import java.util.Arrays;
import java.util.Optional;

/// section_TSpkt_flag: what the datagrams of a channel are (Table 7).
public enum SectionTsPktFlag {
    /// Each datagram is one section.
    SECTIONS(0x00),
    /// Each is one or more transport packets of 188 bytes, of which the multiplexer sets PID and continuity_counter.
    TS_PACKETS(0x01),
    /// Of any length (annex N); only in protocol_version 5.
    ARBITRARY(0x02);

    private final int value;

    SectionTsPktFlag(int value) {
        this.value = value;
    }

    int value() {
        return value;
    }

    boolean isKnownTo(int protocolVersion) {
        return this != ARBITRARY || protocolVersion == SimulcryptCodec.VERSION_5;
    }

    static Optional<SectionTsPktFlag> of(int value, int protocolVersion) {
        return Arrays.stream(values()).filter(flag -> flag.value == value && flag.isKnownTo(protocolVersion)).findAny();
    }
}
