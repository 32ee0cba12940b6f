package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DataProvisionTest {
    private final SimulcryptCodec tcp = SimulcryptCodec.overTcp(3);
    private final SimulcryptCodec udp = SimulcryptCodec.overUdp(3);

    @Test
    void whatFitsStaysTogether() {
        DataProvision whole = provision(Samples.STREAM, Collections.nCopies(40, 180));
        assertThat(whole.split()).containsExactly(whole);
        assertThat(tcp.encode(whole)).hasSize(31 + 40 * 184);
    }

    @Test
    void whatDoesNotFitBecomesMoreMessages() {
        assertThat(provision(Samples.STREAM, Collections.nCopies(100, 180)).split())
                .extracting(part -> part.datagrams().size()).containsExactly(44, 44, 12);
        assertThat(provision(null, Collections.nCopies(20, 180)).split()).extracting(part -> part.datagrams().size())
                .containsExactly(7, 7, 6);
    }

    @Test
    void partsKeepOrderAndBoundAndAreAsFewAsCanBe() {
        Gen.forAll(gen -> {
            StreamRef stream = gen.flag() ? Samples.STREAM : null;
            SimulcryptCodec codec = stream == null ? udp : tcp;
            List<Integer> sizes = new ArrayList<>();
            for (int i = gen.below(30); i >= 0; i--) {
                sizes.add(gen.below(300));
            }
            DataProvision whole = provision(stream, sizes);
            int bound = 31 + 4 + 300 + gen.below(1000);
            List<DataProvision> parts = whole.split(bound);
            assertThat(parts).flatExtracting(DataProvision::datagrams).isEqualTo(whole.datagrams());
            for (int i = 0; i < parts.size(); i++) {
                int size = codec.encode(parts.get(i)).length;
                assertThat(size).isLessThanOrEqualTo(bound);
                if (i + 1 < parts.size()) {
                    assertThat(size + 4 + parts.get(i + 1).datagrams().getFirst().size()).isGreaterThan(bound);
                }
            }
        });
    }

    @Test
    void aDatagramAsLongAsThereCanBeFillsAMessage() throws Exception {
        int longest = 65535 - 26 - 4;
        DataProvision full = provision(Samples.STREAM, List.of(longest));
        assertThat(full.split(MessageFraming.MAX_SIZE)).containsExactly(full);
        assertThat(full.split(Integer.MAX_VALUE)).containsExactly(full);
        assertThat(tcp.decode(tcp.encode(full))).isEqualTo(full);
        DataProvision overfull = provision(Samples.STREAM, List.of(longest + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> overfull.split(MessageFraming.MAX_SIZE));
        assertThatIllegalArgumentException().isThrownBy(() -> tcp.encode(overfull)).withMessageContaining("65535");
    }

    @Test
    void aDatagramLongerThanTheBoundIsNotSplit() {
        assertThatIllegalArgumentException().isThrownBy(() -> provision(null, List.of(10, 1450)).split())
                .withMessage("a datagram of 1450 bytes in a message of at most 1472");
        assertThatIllegalArgumentException().isThrownBy(() -> provision(Samples.STREAM, List.of(10)).split(0));
    }

    @Test
    void aProvisionHasADatagram() {
        assertThatIllegalArgumentException().isThrownBy(() -> provision(Samples.STREAM, List.of()));
    }

    @Test
    void aStreamIsNamedOnTcpAndOnlyThere() {
        assertThatIllegalArgumentException().isThrownBy(() -> tcp.encode(provision(null, List.of(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> udp.encode(provision(Samples.STREAM, List.of(1))));
    }

    @Test
    void onUdpNothingElseIsSaidOrHeard() {
        Samples.TCP.forEach((name, message) -> {
            if (!(message instanceof DataProvision)) {
                assertThatIllegalArgumentException().isThrownBy(() -> udp.encode(message));
                assertThat(udp.receive(Samples.bytes(name))).isInstanceOf(Ignored.class);
            }
        });
    }

    @Test
    void aStreamThatIsNamedOnUdpIsPassedOver() {
        assertThat(udp.receive(Samples.bytes("data-provision"))).isEqualTo(Samples.UDP.get("udp-data-provision"));
    }

    @Test
    void aStreamThatIsNotNamedOnTcpIsMissing() {
        assertThat(tcp.receive(Samples.bytes("udp-data-provision"))).isInstanceOfSatisfying(Malformed.class,
                malformed -> assertThat(malformed.cause().status()).isEqualTo(ErrorStatus.MISSING_PARAMETER));
    }

    private static DataProvision provision(@Nullable StreamRef stream, List<Integer> sizes) {
        return new DataProvision(Samples.CLIENT, stream, Samples.DATA,
                sizes.stream().map(size -> new Datagram(new byte[size])).toList());
    }
}
