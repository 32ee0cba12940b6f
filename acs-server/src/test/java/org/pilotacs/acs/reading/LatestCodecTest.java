package org.pilotacs.acs.reading;

import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LatestCodecTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Reading> SOME = List.of(
            new Reading("tuner.1.cn", "12.4", "dB", NOON, "Device.STBService.1.FrontEnd.1.CNR"),
            new Reading("tuner.1.lock", "true", "", NOON.plusMillis(7), "Device.STBService.1.FrontEnd.1.Locked"),
            new Reading("tuner.2.cn", "", "dB", Instant.EPOCH.minusMillis(1), ""),
            new Reading("wifi.1.ssid", "café \uD83D\uDE00", "", NOON, "Device.WiFi.SSID.1.SSID"));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(LatestCodec.decode(LatestCodec.encode(SOME))).isEqualTo(SOME);
        assertThat(LatestCodec.decode(LatestCodec.encode(List.of()))).isEmpty();
    }

    @Test
    void whatIsSharedWithTheOneBeforeIsWrittenOnce() {
        assertThat(LatestCodec.encode(SOME.subList(0, 2)).length - LatestCodec.encode(SOME.subList(0, 1)).length)
                .isLessThan("tuner.1.lock".length() + "Device.STBService.1.FrontEnd.1.Locked".length());
    }

    @Test
    void bytesOfAnotherMakingAreRefused() {
        byte[] good = LatestCodec.encode(SOME);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> LatestCodec.decode(cut)).isInstanceOf(UncheckedIOException.class);
        }
        byte[] other = good.clone();
        other[0] = 9;
        assertThatThrownBy(() -> LatestCodec.decode(other)).hasMessageContaining("cannot be read")
                .hasStackTraceContaining("format 9");
    }
}
