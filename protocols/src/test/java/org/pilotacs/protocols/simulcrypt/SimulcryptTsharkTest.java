package org.pilotacs.protocols.simulcrypt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What we say, to the ears of Wireshark.
class SimulcryptTsharkTest {
    private static final int PORT = 4000;
    private static final int DEFECTIVE_LENGTH = 0x12;

    @TempDir
    private Path folder;

    @BeforeEach
    void tshark() {
        Tshark.assume();
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 5})
    void everyMessageOfAConnectionIsUnderstood(int version) throws Exception {
        SimulcryptCodec codec = SimulcryptCodec.overTcp(version);
        var capture = new Pcap(PORT).open();
        List<String> types = new ArrayList<>();
        for (SimulcryptMessage message : conversation(version)) {
            byte[] said = codec.encode(message);
            types.add("0x" + Samples.hex(said).substring(2, 6));
            if (message instanceof FromEmmg) {
                capture.fromClient(said);
            } else {
                capture.fromServer(said);
            }
        }
        List<Tshark.Frame> frames = frames(capture.close());
        assertThat(frames).allSatisfy(frame -> assertThat(frame.isSound()).isTrue());
        List<Tshark.Frame> said = frames.subList(3, frames.size() - 3);
        assertThat(said).allSatisfy(frame -> assertThat(frame.protocols()).endsWith("tcp", "simulcrypt"));
        assertThat(said).flatExtracting(Tshark.Frame::messageTypes).isEqualTo(types);
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 5})
    void aProvisionByUdpIsUnderstood(int version) throws Exception {
        SimulcryptCodec codec = SimulcryptCodec.overUdp(version);
        DataProvision many = new DataProvision(Samples.CLIENT, null, Samples.DATA,
                Collections.nCopies(100, Samples.LONG_SECTION));
        var capture = new Pcap(PORT);
        List<DataProvision> parts = many.split();
        parts.forEach(part -> capture.datagram(codec.encode(part)));
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(frames(capture)).hasSameSizeAs(parts).allSatisfy(frame -> {
            assertThat(frame.protocols()).endsWith("udp", "simulcrypt");
            assertThat(frame.messageTypes()).containsExactly("0x0211");
            assertThat(frame.isSound()).isTrue();
        });
    }

    @Test
    void itReadsWhatWeMean() throws Exception {
        SimulcryptCodec codec = SimulcryptCodec.overTcp(3);
        var capture = new Pcap(PORT).open().fromClient(codec.encode(new ChannelSetup(new ClientId(0x5A5A_0001), 258,
                SectionTsPktFlag.TS_PACKETS)))
                .fromServer(codec.encode(new StreamError(Samples.CLIENT, new StreamRef(258, 772),
                        List.of(ErrorStatus.EXCEEDED_BANDWIDTH), List.of(ErrorInformation.of(6)))))
                .fromClient(codec.encode(new StreamBwRequest(Samples.CLIENT, new StreamRef(258, 772), 4660)))
                .fromClient(codec.encode(new StreamSetup(Samples.CLIENT, new StreamRef(258, 772), 4097,
                        DataType.PRIVATE_DATA)));
        assertThat(Tshark.simulcryptInWords(capture.write(folder.resolve("words.pcap")), PORT))
                .contains("Interface: EMMG <-> MUX", "CHANNEL_SETUP (0x0011)", "STREAM_ERROR (0x0116)",
                        "STREAM_BW_REQUEST (0x0117)", "STREAM_SETUP (0x0111)", "Client ID: 1515847681",
                        "Data Channel ID: 258", "Data Stream ID: 772", "Bandwidth: 4660", "Data ID: 4097");
    }

    /// So that the silence of the other tests means something.
    @Test
    void whatIsBrokenIsSaidToBe() throws Exception {
        byte[] setup = Samples.bytes("channel-setup");
        setup[MessageFraming.LENGTH_AT + 1] = DEFECTIVE_LENGTH;
        var capture = new Pcap(PORT).open().fromClient(setup);
        List<Tshark.Frame> frames = frames(capture);
        assertThat(frames.getLast().protocols()).contains("simulcrypt");
        assertThat(frames.getLast().malformed()).contains("Malformed");
        assertThat(frames.getLast().isSound()).isFalse();
    }

    private List<Tshark.Frame> frames(Pcap capture) throws Exception {
        return Tshark.simulcrypt(capture.write(folder.resolve("simulcrypt.pcap")), PORT);
    }

    /// Every message, those of the fixtures and those that the version alone has.
    private static List<SimulcryptMessage> conversation(int version) {
        List<SimulcryptMessage> said = new ArrayList<>(Samples.TCP.values());
        said.add(new StreamBwRequest(Samples.CLIENT, Samples.STREAM, null));
        said.add(new StreamBwAllocation(Samples.CLIENT, Samples.STREAM, null));
        for (SectionTsPktFlag flag : SectionTsPktFlag.values()) {
            if (flag.isKnownTo(version)) {
                said.add(new ChannelSetup(Samples.CLIENT, Samples.CHANNEL, flag));
            }
        }
        for (DataType type : DataType.values()) {
            said.add(new StreamSetup(Samples.CLIENT, Samples.STREAM, Samples.DATA, type));
        }
        said.add(new ChannelError(Samples.CLIENT, Samples.CHANNEL,
                List.of(ErrorStatus.UNKNOWN_CLIENT_ID, ErrorStatus.UNRECOVERABLE_ERROR),
                List.of(ErrorInformation.of(1), ErrorInformation.of(0xFFFF))));
        return said;
    }
}
