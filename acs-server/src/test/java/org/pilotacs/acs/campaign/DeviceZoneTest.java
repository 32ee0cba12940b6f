package org.pilotacs.acs.campaign;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Time zones as boxes write them.
class DeviceZoneTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Europe/Warsaw|Europe/Warsaw", "CET-1CEST,M3.5.0,M10.5.0/3|Europe/Warsaw",
        "CET-1CEST,M3.5.0/2:00,M10.5.0/3:00|Europe/Warsaw", "EET-2EEST,M3.5.0/3,M10.5.0/4|Europe/Helsinki",
        "WET0WEST,M3.5.0/1,M10.5.0|Europe/Lisbon", "UTC|UTC", "CET-1|UTC+01:00", "<+03>-3|UTC+03:00", "EST5|UTC-05:00"})
    void whatABoxMeansIsUnderstood(String written, String zone) {
        assertThat(DeviceZone.read(written)).hasToString(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Mars/Olympus", "EST5EDT,M3.2.0,M11.1.0", "CET-1CEST", "12", "../../etc/passwd",
        "CET-99", "\u0000", "GMT+1+1"})
    void whatIsNotUnderstoodIsNoZone(String written) {
        assertThat(DeviceZone.read(written)).isNull();
    }
}
