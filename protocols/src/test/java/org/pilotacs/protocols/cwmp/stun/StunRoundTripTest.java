package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.Gen;

import static org.assertj.core.api.Assertions.assertThat;

class StunRoundTripTest {
    private final StunReader reader = new StunReader(new StunLimits(4096, 8));
    private final StunWriter writer = new StunWriter();

    @Test
    void whatAClientSaysSurvivesTheWire() {
        Gen.forAll(gen -> {
            BindingRequest said = new GenStun(gen).request();
            StunDatagram<BindingRequest> heard = reader.readRequest(writer.write(said));
            assertThat(heard.message()).isEqualTo(said);
            assertThat(heard.isSigned()).isFalse();
            assertThat(heard.isProofOf("")).isFalse();
        });
    }

    @Test
    void whatAServerSaysSurvivesTheWire() {
        Gen.forAll(gen -> {
            BindingAnswer said = new GenStun(gen).answer();
            assertThat(reader.readAnswer(writer.write(said)).message()).isEqualTo(said);
        });
    }

    @Test
    void aSignatureProvesThePasswordAndNoOther() {
        Gen.forAll(gen -> {
            BindingRequest said = new GenStun(gen).request();
            String password = gen.text();
            StunDatagram<BindingRequest> heard = reader.readRequest(writer.write(said, password));
            assertThat(heard.message()).isEqualTo(said);
            assertThat(heard.isSigned()).isTrue();
            assertThat(heard.isProofOf(password)).isTrue();
            assertThat(heard.isProofOf(password + "x")).isFalse();
        });
    }
}
