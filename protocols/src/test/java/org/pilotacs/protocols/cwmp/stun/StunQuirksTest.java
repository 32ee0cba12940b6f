package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/// What devices do that the standards do not say, and the corners of what they say, one by one.
class StunQuirksTest {
    private static final String BINDING = "dslforum.org/TR-111";
    private final StunReader reader = new StunReader(StunLimits.DEFAULT);

    @Test
    void theTypesNotUnderstoodAreTheRequiredOnesEachOnce() throws Exception {
        assertThat(request("77770000" + "77760004" + "00000000" + "80990000" + "77770000" + "c8000004" + "00000001")
                .notUnderstood()).containsExactly(0x7777, 0x7776);
        assertThat(StunSamples.read("rfc5769-2.4-request-long-term").message().notUnderstood())
                .containsExactly(0x0015, 0x0014);
    }

    @Test
    void ofEqualAttributesTheFirstCounts() throws Exception {
        BindingRequest request = request("00060004" + hex("abcd") + "00060004" + hex("efgh"));
        assertThat(request.find(StunAttribute.Username.class)).isEqualTo(new StunAttribute.Username("abcd"));
        assertThat(request.find(StunAttribute.BindingChange.class)).isNull();
    }

    @Test
    void theFillingOfAClassicTextIsNoPartOfIt() throws Exception {
        assertThat(request("00060008" + hex("CPE57  ") + "20").find(StunAttribute.Username.class))
                .isEqualTo(new StunAttribute.Username("CPE57"));
        assertThat(request("00060008" + hex("CPE57") + "000000").find(StunAttribute.Username.class))
                .isEqualTo(new StunAttribute.Username("CPE57"));
    }

    @Test
    void theFillingOfANewerTextIsOutsideIt() throws Exception {
        byte[] message = HexFormat.of().parseHex("0001000c" + "2112a442" + "00".repeat(12) + "00060006" + hex("CPE5  ")
                + "ffff");
        assertThat(reader.readRequest(message).message().attributes())
                .containsExactly(new StunAttribute.Username("CPE5  "));
    }

    @Test
    void classicAttributesNeedNotBeAligned() throws Exception {
        assertThat(request("c0010013" + hex(BINDING) + "00060005" + hex("CPE57") + "c0020000").attributes())
                .containsExactly(new StunAttribute.ConnectionRequestBinding(), new StunAttribute.Username("CPE57"),
                        new StunAttribute.BindingChange());
        assertThat(request("c0010013" + hex(BINDING) + "00" + "c0020000").attributes()).containsExactly(
                new StunAttribute.ConnectionRequestBinding(), new StunAttribute.BindingChange());
    }

    @ParameterizedTest
    @ValueSource(strings = { "dslforum.org/TR-111 ", "dslforum.org/TR-111\0"})
    void theBindingIsKnownWithBlankOrZero(String value) throws Exception {
        assertThat(request("c0010014" + hex(value)).attributes())
                .containsExactly(new StunAttribute.ConnectionRequestBinding());
    }

    @Test
    void anotherBindingIsNoneOfOurs() throws Exception {
        assertThat(request("c0010004" + hex("abcd")).attributes())
                .containsExactly(new StunAttribute.Unknown(0xC001, "61626364"));
    }

    @Test
    void anOddListOfUnknownTypesIsFilledUpInClassicMessagesOnly() {
        List<StunAttribute> unknown = List.of(new StunAttribute.UnknownAttributes(List.of(0x1234, 0x77, 0x99)));
        assertThat(HexFormat.of().formatHex(
                new StunWriter().write(new BindingAnswer.BindingErrorResponse(new TransactionId(1, 2), unknown))))
                .endsWith("000a0008" + "1234" + "0077" + "0099" + "0099");
        assertThat(HexFormat.of()
                .formatHex(new StunWriter().write(new BindingAnswer.BindingErrorResponse(
                        TransactionId.withCookie(RandomGenerator.getDefault()), unknown))))
                .endsWith("000a0006" + "1234" + "0077" + "0099" + "0000");
    }

    @Test
    void transactionsShowTheirDialect() {
        assertThat(TransactionId.withCookie(RandomGenerator.getDefault()).hasCookie()).isTrue();
        assertThat(new TransactionId(0x2112a44300000000L, 0).hasCookie()).isFalse();
        assertThat(new TransactionId(0x2112a44280000000L, 1)).hasToString("2112a442800000000000000000000001");
    }

    @Test
    void anAddressOfEitherFamilyIsKnown() throws Exception {
        assertThat(request("00020008" + "ff010050" + "0a010203").attributes())
                .containsExactly(new StunAttribute.ResponseAddress(new InetSocketAddress("10.1.2.3", 80)));
        assertThat(request("00020014" + "0002ffff" + "20010db8" + "00".repeat(11) + "01").attributes())
                .containsExactly(new StunAttribute.ResponseAddress(new InetSocketAddress("2001:db8::1", 65535)));
    }

    private BindingRequest request(String attributes) throws Exception {
        return reader.readRequest(HexFormat.of()
                .parseHex("0001" + "%04x".formatted(attributes.length() / 2) + "00".repeat(16) + attributes)).message();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
