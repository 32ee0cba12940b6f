package org.pilotacs.protocols.simulcrypt;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SimulcryptValuesTest {
    private static final ClientId CLIENT = Samples.CLIENT;
    private static final StreamRef STREAM = Samples.STREAM;

    @Test
    void aClientShowsItsConditionalAccessSystem() {
        assertThat(CLIENT).hasToString("0x5A5A0001").isEqualTo(ClientId.of(0x5A5A, 1));
        assertThat(new ClientId(0xFFFE_0000).caSystemId()).isEqualTo(0xFFFE);
        assertThat(ClientId.of(0xFFFF, 0xFFFF)).isEqualTo(new ClientId(-1)).hasToString("0xFFFFFFFF");
    }

    @Test
    void statusesAreSpoken() {
        assertThat(ErrorStatus.EXCEEDED_BANDWIDTH).hasToString("exceeded bandwidth (0x000F)");
        assertThat(new ErrorStatus(0x7001)).isEqualTo(ErrorStatus.UNRECOVERABLE_ERROR)
                .hasToString("unrecoverable error (0x7001)");
        assertThat(new ErrorStatus(0x0015)).hasToString("reserved (0x0015)");
        assertThat(new ErrorStatus(0x8000)).hasToString("user defined (0x8000)");
    }

    @Test
    void aDatagramShowsOnlyHowItBegins() {
        assertThat(Samples.SECTION).hasToString("19 bytes: 827010DEADBEEF00…");
        assertThat(new Datagram(new byte[]{ 1, 2})).hasToString("2 bytes: 0102");
    }

    @Test
    void bytesAreNobodysToChange() {
        byte[] bytes = { 1, 2};
        var datagram = new Datagram(bytes);
        var information = new ErrorInformation(bytes);
        bytes[0] = 9;
        datagram.bytes()[0] = 9;
        information.bytes()[0] = 9;
        assertThat(datagram).isEqualTo(new Datagram(new byte[]{ 1, 2}))
                .hasSameHashCodeAs(new Datagram(datagram.bytes()));
        assertThat(information).isEqualTo(ErrorInformation.of(0x0102)).hasToString("0102")
                .hasSameHashCodeAs(ErrorInformation.of(0x0102));
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0x10000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void numbersHaveSixteenBits(int number) {
        refused(() -> new StreamRef(number, 0));
        refused(() -> new StreamRef(0, number));
        refused(() -> ClientId.of(number, 0));
        refused(() -> ClientId.of(0, number));
        refused(() -> new ErrorStatus(number));
        refused(() -> ErrorInformation.of(number));
        refused(() -> new Ignored(number));
        refused(() -> new ChannelSetup(CLIENT, number, SectionTsPktFlag.SECTIONS));
        refused(() -> new ChannelTest(CLIENT, number));
        refused(() -> new ChannelStatus(CLIENT, number, SectionTsPktFlag.SECTIONS));
        refused(() -> new ChannelClose(CLIENT, number));
        refused(() -> new ChannelError(CLIENT, number, List.of(ErrorStatus.UNKNOWN_ERROR), List.of()));
        refused(() -> new StreamSetup(CLIENT, STREAM, number, DataType.EMM));
        refused(() -> new StreamStatus(CLIENT, STREAM, number, DataType.EMM));
        refused(() -> new StreamBwRequest(CLIENT, STREAM, number));
        refused(() -> new StreamBwAllocation(CLIENT, STREAM, number));
        refused(() -> new DataProvision(CLIENT, STREAM, number, List.of(Samples.SECTION)));
    }

    @Test
    void anErrorSaysWhich() {
        refused(() -> new ChannelError(CLIENT, 1, List.of(), List.of()));
        refused(() -> new StreamError(CLIENT, STREAM, List.of(), List.of()));
    }

    @Test
    void noValueIsLongerThanAMessage() {
        refused(() -> new Datagram(new byte[65532]));
        refused(() -> new ErrorInformation(new byte[65532]));
    }

    @ParameterizedTest
    @ValueSource(ints = { -1, 0, 6, 259})
    void versionsAreOneToFive(int version) {
        refused(() -> SimulcryptCodec.overTcp(version));
        refused(() -> SimulcryptCodec.overUdp(version));
    }

    /// Annex N.
    @Test
    void arbitraryLengthsAreVersionFives() throws Exception {
        SimulcryptCodec five = SimulcryptCodec.overTcp(5);
        var setup = new ChannelSetup(CLIENT, 1, SectionTsPktFlag.ARBITRARY);
        assertThat(five.decode(five.encode(setup))).isEqualTo(setup);
        var status = new ChannelStatus(CLIENT, 1, SectionTsPktFlag.ARBITRARY);
        assertThat(five.decode(five.encode(status))).isEqualTo(status);
        for (int version = 1; version < 5; version++) {
            SimulcryptCodec codec = SimulcryptCodec.overTcp(version);
            refused(() -> codec.encode(setup));
            refused(() -> codec.encode(status));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 3, 100})
    void errorInformationIsSaidInTwoBytes(int size) {
        var error = new ChannelError(CLIENT, 1, List.of(ErrorStatus.UNKNOWN_ERROR),
                List.of(new ErrorInformation(new byte[size])));
        refused(() -> SimulcryptCodec.overTcp(3).encode(error));
    }

    /// Thousands of statuses, rather than a datagram, make it too long.
    @Test
    void noMessageIsLongerThanItsLengthCanSay() {
        List<ErrorStatus> statuses = Collections.nCopies(0x10000 / 6, ErrorStatus.UNKNOWN_ERROR);
        refused(() -> SimulcryptCodec.overTcp(3).encode(new ChannelError(CLIENT, 1, statuses, List.of())));
    }

    private static void refused(ThrowingCallable act) {
        assertThatIllegalArgumentException().isThrownBy(act);
    }
}
