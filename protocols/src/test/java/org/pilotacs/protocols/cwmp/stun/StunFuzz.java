package org.pilotacs.protocols.cwmp.stun;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for STUN, as client and server hear it.
class StunFuzz {
    private final StunReader reader = new StunReader(StunLimits.DEFAULT);
    private final StunReader patient = new StunReader(new StunLimits(0x10000 + StunHeader.SIZE, 32));
    private final StunWriter writer = new StunWriter();

    static Stream<byte[]> seeds() {
        return Fixture.stun().stream().map(Fixture::hex);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsReadCanBeSaid(byte[] datagram) throws MalformedMessageException {
        heard(reader::readRequest, patient::readRequest, datagram);
        heard(reader::readAnswer, patient::readAnswer, datagram);
    }

    private <M extends StunMessage> void heard(Ear<M> ear, Ear<M> patientEar, byte[] datagram)
            throws MalformedMessageException {
        StunDatagram<M> heard;
        try {
            heard = ear.hear(datagram);
        } catch (MalformedMessageException _) {
            return; // the one exception that may be
        }
        heard.isProofOf(StunSamples.CLASSIC_PASSWORD);
        assertThat(patientEar.hear(writer.write(heard.message())).message()).isEqualTo(heard.message());
    }

    @FunctionalInterface
    private interface Ear<M extends StunMessage> {
        StunDatagram<M> hear(byte[] datagram) throws MalformedMessageException;
    }
}
