package org.pilotacs.agent.lwm2m;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.agent.board.Identity;

import java.net.URI;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Lwm2mSettingsTest {
    private static final Credentials KEY = new Credentials.Psk("box", "00ff");

    @ParameterizedTest
    @ValueSource(strings = { "http://server", "coap:///", "coap:server", "server", "coaps://server"})
    void anAddressThatCannotBeSpokenToIsRefused(String address) {
        assertThatThrownBy(() -> Lwm2mSettings.of(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAndPlainCoapDoNotGoTogether() {
        assertThatThrownBy(() -> Lwm2mSettings.of(URI.create("coap://server"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Lwm2mSettings.of(URI.create("coaps://server"), KEY).toString()).doesNotContain("00ff");
    }

    @Test
    void nonsenseIsRefused() {
        Lwm2mSettings good = Lwm2mSettings.of(URI.create("coap://server"));
        assertThatThrownBy(() -> good.vendorBase(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.lifetime(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> good.mostPackageBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Presence.Queue(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Credentials.Psk("box", "xyz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoxIsNamedAfterItsLabel() {
        Identity who = new Identity("Maker", "A1B2C3", "SV-L2", "SL1", "SV-L2", "1");
        assertThat(Lwm2mSettings.endpointOf(who)).isEqualTo("urn:dev:ops:A1B2C3-SV%2DL2-SL1");
    }
}
