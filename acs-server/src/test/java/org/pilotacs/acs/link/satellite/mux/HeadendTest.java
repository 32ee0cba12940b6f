package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;
import static org.pilotacs.acs.link.satellite.mux.Samples.section;

/// A head-end and one multiplexer, turn by turn.
@Timeout(60)
class HeadendTest {
    private LockstepMux mux = LockstepMux.start();
    private Rig rig = new Rig(Samples.config(Samples.brisk(), mux.port()));

    @AfterEach
    void stop() {
        mux.close();
        rig.close();
    }

    @Test
    void a_stream_is_opened_and_what_is_sent_on_it_is_read_when_the_test_after_it_is_answered() {
        LockstepMux.Conversation talk = mux.accept();
        assertThat(rig.headend().room()).isEqualTo(new Room.Down());
        talk.open(800);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        assertThat(rig.gauge("pilot.mux.up", "m0")).isOne();
        assertThat(rig.gauge("pilot.mux.allocation", "m0")).isEqualTo(800);

        long first = rig.deliver(section(100, 1), section(200, 2));
        assertThat(talk.hear(DataProvision.class).datagrams())
                .containsExactly(new Datagram(section(100, 1)), new Datagram(section(200, 2)));
        talk.hear(StreamTest.class);
        assertThat(rig.headend().fates()).isEmpty();
        talk.sayStreamStatus();
        assertThat(rig.isRead(first)).isTrue();

        long second = rig.deliver(section(100, 3));
        assertThat(second).isGreaterThan(first);
        talk.hear(DataProvision.class);
        talk.hear(StreamTest.class);
        talk.sayStreamStatus();
        assertThat(rig.isRead(second)).isTrue();

        MuxState state = rig.mux(0);
        assertThat(state.tally()).isEqualTo(new HeadendState.Tally(4, 2, 0));
        assertThat(state.allocation()).isEqualTo(800);
        assertThat(state.active()).isTrue();
        assertThat(state.alarm().isEmpty()).isTrue();
        assertThat(state.lastError()).isNull();
        assertThat(rig.count("pilot.mux.packets")).isEqualTo(4);
        assertThat(rig.count("pilot.mux.deliveries", "fate", "read")).isEqualTo(2);
    }

    @Test
    void what_is_sent_while_a_test_is_under_way_is_not_read_by_its_answer() {
        LockstepMux.Conversation talk = mux.accept().open(800);
        rig.awaitActive(0);
        long first = rig.deliver(section(100, 1));
        talk.hear(DataProvision.class);
        talk.hear(StreamTest.class);
        long second = rig.deliver(section(100, 2));
        talk.hear(DataProvision.class);
        talk.sayStreamStatus();
        assertThat(rig.isRead(first)).isTrue();
        talk.hear(StreamTest.class);
        assertThat(rig.headend().fates()).isEmpty();
        talk.close();
        assertThat(rig.isRead(second)).isFalse();
    }

