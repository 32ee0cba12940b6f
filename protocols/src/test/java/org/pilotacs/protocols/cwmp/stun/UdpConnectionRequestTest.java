package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UdpConnectionRequestTest {
    private static final String QUERY = "ts=1120673700&id=1234&un=CPE57689&cn=XTGRWIPC6D3IPXS3"
            + "&sig=FDA44088E52A347CE49D6312521D5621EEB40037";
    private static final Instant TIMESTAMP = Instant.ofEpochSecond(1120673700);
    private static final UdpConnectionRequest REQUEST = UdpConnectionRequest.signed(TIMESTAMP, 1234, "CPE57689",
            "XTGRWIPC6D3IPXS3", "secret");

    @Test
    void theRequestIsWrittenAsTheFixtureHasIt() {
        assertThat(REQUEST.datagramTo(new InetSocketAddress("10.1.1.1", 8080)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(new String(Fixture.text("udp-connection-request"), StandardCharsets.US_ASCII));
    }

    @Test
    void theFixtureReadsAsTheRequest() throws Exception {
        assertThat(UdpConnectionRequest.read(Fixture.text("udp-connection-request"))).isEqualTo(REQUEST);
    }

    @Test
    void theExampleOfTheStandardIsUnderstood() throws Exception {
        assertThat(UdpConnectionRequest.read(Fixture.text("udp-connection-request-standard")))
                .isEqualTo(new UdpConnectionRequest(TIMESTAMP, 1234, "CPE57689", "XTGRWIPC6D3IPXS3",
                        "3545F7B5820D76A3DF45A3A509DA8D8C38F13512"));
    }

    @Test
    void theSignatureProvesThePasswordAndNoOther() throws Exception {
        UdpConnectionRequest heard = UdpConnectionRequest.read(Fixture.text("udp-connection-request"));
        assertThat(heard.isProofOf("secret")).isTrue();
        assertThat(heard.isProofOf("Secret")).isFalse();
        assertThat(heard.isProofOf("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "1120673700,1120673701", "1234,1235", "CPE57689,CPE57688", "XTGRWIPC6D3IPXS3,XTGRWIPC6D3IPXS4",
        "FDA44088,FDA44089"})
    void whoChangesAnythingProvesNothing(String right, String wrong) throws Exception {
        assertThat(read("GET http://10.1.1.1?" + QUERY.replace(right, wrong) + " HTTP/1.1\r\n\r\n").isProofOf("secret"))
                .isFalse();
    }

    /// What other servers send and what our own agent takes from them.
    @ParameterizedTest
    @ValueSource(strings = { "GET http://10.1.1.1:8080/?%s HTTP/1.1\r\nHost: 10.1.1.1\r\n\r\n", "GET ?%s HTTP/1.1\r\n",
        "GET /?%s HTTP/1.1\n\n", "GET http://box.example?x=1&%s&ts=7 HTTP/1.1",
        "GET http://[2001:db8::1]:80?%s HTTP/1.1\r\nContent-Length: 0\r\n\r\n"})
    void whatSurroundsTheQueryDoesNotMatter(String form) throws Exception {
        assertThat(read(form.formatted(QUERY))).isEqualTo(REQUEST);
        assertThat(read(form.formatted(QUERY.toLowerCase(Locale.ROOT).replace("cpe", "CPE").replace("xtgrwipc6d3ipxs3",
                "XTGRWIPC6D3IPXS3")))).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "GET", "GET http://10.1.1.1 HTTP/1.1", "POST http://10.1.1.1?%s HTTP/1.1",
        "GET http://10.1.1.1?%s HTTP/1.0", "GET http://10.1.1.1?%s", "GET http://10.1.1.1? HTTP/1.1",
        "get http://10.1.1.1?%s HTTP/1.1", "GET http://10.1.1.1?%s\r\n HTTP/1.1"})
    void whatIsNoGetWithAQueryIsMalformed(String form) {
        assertMalformed(form.formatted(QUERY));
    }

    @ParameterizedTest
    @CsvSource({ "ts=1120673700,ts=-1", "ts=1120673700,ts=", "ts=1120673700,ts=11206737001120673",
        "ts=1120673700,tt=1", "id=1234,id=12x4", "id=1234,ix=1", "un=,ux=", "cn=,cx=", "sig=F,sig=G", "sig=F,sig=",
        "sig=F,xsig=F", "CPE57689,CPE%5", "CPE57689,CPE%zz"})
    void aQueryThatLacksOrMisspellsAnythingIsMalformed(String right, String wrong) {
        assertThat(QUERY).contains(right);
        assertMalformed("GET http://10.1.1.1?" + QUERY.replace(right, wrong) + " HTTP/1.1");
    }

    @Test
    void aRequestCutOffAnywhereBeforeItsVersionEndsIsMalformed() {
        byte[] whole = Fixture.text("udp-connection-request");
        int end = new String(whole, StandardCharsets.US_ASCII).indexOf("\r\n");
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> UdpConnectionRequest.read(cut))
                    .isExactlyInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void anOverlongDatagramIsMalformed() {
        assertMalformed("GET http://10.1.1.1?" + QUERY + " HTTP/1.1\r\nX: " + "x".repeat(4096));
    }

    @Test
    void namesSurviveTheWireWhateverIsInThem() {
        Gen.forAll(gen -> {
            String password = gen.text();
            var said = UdpConnectionRequest.signed(Instant.ofEpochSecond(gen.number() >>> 12), gen.number() >>> 12,
                    gen.text(), gen.text(), password);
            byte[] datagram = said.datagramTo(new InetSocketAddress("2001:db8::1", 1));
            UdpConnectionRequest heard = UdpConnectionRequest.read(datagram);
            assertThat(heard).isEqualTo(said);
            assertThat(heard.isProofOf(password)).isTrue();
            assertThat(heard.isProofOf(password + "x")).isFalse();
            assertThat(new String(datagram, StandardCharsets.US_ASCII))
                    .startsWith("GET http://[2001:db8:0:0:0:0:0:1]:1?ts=").endsWith("\r\n\r\n").hasLineCount(3);
        });
    }

    @Test
    void noDamageDoesMoreThanMakeItMalformed() {
        byte[] whole = Fixture.text("udp-connection-request");
        Gen.forAll(20_000, gen -> {
            byte[] damaged = whole.clone();
            for (int i = gen.below(4); i >= 0; i--) {
                damaged[gen.below(damaged.length)] = (byte) gen.integer();
            }
            try {
                UdpConnectionRequest.read(damaged).isProofOf("secret");
            } catch (MalformedMessageException _) {
                // the one exception that may be
            }
        });
    }

    /// Replays: the timestamp has to grow and the id to change (G.2.1.4).
    @ParameterizedTest
    @CsvSource({ "1,1235,true", "1,1234,false", "0,1235,false", "0,1234,false", "-1,1235,false"})
    void aRequestIsNewOnceItsTimeHasGrownAndItsIdIsAnother(int seconds, long id, boolean isNew) {
        var next = new UdpConnectionRequest(TIMESTAMP.plusSeconds(seconds), id, "", "", "");
        assertThat(next.isNewAfter(REQUEST)).isEqualTo(isNew);
        assertThat(next.isNewAfter(null)).isTrue();
    }

    @Test
    void fractionsOfASecondAreNotSaid() {
        assertThat(UdpConnectionRequest.signed(TIMESTAMP.plusMillis(999), 1234, "CPE57689", "XTGRWIPC6D3IPXS3",
                "secret")).isEqualTo(REQUEST);
    }

    @Test
    void whatARequestCannotSayIsRefused() {
        assertThatThrownBy(() -> new UdpConnectionRequest(Instant.EPOCH.minusSeconds(1), 1, "", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UdpConnectionRequest(Instant.EPOCH, -1, "", "", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UdpConnectionRequest(Instant.EPOCH, 1, "", "", "A HTTP/1.1\r\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> REQUEST.datagramTo(InetSocketAddress.createUnresolved("box.invalid", 80)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UdpConnectionRequest read(String datagram) throws MalformedMessageException {
        return UdpConnectionRequest.read(datagram.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String datagram) {
        assertThatThrownBy(() -> read(datagram)).isExactlyInstanceOf(MalformedMessageException.class);
    }
}
