package org.pilotacs.sim.headend;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.protocols.emm.Cat;
import org.pilotacs.protocols.emm.EmmCommand;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.emm.SectionAssembler;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.Tshark;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// What an EMMG brings comes out as a transport stream, in a file and over UDP.
class HeadendTest {
    @TempDir
    private Path folder;

    private static List<byte[]> emms() {
        List<byte[]> emms = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            emms.add(Emms.emm("%012d".formatted(i), 0, i, new EmmCommand.Rescan(i)));
        }
        emms.add(new PrivateSection.LongForm(0x8A, new PrivateSection.Place(1, 0, true, 0, 0), new byte[700]).bytes());
        return emms;
    }

    private static void play(Headend headend, List<byte[]> sections) throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(headend.mux(), SectionTsPktFlag.SECTIONS)) {
            for (byte[] section : sections) {
                emmg.provide(section);
            }
            await().until(() -> headend.mux().truth().datagrams() == sections.size());
        }
    }

    private static List<byte[]> packets(byte[] stream) {
        assertThat(stream.length % TsPackets.SIZE).isZero();
        List<byte[]> packets = new ArrayList<>();
        for (int at = 0; at < stream.length; at += TsPackets.SIZE) {
            packets.add(Arrays.copyOfRange(stream, at, at + TsPackets.SIZE));
        }
        return packets;
    }

    private static List<byte[]> assembled(List<byte[]> packets, int pid) {
        SectionAssembler assembler = new SectionAssembler(pid);
        return packets.stream().flatMap(packet -> assembler.feed(packet).stream()).toList();
    }

    @Test
    void theFileHasTheSectionsWhereItsCatSays() throws Exception {
        Path file = folder.resolve("mux.ts");
        List<byte[]> sent = emms();
        try (Headend headend = Headend.start(HeadendSettings.of(0, 1_000).tsFile(file), Instant::now)) {
            play(headend, sent);
        }
        List<byte[]> packets = packets(Files.readAllBytes(file));
        Cat cat = Cat.parse(assembled(packets, Cat.PID).getLast());
        assertThat(assembled(packets, cat.emmPid(HeadendSettings.CA_SYSTEM_ID).orElseThrow()))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void wiresharkFindsNothingWrongWithTheFile() throws Exception {
        Tshark.assume();
        Path file = folder.resolve("mux.ts");
        try (Headend headend = Headend.start(
                HeadendSettings.of(0, 1_000).layout(StreamLayout.plain().rate(2_000)).tsFile(file), Instant::now)) {
            play(headend, emms());
        }
        List<MpegJudge.Frame> frames = MpegJudge.frames(file);
        assertSound(frames);
        assertThat(MpegJudge.pids(frames)).contains("0x00001fff");
    }

    /// Of what a constant rate should be, seen over a while, so much may be missing or too much as a thread may sleep.
    @Test
    void nullPacketsFillItUp() throws Exception {
        try (Headend headend = Headend.start(
                HeadendSettings.of(0, 1_000).layout(StreamLayout.plain().rate(3_008)), Instant::now)) {
            long start = System.nanoTime();
            await().until(() -> headend.packets() >= 1_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as("2000 packets a second")
                    .isBetween(Duration.ofMillis(450), Duration.ofSeconds(2));
        }
    }

    /// Seven packets to a datagram.
    @Test
    void wiresharkFindsNothingWrongWithTheDatagrams() throws Exception {
        Tshark.assume();
        List<byte[]> datagrams = new ArrayList<>();
        try (DatagramSocket here = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Headend headend = Headend.start(HeadendSettings.of(0, 1_000)
                        .tsUdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), here.getLocalPort())),
                        Instant::now)) {
            play(headend, emms());
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            for (int i = 0; i < 8; i++) {
                here.receive(packet);
                assertThat(packet.getLength()).isEqualTo(7 * TsPackets.SIZE);
                datagrams.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        }
        Path capture = folder.resolve("mux.pcap");
        MpegJudge.capture(capture, datagrams);
        assertSound(MpegJudge.frames(capture));
    }

    private static void assertSound(List<MpegJudge.Frame> frames) {
        assertThat(frames).isNotEmpty().allMatch(MpegJudge.Frame::isSound);
        assertThat(MpegJudge.pids(frames)).contains("0x00000000", "0x00000001", "0x00000064", "0x00000100");
        assertThat(frames).anyMatch(frame -> frame.caPids().contains("0x0100"))
                .anyMatch(frame -> frame.tableIds().contains("0x82"));
    }
}
