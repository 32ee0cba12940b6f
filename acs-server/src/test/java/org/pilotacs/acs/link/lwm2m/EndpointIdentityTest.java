package org.pilotacs.acs.link.lwm2m;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.Identity;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointIdentityTest {
    private static final EndpointIdentity NAMES = new EndpointIdentity(name -> name.equals("urn:imei:490154203237519")
            ? Optional.of(new Identity("", "A1B2C3", "SV-L2", "8"))
            : Optional.empty());

    @ParameterizedTest
    @CsvSource({ "urn:dev:ops:A1B2C3-SV%2DL2-7, A1B2C3-SV%2DL2-7", "urn:dev:ops:A1B2C3-7, A1B2C3-7",
        "urn:dev:ops:A1B2C3-SV-L2-7, A1B2C3-SV%2DL2-7", "urn:imei:490154203237518, LWM2M-urn%3Aimei%3A490154203237518",
        "urn:imei:490154203237519, A1B2C3-SV%2DL2-8", "box, LWM2M-box"})
    void a_name_means_the_device_that_CWMP_would_call_so_or_the_one_that_the_inventory_has(String endpoint,
            String device) {
        assertThat(EndpointIdentity.isUsable(endpoint)).isTrue();
        assertThat(NAMES.of(endpoint).deviceId().value()).isEqualTo(device);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "zażółć", "box\u0000"})
    void what_cannot_be_a_name_is_none(String endpoint) {
        assertThat(EndpointIdentity.isUsable(endpoint)).isFalse();
    }

    @Test
    void a_name_that_is_too_long_is_none() {
        assertThat(EndpointIdentity.isUsable("x".repeat(200))).isTrue();
        assertThat(EndpointIdentity.isUsable("x".repeat(201))).isFalse();
        assertThat(EndpointIdentity.isUsable("urn:dev:ops:A-" + "%2D".repeat(60) + "-7")).isTrue();
        assertThat(EndpointIdentity.isUsable(":".repeat(100))).as("percent-encoded it is three times as long")
                .isFalse();
    }
}
