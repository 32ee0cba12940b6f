package org.pilotacs.protocols.simulcrypt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for what either side hears, on connections and in datagrams.
class SimulcryptFuzz {
    private final SimulcryptCodec tcp = SimulcryptCodec.overTcp(3);
    private final SimulcryptCodec udp = SimulcryptCodec.overUdp(3);

    static Stream<byte[]> seeds() {
        return Samples.all().keySet().stream().map(Samples::bytes);
    }

    @MethodSource("seeds")
    @FuzzTest
    void whatIsHeardCanBeSaid(byte[] noise) throws MalformedSimulcryptException {
        heard(udp, noise);
        ByteBuffer stream = ByteBuffer.wrap(noise);
        byte[] message = MessageFraming.ANY.next(stream);
        while (message != null) {
            heard(tcp, message);
            message = MessageFraming.ANY.next(stream);
        }
        // no guide guesses a length, so it is put right as well
        if (noise.length >= MessageFraming.HEADER && noise.length <= MessageFraming.MAX_SIZE) {
            byte[] framed = Arrays.copyOf(noise, noise.length);
            framed[0] = 3;
            ByteBuffer.wrap(framed).putShort(MessageFraming.LENGTH_AT, (short) (noise.length - MessageFraming.HEADER));
            heard(tcp, framed);
            heard(udp, framed);
        }
    }

    private static void heard(SimulcryptCodec codec, byte[] noise) throws MalformedSimulcryptException {
        switch (codec.receive(noise)) {
            case Malformed(MalformedSimulcryptException cause) -> assertThat(cause.information().bytes()).hasSize(2);
            case Ignored _ -> assertThat(noise).hasSizeGreaterThanOrEqualTo(MessageFraming.HEADER);
            case ChannelError error -> said(codec, new ChannelError(error.clientId(), error.dataChannelId(),
                    error.statuses(), sayable(error.information())));
            case StreamError error -> said(codec, new StreamError(error.clientId(), error.stream(), error.statuses(),
                    sayable(error.information())));
            case SimulcryptMessage message -> said(codec, message);
        }
    }

    private static void said(SimulcryptCodec codec, SimulcryptMessage message) throws MalformedSimulcryptException {
        assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
    }

    private static List<ErrorInformation> sayable(List<ErrorInformation> heard) {
        return heard.stream().filter(information -> information.bytes().length == ErrorInformation.SAID_SIZE).toList();
    }
}
