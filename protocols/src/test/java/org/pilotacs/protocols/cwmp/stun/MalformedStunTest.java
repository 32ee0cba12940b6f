package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MalformedStunTest {
    private final StunReader reader = new StunReader(StunLimits.DEFAULT);
    private final StunWriter writer = new StunWriter();

    static List<String> all() {
        return Fixture.stun();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aMessageCutOffAnywhereIsMalformed(String name) {
        byte[] whole = Fixture.hex(name);
        for (int length = 0; length < whole.length; length++) {
            assertMalformed(name, Arrays.copyOf(whole, length));
        }
    }

    /// With the length in the header put right, so that the walk through the attributes meets the end.
    @ParameterizedTest
    @MethodSource("all")
    void aMessageCutOffBetweenAttributesSaysLessAndElsewhereIsMalformed(String name) throws Exception {
        byte[] whole = Fixture.hex(name);
        List<StunAttribute> said = read(name, whole).message().attributes();
        int understood = 0;
        for (int length = StunHeader.SIZE; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            cut[3] = (byte) (length - StunHeader.SIZE);
            try {
                List<StunAttribute> heard = read(name, cut).message().attributes();
                assertThat(heard).isEqualTo(said.subList(0, heard.size()));
                understood++;
            } catch (MalformedMessageException _) {
                // cut inside an attribute
            }
        }
        assertThat(understood).isBetween(1, said.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRequestIsNoAnswerAndAnAnswerNoRequest(String name) {
        byte[] datagram = Fixture.hex(name);
        assertThatThrownBy(
                () -> {
                    if (Fixture.isRequest(name)) {
                        reader.readAnswer(datagram);
                    } else {
                        reader.readRequest(datagram);
                    }
                })
                .isExactlyInstanceOf(MalformedMessageException.class)
                .hasMessage("not the STUN message that belongs here");
    }

    @Test
    void noNoiseDoesMoreThanBeMalformed() {
        Gen.forAll(20_000, gen -> {
            byte[] noise = gen.bytes(gen.below(200));
            if (noise.length >= StunHeader.SIZE && gen.flag()) { // noise behind a sound header
                new StunHeader(StunHeader.BINDING_REQUEST, noise.length - StunHeader.SIZE,
                        new GenStun(gen).transaction()).write(ByteBuffer.wrap(noise));
            }
            attempt(noise);
        });
    }

    @Test
    void noDamageToAMessageDoesMoreThanMakeItMalformed() {
        List<byte[]> fixtures = all().stream().map(Fixture::hex).toList();
        Gen.forAll(20_000, gen -> {
            byte[] damaged = gen.oneOf(fixtures).clone();
            for (int i = gen.below(4); i >= 0; i--) {
                damaged[gen.below(damaged.length)] = (byte) gen.integer();
            }
            attempt(damaged);
        });
    }

    @Test
    void eachLimitIsRefusedJustPastItAndNotBefore() throws Exception {
        byte[] request = writer.write(new BindingRequest(new TransactionId(1, 2),
                Collections.nCopies(10, new StunAttribute.BindingChange())));
        new StunReader(new StunLimits(request.length, 10)).readRequest(request);
        assertThatThrownBy(() -> new StunReader(new StunLimits(request.length - 1, 10)).readRequest(request))
                .isExactlyInstanceOf(MalformedMessageException.class).hasMessage("message too long");
        assertThatThrownBy(() -> new StunReader(new StunLimits(request.length, 9)).readRequest(request))
                .isExactlyInstanceOf(MalformedMessageException.class).hasMessage("too many attributes");
    }

    @Test
    void attributesBehindTheSignatureCountTowardsTheLimit() {
        byte[] message = HexFormat.of().parseHex("0001" + "00b8" + "00".repeat(16) + "00080014" + "00".repeat(20)
                + "c0020000".repeat(40));
        assertThatThrownBy(() -> reader.readRequest(message)).isExactlyInstanceOf(MalformedMessageException.class)
                .hasMessage("too many attributes");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0001000400010050", "00010008000300500a010203", "00010008000200500a010203",
        "0001000c00010050" + "0a0102030a010203", "0003000200000000", "000300080000000000000000", "0009000400000064",
        "0009000400000700", "0009000200000000", "80280004" + "00000000" + "c0020000"})
    void anAttributeThatIsNotWhatItsTypeSaysIsMalformed(String attributes) {
        byte[] message = HexFormat.of().parseHex("0101" + "%04x".formatted(attributes.length() / 2)
                + "2112a442" + "00".repeat(12) + attributes);
        assertThatThrownBy(() -> reader.readAnswer(message)).isExactlyInstanceOf(MalformedMessageException.class);
    }

    @Test
    void whatStunCannotSayIsNotWritten() {
        var unresolved = new BindingRequest(new TransactionId(1, 2), List.of(new StunAttribute.MappedAddress(
                InetSocketAddress.createUnresolved("box.invalid", 1))));
        assertThatThrownBy(() -> writer.write(unresolved)).isInstanceOf(IllegalArgumentException.class);
        var tooLong = new BindingRequest(new TransactionId(1, 2),
                List.of(new StunAttribute.Username("x".repeat(0xFFFF))));
        assertThatThrownBy(() -> writer.write(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StunAttribute.ErrorCode(700, "")).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertMalformed(String name, byte[] datagram) {
        assertThatThrownBy(() -> read(name, datagram)).isExactlyInstanceOf(MalformedMessageException.class);
    }

    private StunDatagram<? extends StunMessage> read(String name, byte[] datagram) throws MalformedMessageException {
        return Fixture.isRequest(name) ? reader.readRequest(datagram) : reader.readAnswer(datagram);
    }

    private void attempt(byte[] datagram) {
        try {
            reader.readRequest(datagram).isProofOf("x");
        } catch (MalformedMessageException _) {
            // the one exception that may be
        }
        try {
            reader.readAnswer(datagram).isProofOf("x");
        } catch (MalformedMessageException _) {
            // the one exception that may be
        }
    }
}
