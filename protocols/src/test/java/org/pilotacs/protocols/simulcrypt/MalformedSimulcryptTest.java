package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MalformedSimulcryptTest {
    private static final String CLIENT = "0001 0004 5A5A0001 ";
    private static final String CHANNEL = "0003 0002 0001 ";
    private static final String STREAM = "0004 0002 0002 ";
    private static final String DATA = "0008 0002 1001 ";
    private static final String DATAGRAM = "0005 0003 827000 ";

    private final SimulcryptCodec codec = SimulcryptCodec.overTcp(3);

    @Test
    void aParameterThatRunsOverDesynchronises() {
        byte[] setup = Samples.bytes("channel-setup");
        byte[] cut = ByteBuffer.allocate(setup.length - 1).put(setup, 0, setup.length - 1).array();
        cut[MessageFraming.LENGTH_AT + 1] = 0x12;
        MalformedSimulcryptException fault = fault(cut);
        assertThat(fault.status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(19));
        assertThat(fault.desynchronised()).isTrue();
        assertThat(fault.clientId()).isEqualTo(Samples.CLIENT);
        assertThat(fault.dataChannelId()).isEqualTo(Samples.CHANNEL);
        assertThat(fault.dataStreamId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "00", "0003", "0003 00", "0003 0002", "0003 0002 00", "0003 FFFF 0001"})
    void noParameterMayEndBehindItsMessage(String last) {
        MalformedSimulcryptException fault = fault(message(0x0012, CLIENT + last));
        assertThat(fault.status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(13));
        assertThat(fault.desynchronised()).isTrue();
        assertThat(fault.dataChannelId()).isNull();
    }

    @Test
    void aLengthThatIsNotTheParametersIsInconsistent() {
        MalformedSimulcryptException fault = fault(Samples.hex("03 0011 000D 0001 0003 5A5A00 0003 0002 0001"));
        assertThat(fault.status()).isEqualTo(ErrorStatus.INCONSISTENT_LENGTH);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(0x0001));
        assertThat(fault.desynchronised()).isFalse();
        assertThat(fault.clientId()).isNull();
        assertThat(fault.dataChannelId()).isEqualTo(Samples.CHANNEL);
    }

    @ParameterizedTest
    @CsvSource({ "0001,4", "0003,2", "0004,2", "0008,2", "0007,1"})
    void everyFixedLengthIsHeld(String type, int length) {
        for (int wrong : List.of(0, length - 1, length + 1, 2 * length + 4)) {
            String other = type + " %04X ".formatted(wrong) + "00".repeat(wrong);
            String right = type + " %04X ".formatted(length);
            String setup = CLIENT + CHANNEL + STREAM + DATA + "0007 0001 00 ";
            int at = setup.indexOf(right);
            String rest = setup.substring(at + right.length() + 2 * length);
            MalformedSimulcryptException fault = fault(message(0x0111, setup.substring(0, at) + other + rest));
            assertThat(fault.status()).isEqualTo(ErrorStatus.INCONSISTENT_LENGTH);
            assertThat(fault.information()).isEqualTo(new ErrorInformation(Samples.hex(type)));
            assertThat(fault.desynchronised()).isFalse();
        }
    }

    @Test
    void aRepeatedParameterHasAFixedLengthEachTime() {
        MalformedSimulcryptException fault = fault(
                message(0x0015, CLIENT + CHANNEL + "7000 0002 0001" + "7000 0003 000100"));
        assertThat(fault.status()).isEqualTo(ErrorStatus.INCONSISTENT_LENGTH);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(0x7000));
    }

    @Test
    void aMandatoryParameterMayNotBeMissing() {
        MalformedSimulcryptException fault = fault(Samples.hex("03 0011 000E" + CLIENT + CHANNEL));
        assertThat(fault.status()).isEqualTo(ErrorStatus.MISSING_PARAMETER);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(0x0002));
        assertThat(fault.desynchronised()).isFalse();
        assertThat(fault.clientId()).isEqualTo(Samples.CLIENT);
        assertThat(fault.dataChannelId()).isEqualTo(Samples.CHANNEL);
    }

    @ParameterizedTest
    @CsvSource({ "0011,2", "0012,3", "0013,3", "0014,3", "0015,0x7000", "0111,7", "0112,4", "0113,7", "0114,4",
        "0115,4",
        "0116,0x7000", "0117,4", "0118,4", "0211,5"})
    void eachMessageNamesWhatItMisses(String type, int last) {
        String all = CLIENT + CHANNEL + STREAM + DATA + "0002 0001 00 0007 0001 00 7000 0002 0001" + DATAGRAM;
        int messageType = Integer.parseInt(type, 16);
        assertThat(codec.receive(message(messageType, all))).isInstanceOf(SimulcryptMessage.class);
        MalformedSimulcryptException fault = fault(message(messageType, without(all, last)));
        assertThat(fault.status()).isEqualTo(ErrorStatus.MISSING_PARAMETER);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(last));
    }

    @Test
    void whatIsSaidOnceMayNotBeSaidTwice() {
        MalformedSimulcryptException fault = fault(message(0x0012, CLIENT + CHANNEL + CHANNEL));
        assertThat(fault.status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(19));
        assertThat(fault.desynchronised()).isFalse();
        assertThat(fault.dataChannelId()).isEqualTo(Samples.CHANNEL);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4, 5, 0, 0x47, 0xFF})
    void anotherVersionIsNotUnderstood(int version) {
        byte[] status = Samples.bytes("stream-status");
        status[0] = (byte) version;
        MalformedSimulcryptException fault = fault(status);
        assertThat(fault.status()).isEqualTo(ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(0));
        assertThat(fault.desynchronised()).isFalse();
        assertThat(fault.clientId()).isEqualTo(Samples.CLIENT);
        assertThat(fault.dataChannelId()).isEqualTo(Samples.CHANNEL);
        assertThat(fault.dataStreamId()).isEqualTo(Samples.STREAM.dataStreamId());
    }

    @ParameterizedTest
    @CsvSource({ "0002,02", "0002,FF", "0007,03", "0007,80"})
    void aReservedValueIsInvalid(String parameter, String value) {
        MalformedSimulcryptException fault = fault(message(parameter.equals("0002") ? 0x0011 : 0x0111,
                CLIENT + CHANNEL + STREAM + DATA + parameter + "0001" + value));
        assertThat(fault.status()).isEqualTo(ErrorStatus.INVALID_VALUE);
        assertThat(fault.information()).isEqualTo(new ErrorInformation(Samples.hex(parameter)));
        assertThat(fault.desynchronised()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x0000, 0x0001, 0x0010, 0x0016, 0x0119, 0x0212, 0x7FFF, 0x8000, 0xFFFF})
    void anUnknownMessageIsIgnoredWhateverItSays(int type) {
        assertThat(codec.receive(message(type, ""))).isEqualTo(new Ignored(type));
        assertThat(codec.receive(message(type, "0001 FFFF 00"))).isEqualTo(new Ignored(type));
    }

    /// The vector of this name in the reference: `03 7FFF 0000`.
    @Test
    void anUnknownMessageHasANumber() {
        assertThat(codec.receive(Samples.hex("03 7FFF 0000"))).hasToString("Ignored[messageType=0x7FFF]");
    }

    @Test
    void parametersComeInAnyOrderAndUnknownOnesArePassedOver() {
        byte[] setup = message(0x0111, "8001 0000" + DATA + "0000 0002 FFFF" + STREAM + "0007 0001 00" + CHANNEL
                + "0006 0001 00 0006 0001 00" + CLIENT + "7001 0001 00");
        assertThat(codec.receive(setup)).isEqualTo(Samples.TCP.get("stream-setup"));
    }

    @Test
    void errorInformationMayHaveAnyLength() {
        byte[] error = message(0x0015, "7001 0000" + CHANNEL + "7000 0002 8001 7001 0005 68656C6C6F" + CLIENT
                + "7000 0002 000F");
        assertThat(codec.receive(error)).isEqualTo(new ChannelError(Samples.CLIENT, Samples.CHANNEL,
                List.of(new ErrorStatus(0x8001), ErrorStatus.EXCEEDED_BANDWIDTH),
                List.of(new ErrorInformation(new byte[0]), new ErrorInformation(Samples.hex("68656C6C6F")))));
    }

    @Test
    void aDatagramWithoutBytesIsHeard() {
        assertThat(codec.receive(message(0x0211, CLIENT + CHANNEL + STREAM + DATA + "0005 0000")))
                .isEqualTo(new DataProvision(Samples.CLIENT, Samples.STREAM, Samples.DATA,
                        List.of(new Datagram(new byte[0]))));
    }

    @Test
    void thereIsNothingBehindAMessage() {
        byte[] longer = new byte[Samples.bytes("channel-test").length + 1];
        ByteBuffer.wrap(longer).put(Samples.bytes("channel-test"));
        assertThat(fault(longer).status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
    }

    /// The longest message there can be, full of the smallest parameters.
    @Test
    void theFaultOfALongMessageIsFound() {
        byte[] longest = new byte[MessageFraming.MAX_SIZE];
        ByteBuffer.wrap(longest).put(Samples.hex("03 0211 FFFF" + CLIENT));
        MalformedSimulcryptException fault = fault(longest);
        assertThat(fault.status()).isEqualTo(ErrorStatus.INVALID_MESSAGE);
        assertThat(fault.information()).isEqualTo(ErrorInformation.of(0xFFFF));
        assertThat(fault.clientId()).isEqualTo(Samples.CLIENT);
    }

    /// As one multiplexer says it, although Table 3 has it say whom it is about.
    @Test
    void anErrorWithoutIdsStillTellsItsStatusAndIsNotToBeAnswered() {
        MalformedSimulcryptException fault = fault(message(0x0116, "7000 0002 000F 7001 0003 414243"));
        assertThat(fault.status()).isEqualTo(ErrorStatus.MISSING_PARAMETER);
        assertThat(fault.isError()).isTrue();
        assertThat(fault.said()).isEqualTo(ErrorStatus.EXCEEDED_BANDWIDTH);
        assertThat(fault(message(0x0011, "7000 0002 000F")).said()).as("no error").isNull();
        assertThat(fault(message(0x0011, "7000 0002 000F")).isError()).isFalse();
    }

    private MalformedSimulcryptException fault(byte[] message) {
        return switch (codec.receive(message)) {
            case Malformed(MalformedSimulcryptException cause) -> cause;
            case Decoded decoded -> throw new AssertionError("sound: " + decoded);
        };
    }

    private static byte[] message(int type, String parameters) {
        byte[] rest = Samples.hex(parameters);
        return ByteBuffer.allocate(MessageFraming.HEADER + rest.length).put((byte) 3).putShort((short) type)
                .putShort((short) rest.length).put(rest).array();
    }

    private static String without(String parameters, int type) {
        byte[] all = Samples.hex(parameters);
        ByteBuffer in = ByteBuffer.wrap(all);
        var rest = new StringBuilder();
        while (in.hasRemaining()) {
            int at = in.position();
            int found = Short.toUnsignedInt(in.getShort());
            int end = at + Parameter.TAG + Short.toUnsignedInt(in.getShort());
            in.position(end);
            if (found != type) {
                rest.append(Samples.hex(all), 2 * at, 2 * end);
            }
        }
        return rest.toString();
    }
}
