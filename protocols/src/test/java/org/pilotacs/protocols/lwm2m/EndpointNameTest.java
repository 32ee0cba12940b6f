package org.pilotacs.protocols.lwm2m;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndpointNameTest {
    @Test
    void hyphensInsideAPartSeparateNothing() {
        EndpointName name = new EndpointName("A1B2C3", "SV-L2", "SL 12ż");
        assertThat(name.text()).isEqualTo("urn:dev:ops:A1B2C3-SV%2DL2-SL%2012%C5%BC");
        assertThat(EndpointName.parse(name.text())).contains(name);
    }

    @Test
    void anEmptyProductClassIsLeftOut() {
        EndpointName name = new EndpointName("A1B2C3", "", "7");
        assertThat(name.text()).isEqualTo("urn:dev:ops:A1B2C3-7");
        assertThat(EndpointName.parse(name.text())).contains(name);
    }

    @Test
    void hyphensThatABoxLeftAsTheyAreBelongToTheProductClass() {
        assertThat(EndpointName.parse("urn:dev:ops:A1B2C3-SV-L2-7")).contains(new EndpointName("A1B2C3", "SV-L2", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "box", "urn:imei:490154203237518", "urn:dev:ops:", "urn:dev:ops:A1B2C3",
        "urn:dev:ops:-7",
        "urn:dev:ops:A-B-", "urn:dev:ops:A-%G0", "urn:dev:ops:A-%4", "urn:dev:ops:A-%"})
    void namesOfAnotherFormAreNotOurs(String endpoint) {
        assertThat(EndpointName.parse(endpoint)).isEmpty();
    }
}
