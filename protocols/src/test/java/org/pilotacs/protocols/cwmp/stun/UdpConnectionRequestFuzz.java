package org.pilotacs.protocols.cwmp.stun;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.InetSocketAddress;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for the UDP connection request, as a device hears it.
class UdpConnectionRequestFuzz {
    private static final InetSocketAddress BOX = new InetSocketAddress("192.0.2.7", 7547);

    static Stream<byte[]> seeds() {
        return Fixture.names("udp").stream().map(Fixture::text);
    }

    @MethodSource("seeds")
    @DictionaryEntries({ "GET ", " HTTP/1.1", "&ts=", "&id=", "&un=", "&cn=", "&sig=", "%00", "%C5%BC"})
    @FuzzTest
    void whatIsReadCanBeSaid(byte[] datagram) throws MalformedMessageException {
        UdpConnectionRequest heard;
        try {
            heard = UdpConnectionRequest.read(datagram);
        } catch (MalformedMessageException _) {
            return; // the one exception that may be
        }
        heard.isProofOf("secret");
        byte[] said = heard.datagramTo(BOX);
        if (said.length <= UdpQuery.LONGEST) { // else what came raw has grown by its encoding
            assertThat(UdpConnectionRequest.read(said)).isEqualTo(heard);
        }
    }
}
