package org.pilotacs.acs.runtime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingTypesTest {
    @ParameterizedTest
    @CsvSource({ "1500ms,1500", "30s,30000", "10m,600000", "1h,3600000", "90d,7776000000"})
    void durationsReadAndWriteTheSameText(String text, long millis) {
        assertThat(DurationText.read(text)).isEqualTo(Duration.ofMillis(millis));
        assertThat(DurationText.write(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "30", "s", "-1s", "1.5s", "1 s", "1S", "PT1S", "9999999999999s"})
    void otherTextsAreNoDurations(String text) {
        assertThat(DurationText.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "0B,0", "512B,512", "64KiB,65536", "16MiB,16777216", "1GiB,1073741824"})
    void sizesReadAndWriteTheSameText(String text, long bytes) {
        assertThat(DataSize.read(text)).isEqualTo(new DataSize(bytes));
        assertThat(new DataSize(bytes)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "16", "16MB", "16 MiB", "-1B", "9999999999B"})
    void otherTextsAreNoSizes(String text) {
        assertThat(DataSize.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false", "192.168.1.128/25,192.168.1.127,false",
        "192.168.1.128/25,192.168.1.129,true", "0.0.0.0/0,8.8.8.8,true", "10.1.2.3,10.1.2.3,true",
        "10.1.2.3,10.1.2.4,false", "fe80::/10,fe80::1,true", "fe80::/10,fec0::1,false", "::1/128,127.0.0.1,false",
        "127.0.0.0/8,::ffff:127.0.0.1,true", "::/0,10.0.0.1,false"})
    void blocksOfAddressesContainTheirOwn(String block, String address, boolean inside) {
        assertThat(AddressRange.of(block).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "10.0.0.0/33", "10.0.0.1/8", "example.org", "10.0.0.0/", "/8", "10.0.0.0/8/8",
        "::/129"})
    void otherTextsAreNoBlocksOfAddresses(String text) {
        assertThat(AddressRange.read(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "127.0.0.1,true", "127.8.8.8,true", "::1,true", "localhost,true", "0.0.0.0,false", "::,false",
        "10.0.0.1,false", "pilot.example,false"})
    void onlyLoopbackCountsAsClosed(String host, boolean closed) {
        assertThat(Loopback.is(host)).isEqualTo(closed);
    }

    @Test
    void aRangeNamesWhatItRefuses() {
        Range<Duration> range = Range.of(Duration.ofSeconds(1), Duration.ofMinutes(10));
        assertThat(range.check("timeout", Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
        assertThatThrownBy(() -> range.check("timeout", Duration.ofMinutes(11))).isInstanceOf(BadSetting.class)
                .hasMessage("timeout must be 1s to 10m, was 11m");
    }
}
