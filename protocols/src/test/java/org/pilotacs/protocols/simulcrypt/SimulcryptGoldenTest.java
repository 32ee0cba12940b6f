package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class SimulcryptGoldenTest {
    private final SimulcryptCodec tcp = SimulcryptCodec.overTcp(SimulcryptCodec.DEFAULT_VERSION);
    private final SimulcryptCodec udp = SimulcryptCodec.overUdp(SimulcryptCodec.DEFAULT_VERSION);

    static Set<String> all() {
        return Samples.all().keySet();
    }

    static Set<String> streamed() {
        return Samples.TCP.keySet();
    }

    @Test
    void everyFixtureHasItsRecordAndEveryRecordAFixture() throws Exception {
        assertThat(Samples.files()).containsExactlyInAnyOrderElementsOf(all());
        assertThat(Samples.TCP.values().stream().map(Object::getClass).distinct()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFixtureReadsAsTheRecord(String name) throws Exception {
        assertThat(codec(name).decode(Samples.bytes(name))).isEqualTo(Samples.message(name));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theRecordIsWrittenAsTheFixtureHasIt(String name) {
        assertThat(Samples.hex(codec(name).encode(Samples.message(name))))
                .isEqualTo(Samples.hex(Samples.bytes(name)));
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void aMessageIsHeardWhole(String name) throws Exception {
        assertThat(new Ear(tcp).hear(Samples.bytes(name)).heard()).containsExactly(Samples.message(name));
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void aMessageIsHeardInSingleBytes(String name) throws Exception {
        var ear = new Ear(tcp);
        byte[] message = Samples.bytes(name);
        for (int at = 0; at < message.length; at++) {
            assertThat(ear.heard()).isEmpty();
            ear.hear(new byte[]{ message[at]});
        }
        assertThat(ear.heard()).containsExactly(Samples.message(name));
        assertThat(ear.waiting()).isZero();
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void twoMessagesInOneReadAreHeardAsTwoWhereverTheReadEnds(String name) throws Exception {
        byte[] message = Samples.bytes(name);
        byte[] two = ByteBuffer.allocate(2 * message.length).put(message).put(message).array();
        for (int split = 0; split <= two.length; split++) {
            var ear = new Ear(tcp).hear(Arrays.copyOf(two, split));
            assertThat(ear.heard()).hasSize(split / message.length);
            ear.hear(Arrays.copyOfRange(two, split, two.length));
            assertThat(ear.heard()).containsExactly(Samples.message(name), Samples.message(name));
        }
    }

    @ParameterizedTest
    @MethodSource("streamed")
    void aMessageThatIsNotWholeIsWaitedFor(String name) throws Exception {
        byte[] message = Samples.bytes(name);
        for (int size = 0; size < message.length; size++) {
            var ear = new Ear(tcp).hear(Arrays.copyOf(message, size));
            assertThat(ear.heard()).isEmpty();
            assertThat(ear.waiting()).isEqualTo(size);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void halfAMessageIsNone(String name) {
        byte[] message = Samples.bytes(name);
        for (int size = 0; size < message.length; size++) {
            assertThat(codec(name).receive(Arrays.copyOf(message, size)))
                    .isInstanceOfSatisfying(Malformed.class, malformed -> {
                        assertThat(malformed.cause().status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
                        assertThat(malformed.cause().desynchronised()).isTrue();
                    });
        }
    }

    /// Cut with its length set right, so that parameters are missing or cut. Without one that may be missing it is
    /// another message.
    @ParameterizedTest
    @MethodSource("all")
    void aMessageThatEndsEarlyIsAnotherOrNone(String name) {
        byte[] message = Samples.bytes(name);
        for (int size = MessageFraming.HEADER; size < message.length; size++) {
            byte[] cut = Arrays.copyOf(message, size);
            ByteBuffer.wrap(cut).putShort(MessageFraming.LENGTH_AT, (short) (size - MessageFraming.HEADER));
            switch (codec(name).receive(cut)) {
                case Malformed(MalformedSimulcryptException cause) -> assertThat(cause.status())
                        .isIn(ErrorStatus.INVALID_MESSAGE, ErrorStatus.MISSING_PARAMETER);
                case SimulcryptMessage heard -> assertThat(codec(name).encode(heard)).isEqualTo(cut);
                case Ignored ignored -> throw new AssertionError(ignored.toString());
            }
        }
    }

    private SimulcryptCodec codec(String name) {
        return Samples.UDP.containsKey(name) ? udp : tcp;
    }
}
