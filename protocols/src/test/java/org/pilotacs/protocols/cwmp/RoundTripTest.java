package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundTripTest {
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();

    @Test
    void whatADeviceSaysSurvivesTheWire() {
        Gen.forAll(gen -> {
            var messages = new GenMessages(gen);
            Envelope<FromCpe> said = messages.envelope(messages.fromCpe());
            assertThat(reader.readFromCpe(writer.write(said))).isEqualTo(said);
        });
    }

    @Test
    void whatAServerSaysSurvivesTheWire() {
        Gen.forAll(gen -> {
            var messages = new GenMessages(gen);
            Envelope<FromAcs> said = messages.envelope(messages.fromAcs());
            assertThat(reader.readFromAcs(writer.write(said))).isEqualTo(said);
        });
    }
}