    @Test
    void tests_are_answered_at_any_moment_also_between_setup_and_status() {
        LockstepMux.Conversation talk = mux.accept();
        ChannelStatus channel = new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS);
        talk.hear(ChannelSetup.class);
        talk.say(new ChannelTest(CLIENT, CHANNEL));
        assertThat(talk.hear(ChannelStatus.class)).isEqualTo(channel);
        talk.sayChannelStatus();
        talk.hear(StreamSetup.class);
        talk.say(new StreamTest(CLIENT, STREAM), new ChannelTest(CLIENT, CHANNEL));
        talk.hear(StreamStatus.class);
        assertThat(talk.hear(ChannelStatus.class)).isEqualTo(channel);
        talk.sayStreamStatus();
        talk.hear(StreamBwRequest.class);
        talk.say(new StreamTest(CLIENT, STREAM));
        talk.hear(StreamStatus.class);
        talk.say(new StreamBwAllocation(CLIENT, STREAM, 100), new StreamTest(CLIENT, STREAM));
        talk.hear(StreamStatus.class);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
    }

    @Test
    void a_multiplexer_that_does_not_say_what_it_allocates_gets_what_was_asked_for() {
        LockstepMux.Conversation talk = mux.accept().openChannel().openStream();
        talk.hear(StreamBwRequest.class);
        talk.say(new StreamBwAllocation(CLIENT, STREAM, null));
        rig.awaitActive(0);
        assertThat(rig.mux(0).allocation()).isNull();
        rig.deliver(section(100, 1));
        talk.hear(DataProvision.class);
    }

    @Test
    void silence_is_broken_by_a_test_of_the_channel_and_an_answer_keeps_the_connection() {
        LockstepMux.Conversation talk = mux.accept().open(800);
        for (int i = 0; i < 3; i++) {
            talk.hear(ChannelTest.class);
            talk.sayChannelStatus();
        }
        assertThat(rig.mux(0).active()).isTrue();
        assertThat(rig.count("pilot.mux.reconnects")).isZero();
    }

    @Test
    void closing_closes_stream_channel_and_connection_in_that_order_and_says_what_was_read() throws Exception {
        LockstepMux.Conversation talk = mux.accept().open(800);
        rig.awaitActive(0);
        long first = rig.deliver(section(100, 1));
        talk.hear(DataProvision.class);
        talk.hear(StreamTest.class);
        Thread closing = Thread.startVirtualThread(() -> rig.headend().close());
        assertThat(talk.hear(StreamCloseRequest.class)).isEqualTo(new StreamCloseRequest(CLIENT, STREAM));
        talk.say(new StreamCloseResponse(CLIENT, STREAM));
        assertThat(talk.hear(ChannelClose.class)).isEqualTo(new ChannelClose(CLIENT, CHANNEL));
        assertThat(talk.ends()).isTrue();
        closing.join();
        assertThat(rig.isRead(first)).isTrue();
        assertThat(rig.mux(0).phase().key()).isEqualTo(MuxSaying.PHASE_CLOSED.key());
        assertThat(rig.headend().room()).isEqualTo(new Room.Down());
        assertThat(rig.gauge("pilot.mux.up", "m0")).isZero();
    }

    @Test
    void closing_does_not_wait_for_ever_for_a_multiplexer_that_does_not_answer() {
        mux.accept().open(800);
        rig.awaitActive(0);
        rig.headend().close();
        assertThat(rig.mux(0).phase().key()).isEqualTo(MuxSaying.PHASE_CLOSED.key());
    }

    @Test
    void packets_are_whole_and_numbered_through() {
        restart(config -> Samples.with(config, Samples.stream(SectionTsPktFlag.TS_PACKETS)));
        LockstepMux.Conversation talk = mux.accept();
        ChannelSetup setup = talk.hear(ChannelSetup.class);
        assertThat(setup.sectionTsPktFlag()).isEqualTo(SectionTsPktFlag.TS_PACKETS);
        talk.say(new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.TS_PACKETS));
        talk.openStream().allocate(5_000);
        rig.awaitActive(0);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rig.deliver(section(150, i), section(150, i));
            for (Datagram datagram : talk.skipTo(DataProvision.class).datagrams()) {
                byte[] bytes = datagram.bytes();
                for (int at = 0; at < bytes.length; at += 188) {
                    packets.add(Arrays.copyOfRange(bytes, at, at + 188));
                }
            }
        }
        for (int i = 0; i < packets.size(); i++) {
            assertThat(packets.get(i)[0]).isEqualTo((byte) 0x47);
            assertThat(packets.get(i)[3] & 0x0F).isEqualTo(i % 16);
        }
        assertThat(rig.mux(0).tally().packets()).isEqualTo(packets.size());
    }

    @Test
    void datagrams_go_by_udp_and_count_as_read_by_the_test_over_tcp() throws IOException {
        try (DatagramSocket air = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            air.setSoTimeout(10_000);
            restart(config -> Samples.with(config,
                    new HeadendConfig.Provision.OverUdp("127.0.0.1", air.getLocalPort(), 1)));
            LockstepMux.Conversation talk = mux.accept().open(800);
            rig.awaitActive(0);
            long delivery = rig.deliver(section(19, 0xBB));
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            air.receive(packet);
            // header, client_id, data_id and one datagram: no data_channel_id, no data_stream_id (6.3)
            assertThat(packet.getLength()).isEqualTo(42);
            assertThat(ByteBuffer.wrap(packet.getData()).getLong()).isEqualTo(0x0302_1100_2500_0100L);
            talk.hear(StreamTest.class);
            talk.sayStreamStatus();
            assertThat(rig.isRead(delivery)).isTrue();

            rig.deliver(section(19, 0xBB));
            Thread.startVirtualThread(() -> rig.headend().close());
            talk.skipTo(StreamCloseRequest.class);
            talk.say(new StreamCloseResponse(CLIENT, STREAM));
            talk.hear(ChannelClose.class);
        }
    }

    @Test
    void datagrams_that_cannot_be_sent_are_told_and_not_tried_all_the_time() {
        restart(config -> Samples.with(config, new HeadendConfig.Provision.OverUdp("nowhere.invalid", 5_000, 1)));
        mux.accept().open(800);
        rig.awaitActive(0);
        Rig.await("room", () -> rig.headend().room() instanceof Room.Free);
        assertThat(rig.headend().send(List.of(section(100, 1)))).isEmpty();
        assertThat(rig.headend().room()).isEqualTo(new Room.Full(UdpSender.PAUSE));
        assertThat(rig.headend().state().alarm().code()).isEqualTo(MuxSaying.ALARM_DATAGRAMS.key());
        assertThat(rig.headend().state().isUp()).isFalse();
        assertThat(rig.headend().fates()).isEmpty();
    }

    @Test
    void what_people_see_is_said_in_their_language() {
        rig.awaitPhase(0, MuxSaying.PHASE_CHANNEL);
        assertThat(Language.ENGLISH.say(rig.mux(0).phase())).isEqualTo("opening the channel");
        assertThat(Language.POLISH.say(rig.mux(0).phase())).isEqualTo("otwiera kanał");
        assertThat(rig.mux(0).address()).isEqualTo("127.0.0.1:" + mux.port());
        assertThat(rig.headend().state().name()).isEqualTo("lab");
        assertThat(rig.headend().state().isUp()).isFalse();
    }

    /// Begins anew with other settings.
    private void restart(UnaryOperator<HeadendConfig> settings) {
        stop();
        mux = LockstepMux.start();
        rig = new Rig(settings.apply(Samples.config(Samples.brisk(), mux.port())));
    }
}
