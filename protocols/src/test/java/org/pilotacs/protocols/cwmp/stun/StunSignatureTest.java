package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StunSignatureTest {
    private final StunReader reader = new StunReader(StunLimits.DEFAULT);
    private final StunWriter writer = new StunWriter();

    /// RFC 3489, 11.2.8, and two other ways that clients of Annex G compute it.
    @ParameterizedTest
    @ValueSource(strings = { "request-signed-classic", "request-signed-plain", "request-signed-lengthless"})
    void everyClassicFormOfSignatureCounts(String name) throws Exception {
        assertThat(StunSamples.read(name).isProofOf(StunSamples.CLASSIC_PASSWORD)).isTrue();
        assertThat(StunSamples.read(name).isProofOf("stun-Secret")).isFalse();
        assertThat(StunSamples.read(name).isProofOf("")).isFalse();
    }

    @Test
    void aMessageWithoutSignatureProvesNothing() throws Exception {
        assertThat(StunSamples.read("request-annex-g").isSigned()).isFalse();
        assertThat(StunSamples.read("request-annex-g").isProofOf("")).isFalse();
    }

    /// Each flipped bit of what is signed, header included, and of the signature itself.
    @Test
    void whoChangesOneBitProvesNothing() throws Exception {
        byte[] signed = Fixture.hex("request-signed-classic");
        int changed = 0;
        for (int bit = 0; bit < 8 * signed.length; bit++) {
            byte[] forged = signed.clone();
            forged[bit / 8] ^= (byte) (1 << bit % 8);
            StunDatagram<BindingRequest> heard;
            try {
                heard = reader.readRequest(forged);
            } catch (MalformedMessageException _) {
                continue; // no message of that kind any more
            }
            assertThat(heard.isProofOf(StunSamples.CLASSIC_PASSWORD)).as("bit %d flipped", bit).isFalse();
            changed++;
        }
        assertThat(changed).isGreaterThan(400);
    }

    /// RFC 5389, 15.4: what a stranger appends does not become part of a signed message.
    @Test
    void whatFollowsTheSignatureDoesNotCount() throws Exception {
        byte[] signed = Fixture.hex("request-signed-classic");
        byte[] more = writer.write(new BindingRequest(new TransactionId(0, 0),
                List.of(new StunAttribute.Username("admin"), new StunAttribute.Unknown(0x7777, ""))));
        byte[] joined = Arrays.copyOf(signed, signed.length + more.length - StunHeader.SIZE);
        System.arraycopy(more, StunHeader.SIZE, joined, signed.length, more.length - StunHeader.SIZE);
        joined[3] += (byte) (more.length - StunHeader.SIZE);
        StunDatagram<BindingRequest> heard = reader.readRequest(joined);
        assertThat(heard.message()).isEqualTo(StunSamples.ALL.get("request-signed-classic"));
    }

    @Test
    void anEmptyPasswordIsAPasswordToo() throws Exception {
        Gen.forAll(20, gen -> {
            StunDatagram<BindingRequest> heard = reader.readRequest(writer.write(new GenStun(gen).request(), ""));
            assertThat(heard.isProofOf("")).isTrue();
            assertThat(heard.isProofOf("x")).isFalse();
        });
    }

    @Test
    void aWrongFingerprintIsMalformed() {
        byte[] vector = Fixture.hex("rfc5769-2.2-response-ipv4");
        vector[vector.length - 1]++;
        assertThatThrownBy(() -> reader.readAnswer(vector)).isExactlyInstanceOf(MalformedMessageException.class)
                .hasMessage("wrong fingerprint");
    }

    @Test
    void aSignatureOfWrongLengthIsMalformed() {
        byte[] message = writer.write(new BindingRequest(new TransactionId(1, 2),
                List.of(new StunAttribute.Unknown(AttributeType.MESSAGE_INTEGRITY, "00".repeat(64)))));
        assertThatThrownBy(() -> reader.readRequest(message)).isExactlyInstanceOf(MalformedMessageException.class);
    }
}
