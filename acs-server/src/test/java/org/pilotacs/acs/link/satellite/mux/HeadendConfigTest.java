package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Bandwidth;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Multiplexer;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Provision;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Retry;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Stream;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Timing;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeadendConfigTest {
    private static final Multiplexer MUX = new Multiplexer("a", "mux.example", 4000);
    private static final Stream EMM = Stream.of(0xFFFF_0001L, 7);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void defaults_are_these() {
        assertThat(HeadendConfig.of("main", List.of(MUX), EMM)).isEqualTo(new HeadendConfig("main",
                Mode.ACTIVE_ACTIVE, List.of(MUX),
                new Stream(3, 0xFFFF_0001L, 1, 1, 7, DataType.EMM, SectionTsPktFlag.SECTIONS),
                new Bandwidth(100, 65_535), new Provision.OverTcp(),
                new Timing(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
                        Duration.ofSeconds(2), new Retry(SECOND, Duration.ofSeconds(30), Duration.ofMinutes(10)))));
        assertThat(EMM.client()).isEqualTo(ClientId.of(0xFFFF, 1));
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> what_cannot_be_is_refused_by_name() {
        Map<String, Runnable> wrong = Map.ofEntries(
                Map.entry("name: a space", () -> new Multiplexer("a b", "h", 1)),
                Map.entry("name: nothing", () -> HeadendConfig.of("", List.of(MUX), EMM)),
                Map.entry("host: nothing", () -> new Multiplexer("a", " ", 1)),
                Map.entry("port: 0", () -> new Multiplexer("a", "h", 0)),
                Map.entry("multiplexers: none", () -> HeadendConfig.of("a", List.of(), EMM)),
                Map.entry("multiplexers: nine", () -> HeadendConfig.of("a", Collections.nCopies(9, MUX), EMM)),
                Map.entry("multiplexers: twins", () -> HeadendConfig.of("a", List.of(MUX, MUX), EMM)),
                Map.entry("protocol-version: 6", () -> stream(6, 1, 1, DataType.EMM, SectionTsPktFlag.SECTIONS)),
                Map.entry("client-id: 33 bits",
                        () -> stream(3, 1L << 32, 1, DataType.EMM, SectionTsPktFlag.SECTIONS)),
                Map.entry("data-id: 17 bits", () -> stream(3, 1, 1 << 16, DataType.EMM, SectionTsPktFlag.SECTIONS)),
                Map.entry("data-type: ECMs", () -> stream(3, 1, 1, DataType.ECM, SectionTsPktFlag.SECTIONS)),
                Map.entry("format: arbitrary", () -> stream(5, 1, 1, DataType.EMM, SectionTsPktFlag.ARBITRARY)),
                Map.entry("bandwidth: 0", () -> new Bandwidth(0, 1)),
                Map.entry("ceiling: 0", () -> new Bandwidth(1, 0)),
                Map.entry("hops: 0", () -> new Provision.OverUdp("239.0.0.1", 1, 0)),
                Map.entry("silence: 0", () -> new Timing(SECOND, SECOND, Duration.ZERO, SECOND, Retry.DEFAULT)),
                Map.entry("retry-min: more than the most",
                        () -> new Retry(Duration.ofSeconds(9), SECOND, Duration.ofMinutes(10))));
        return wrong.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(),
                () -> assertThatThrownBy(one.getValue()::run).isInstanceOfSatisfying(BadSetting.class,
                        refusal -> assertThat(refusal.name()).isEqualTo(one.getKey().replaceAll(":.*", "")))));
    }

    private static Stream stream(int version, long client, int dataId, DataType type, SectionTsPktFlag format) {
        return new Stream(version, client, 1, 1, dataId, type, format);
    }
}
