package org.pilotacs.acs.profile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.profile.PathPattern.Numbers;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a path with places for instance numbers.
class PathPatternTest {
    private static final PathPattern CLIENTS = PathPattern.of("Device.WiFi.*.AccessPoint.{j}.Client.{i}.Signal");

    @Test
    void theNumbersAtItsPlacesAreToldFirstPlaceFirst() {
        assertThat(CLIENTS.match("Device.WiFi.2.AccessPoint.13.Client.123456789.Signal"))
                .isEqualTo(new Numbers(List.of(123456789, 13), List.of(2)));
        assertThat(CLIENTS.match("Device.WiFi.0.AccessPoint.1.Client.1.Signal"))
                .isEqualTo(new Numbers(List.of(1, 1), List.of(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "Device", "Device.WiFi.2.AccessPoint.13.Client.1",
        "Device.WiFi.2.AccessPoint.13.Client.1.",
        "Device.WiFi.2.AccessPoint.13.Client.1.Signal.", "Device.WiFi.2.AccessPoint.13.Client.1.Signal.Max",
        "Device.WiFi.2.AccessPoint.13.Client.1.Signals", "Device.WiFi.2.AccessPoint.13.Client..Signal",
        "Device.WiFi.2.AccessPoint.13.Client.01.Signal", "Device.WiFi.2.AccessPoint.13.Client.-1.Signal",
        "Device.WiFi.2.AccessPoint.13.Client.1234567890.Signal", "Device.WiFi.x.AccessPoint.13.Client.1.Signal",
        "Device.WiFi.٣.AccessPoint.13.Client.1.Signal", "device.WiFi.2.AccessPoint.13.Client.1.Signal"})
    void anyOtherPathDoesNotFit(String path) {
        assertThat(CLIENTS.match(path)).isNull();
        assertThat(CLIENTS.matches(path)).isFalse();
    }

    @Test
    void aPathWithoutPlacesFitsItselfAlone() {
        PathPattern plain = PathPattern.of("Device.DeviceInfo.UpTime");
        assertThat(plain.match("Device.DeviceInfo.UpTime")).isEqualTo(new Numbers(List.of(), List.of()));
        assertThat(plain.matches("Device.DeviceInfo.UpTimes")).isFalse();
    }
}
