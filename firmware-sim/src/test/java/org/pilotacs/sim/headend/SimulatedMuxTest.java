package org.pilotacs.sim.headend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.emm.TsPackets;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pilotacs.sim.headend.TestEmmg.CHANNEL;
import static org.pilotacs.sim.headend.TestEmmg.CLIENT;
import static org.pilotacs.sim.headend.TestEmmg.DATA;
import static org.pilotacs.sim.headend.TestEmmg.STREAM;

/// What a multiplexer and an EMMG say to each other when all goes well (domain.md, A.4 to A.7).
class SimulatedMuxTest {
    private static final byte[] SECTION = new PrivateSection.ShortForm(0x82, new byte[100]).bytes();

    private final SimulatedMux mux;

    SimulatedMuxTest() throws IOException {
        mux = SimulatedMux.start(MuxSettings.of(0, 100), Instant::now);
    }

    @AfterEach
    void stop() {
        mux.close();
    }

    @Test
    void aStreamIsOpenedUsedAndClosed() throws Exception {
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            emmg.channel(SectionTsPktFlag.SECTIONS).stream().bandwidth(64, 64);
            emmg.provide(SECTION, SECTION);
            emmg.say(new StreamCloseRequest(CLIENT, STREAM));
            emmg.hears(new StreamCloseResponse(CLIENT, STREAM));
            emmg.say(new ChannelClose(CLIENT, CHANNEL));
        }
        await().until(() -> mux.truth().connections().isEmpty());
        MuxTruth.OneStream stream = mux.truth().stream(CLIENT, DATA).orElseThrow();
        assertThat(stream.open()).isFalse();
        assertThat(stream.allocated()).isEqualTo(64);
        assertThat(stream.taken()).isEqualTo(new MuxTruth.Taken(1, 2, 2L * SECTION.length, 2, 0, 2 * 188 * 8));
        assertThat(mux.truth().givenErrors()).isEmpty();
    }

    @Test
    void testsAreAnsweredBothWays() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.TS_PACKETS)) {
            emmg.say(new ChannelTest(CLIENT, CHANNEL));
            ChannelStatus channelStatus = new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.TS_PACKETS);
            emmg.hears(channelStatus);
            emmg.say(new StreamTest(CLIENT, STREAM));
            StreamStatus streamStatus = new StreamStatus(CLIENT, STREAM, DATA, DataType.EMM);
            emmg.hears(streamStatus);

            mux.test();
            emmg.hears(new ChannelTest(CLIENT, CHANNEL));
            emmg.hears(new StreamTest(CLIENT, STREAM));
            emmg.say(channelStatus);
            emmg.say(streamStatus);
            await().until(() -> mux.truth().openStreams().getFirst().statusesHeard() == 1);
            assertThat(mux.truth().channels().getFirst().statusesHeard()).isEqualTo(1);
        }
    }

    /// The step is optional, and a request without a number asks what there is (6.2.5).
    @Test
    void bandwidthCanBeAskedFor() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.say(new StreamBwRequest(CLIENT, STREAM, null));
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, null));
            emmg.bandwidth(500, 100).bandwidth(40, 40);
            emmg.say(new StreamBwRequest(CLIENT, STREAM, null));
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, 40));
        }
    }

    @Test
    void streamsShareTheCapacityAndHearWhenItChanges() throws Exception {
        StreamRef second = new StreamRef(CHANNEL, 3);
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.bandwidth(80, 80);
            emmg.say(new StreamSetup(CLIENT, second, DATA + 1, DataType.PRIVATE_DATA));
            emmg.hears(new StreamStatus(CLIENT, second, DATA + 1, DataType.PRIVATE_DATA));
            emmg.say(new StreamBwRequest(CLIENT, second, 50));
            emmg.hears(new StreamBwAllocation(CLIENT, second, 20));

            mux.capacity(10);
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, 10));
            emmg.hears(new StreamBwAllocation(CLIENT, second, 0));
            mux.capacity(100);
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, 80));
            emmg.hears(new StreamBwAllocation(CLIENT, second, 20));
            emmg.say(new StreamCloseRequest(CLIENT, STREAM));
            emmg.hears(new StreamCloseResponse(CLIENT, STREAM));
            emmg.hears(new StreamBwAllocation(CLIENT, second, 50));
        }
    }

    @Test
    void aConnectionCanHaveAnotherChannelAfterTheFirst() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.say(new ChannelClose(CLIENT, CHANNEL));
            emmg.channel(CLIENT, CHANNEL + 1, SectionTsPktFlag.TS_PACKETS);
            assertThat(mux.truth().openStreams()).isEmpty();
            assertThat(mux.truth().channels()).hasSize(1);
        }
    }

    @Test
    void anyVersionIsSpokenThatItIsSetTo() throws Exception {
        for (int version = 1; version <= 5; version++) {
            try (SimulatedMux other = SimulatedMux.start(MuxSettings.of(0, 100).protocolVersion(version),
                    Instant::now); TestEmmg emmg = new TestEmmg(other.port(), version)) {
                emmg.channel(SectionTsPktFlag.SECTIONS).stream().bandwidth(10, 10);
            }
        }
    }

    @Test
    void manyConnectionsAreTakenEachWithItsChannel() throws Exception {
        List<TestEmmg> emmgs = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            emmgs.add(new TestEmmg(mux.port()).channel(CLIENT, i, SectionTsPktFlag.SECTIONS));
        }
        assertThat(mux.truth().channels()).hasSize(20);
        for (TestEmmg emmg : emmgs) {
            emmg.close();
        }
        await().until(() -> mux.truth().channels().isEmpty());
    }

    @Test
    void dataMayComeByUdp() throws Exception {
        try (TestEmmg _ = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            TestEmmg.provideByUdp(mux, CLIENT, DATA, SECTION, SECTION);
            TestEmmg.provideByUdp(mux, CLIENT, DATA + 1, SECTION);
            TestEmmg.sendByUdp(mux, new byte[]{ 1, 2, 3});
            await().until(() -> mux.truth().unknownData() == 2);
            assertThat(mux.truth().datagrams()).isEqualTo(2);
        }
    }

    @Test
    void packetsAreTakenInPacketMode() throws Exception {
        List<byte[]> packets = TsPackets.packetise(List.of(SECTION, SECTION), 0x1FF0, 3);
        byte[] two = Arrays.copyOf(packets.getFirst(), 376);
        System.arraycopy(packets.getLast(), 0, two, 188, 188);
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.TS_PACKETS)) {
            emmg.provide(packets.getFirst(), two);
            await().until(() -> mux.truth().openStreams().getFirst().taken().packets() == 3);
            assertThat(mux.truth().givenErrors()).isEmpty();
        }
    }
}
