package org.pilotacs.acs.link.satellite.mux;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamTest;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;
import static org.pilotacs.acs.link.satellite.mux.Samples.section;

/// Multiplexers that die, fall silent, change their mind or talk nonsense.
@Timeout(60)
class HeadendTroubleTest {
    private final List<AutoCloseable> parts = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }

    @Test
    void one_that_is_killed_amid_deliveries_and_comes_back_loses_none_of_which_it_is_said_that_it_was_read() {
        ObedientMux first = open(ObedientMux.start(20_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), first.port())));
        List<Long> before = rig.playUntil(() -> first.datagrams().size() > 300);
        first.close();
        rig.awaitPhase(0, MuxSaying.PHASE_WAITING);
        assertThat(rig.headend().room()).isEqualTo(new Room.Down());
        assertThat(rig.headend().send(List.of(section(100, 1)))).isEmpty();
        int read = 0;
        for (long delivery : before) {
            read += rig.isRead(delivery) ? 1 : 0;
        }
        assertThat(read).as("said to be read").isLessThanOrEqualTo(first.datagrams().size());
        assertThat(rig.isRead(before.getLast())).isFalse();

        ObedientMux second = open(ObedientMux.start(first.port(), 20_000));
        long after = rig.deliver(section(100, 2));
        assertThat(rig.isRead(after)).isTrue();
        assertThat(second.datagrams()).hasSize(1);
        assertThat(rig.count("pilot.mux.deliveries", "fate", "lost")).isEqualTo(before.size() - read);
    }

    @Test
    void an_allocation_cut_to_a_tenth_holds_from_the_moment_it_comes() {
        ObedientMux mux = open(ObedientMux.start(15_040));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        rig.playUntil(() -> mux.datagrams().size() > 2_000);
        mux.say(new StreamBwAllocation(CLIENT, STREAM, 1_504));
        rig.playUntil(() -> Integer.valueOf(1_504).equals(rig.mux(0).allocation()));
        long before = rig.mux(0).tally().packets();
        long start = System.nanoTime();
        rig.playUntil(() -> System.nanoTime() - start > 2_000_000_000L);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(rig.mux(0).tally().packets() - before).isLessThanOrEqualTo((long) (seconds * 1_000 + 250));
        assertThat(rig.gauge("pilot.mux.allocation", "m0")).isEqualTo(1_504);
    }

    @Test
    void an_allocation_of_nought_stops_everything_until_there_is_one_again() {
        ObedientMux mux = open(ObedientMux.start(1_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        rig.awaitActive(0);
        mux.say(new StreamBwAllocation(CLIENT, STREAM, 0));
        rig.awaitPhase(0, MuxSaying.PHASE_NO_BANDWIDTH);
        assertThat(rig.headend().room()).isEqualTo(new Room.Full(Duration.ofSeconds(1)));
        assertThat(rig.headend().send(List.of(section(100, 1)))).isEmpty();
        assertThat(rig.mux(0).alarm()).isEqualTo(MuxSaying.ALARM_NO_BANDWIDTH.of());
        assertThat(rig.mux(0).active()).isFalse();
        mux.say(new StreamBwAllocation(CLIENT, STREAM, 500));
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        assertThat(rig.isRead(rig.deliver(section(100, 2)))).isTrue();
        assertThat(mux.connections()).isOne();
    }

    /// A black hole: nothing comes back, but the connection stays.
    @Test
    void one_that_falls_silent_is_found_out_and_connected_to_anew() {
        ObedientMux mux = open(ObedientMux.start(1_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        rig.awaitActive(0);
        mux.fallSilent();
        long start = System.nanoTime();
        long delivery = rig.deliver(section(100, 1));
        assertThat(rig.isRead(delivery)).isFalse();
        assertThat(System.nanoTime() - start).as("silence and answer time, and a slow machine")
                .isLessThan(Duration.ofSeconds(5).toNanos());
        Rig.await("another connection", () -> mux.connections() > 1);
        assertThat(error(rig)).isEqualTo(MuxSaying.NO_ANSWER.key());
        assertThat(rig.mux(0).alarm().code()).isEqualTo(MuxSaying.ALARM_DOWN.key());
    }

    @Test
    void one_that_is_silent_while_nothing_is_sent_is_found_out_too() {
        ObedientMux mux = open(ObedientMux.start(1_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        rig.awaitActive(0);
        mux.fallSilent();
        Rig.await("another connection", () -> mux.connections() > 1);
        assertThat(error(rig)).isEqualTo(MuxSaying.NO_ANSWER.key());
        assertThat(mux.heard(ChannelTest.class)).isNotEmpty();
    }

    @Test
    void one_that_does_not_read_makes_no_room_and_is_given_up() {
        LockstepMux mux = open(LockstepMux.start());
        HeadendConfig.Timing brisk = Samples.brisk();
        HeadendConfig.Timing patient = new HeadendConfig.Timing(brisk.connect(), Duration.ofSeconds(20),
                brisk.silence(), brisk.write(), brisk.retry());
        Rig rig = open(new Rig(Samples.config(patient, mux.port())));
        mux.accept().open(65_535);
        rig.awaitActive(0);
        List<Long> deliveries = new ArrayList<>();
        Rig.await("given up", () -> {
            for (int i = 0; i < 20 && rig.headend().room() instanceof Room.Free; i++) {
                rig.headend().send(List.of(section(4_000, 1), section(4_000, 2))).ifPresent(deliveries::add);
            }
            return rig.mux(0).lastError() != null;
        });
        assertThat(error(rig)).isEqualTo(MuxSaying.DOES_NOT_READ.key());
        assertThat(rig.isRead(deliveries.getLast())).isFalse();
        assertThat(deliveries.size()).as("what was taken in of it, in kB").isLessThan(8_000 / 8);
        mux.accept().open(1_000);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        mux.close();
    }

    /// A length that cuts a parameter, one that is longer than what comes, and bytes that are nothing at all.
    @ParameterizedTest
    @ValueSource(strings = { "03 0012 0009 0001 0004 5A5A0001 0003", "03 0012 FFFF 0001", "FF FF FF 0000",
        "03 0012 000D 0001 0003 5A5A00 0003 0002 0001", "02 0012 000E 0001 0004 5A5A0001 0003 0002 0001"})
    void one_that_talks_nonsense_is_hung_up_on_and_tried_again(String nonsense) {
        LockstepMux mux = open(LockstepMux.start());
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        LockstepMux.Conversation talk = mux.accept().open(800);
        rig.awaitActive(0);
        talk.say(HexFormat.of().parseHex(nonsense.replace(" ", "").repeat(3)));
        mux.accept().open(800);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        assertThat(error(rig)).isIn(MuxSaying.GARBAGE.key(), MuxSaying.NO_ANSWER.key());
    }

    @Test
    void noise_never_does_more_than_end_a_connection() {
        LockstepMux mux = open(LockstepMux.start());
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        Random random = new Random(5);
        for (int i = 0; i < 3; i++) {
            LockstepMux.Conversation talk = mux.accept();
            byte[] noise = new byte[500];
            random.nextBytes(noise);
            talk.say(noise);
            assertThat(talk.ends()).isTrue();
        }
        mux.accept().open(800);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
    }

    @Test
    void unknown_messages_are_passed_over_and_counted() {
        LockstepMux mux = open(LockstepMux.start());
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), mux.port())));
        LockstepMux.Conversation talk = mux.accept();
        talk.say(HexFormat.of().parseHex("037FFF0000"));
        talk.open(800);
        talk.say(HexFormat.of().parseHex("038001000401020304"));
        rig.awaitActive(0);
        long delivery = rig.deliver(section(100, 1));
        talk.hear(DataProvision.class);
        talk.hear(StreamTest.class);
        talk.sayStreamStatus();
        assertThat(rig.isRead(delivery)).isTrue();
        assertThat(rig.count("pilot.mux.oddities", "kind", "unknown-type")).isEqualTo(2);
    }

    @Test
    void one_that_floods_is_hung_up_on_while_another_goes_on() {
        LockstepMux bad = open(LockstepMux.start());
        ObedientMux good = open(ObedientMux.start(5_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), bad.port(), good.port())));
        LockstepMux.Conversation talk = bad.accept().open(5_000);
        rig.awaitActive(0, 1);
        byte[] test = SimulcryptCodec.overTcp(3).encode(new ChannelTest(CLIENT, CHANNEL));
        Thread flood = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    talk.say(test);
                }
            } catch (UncheckedIOException _) {
                // hung up on
            }
        });
        List<Long> deliveries = rig.playUntil(() -> !flood.isAlive());
        bad.accept().open(5_000);
        rig.awaitActive(0, 1);
        assertThat(error(rig)).isEqualTo(MuxSaying.FLOODS.key());
        assertThat(deliveries).isNotEmpty().allMatch(rig::isRead);
        assertThat(good.connections()).isOne();
    }

    @Test
    void silence_of_one_does_not_stop_the_other() {
        ObedientMux bad = open(ObedientMux.start(5_000));
        ObedientMux good = open(ObedientMux.start(5_000));
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), bad.port(), good.port())));
        rig.awaitActive(0, 1);
        bad.fallSilent();
        List<Long> deliveries = rig.playUntil(() -> bad.connections() > 1);
        assertThat(deliveries).hasSizeGreaterThan(100).allMatch(rig::isRead);
        assertThat(good.connections()).isOne();
    }

    @Test
    void an_outage_is_told_once_however_often_it_is_tried_in_vain() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(MuxLink.class);
        lines.start();
        logger.addAppender(lines);
        parts.add(() -> logger.detachAppender(lines));
        LockstepMux gone = LockstepMux.start();
        gone.close();
        Rig rig = open(new Rig(Samples.config(Samples.brisk(), gone.port())));
        Rig.await("tries", () -> rig.count("pilot.mux.reconnects") > 5);
        assertThat(error(rig)).isEqualTo(MuxSaying.UNREACHABLE.key());
        assertThat(rig.mux(0).nextTry() == null || rig.mux(0).nextTry().isAfter(Instant.EPOCH)).isTrue();
        assertThat(lines.list).filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.WARN)).hasSize(1);
    }

    @Test
    void a_host_that_there_is_not_is_told_and_tried_again() {
        HeadendConfig config = Samples.config(Samples.brisk(), 1);
        Rig rig = open(new Rig(new HeadendConfig(config.name(), config.mode(),
                List.of(new HeadendConfig.Multiplexer("m0", "mux.invalid", 1)), config.stream(), config.bandwidth(),
                config.provision(), config.timing())));
        Rig.await("tries", () -> rig.count("pilot.mux.reconnects") > 1);
        assertThat(error(rig)).isEqualTo(MuxSaying.UNKNOWN_HOST.key());
    }

    private static String error(Rig rig) {
        return Objects.requireNonNull(Objects.requireNonNull(rig.mux(0).lastError()).text().code());
    }

    private <T extends AutoCloseable> T open(T part) {
        parts.add(part);
        return part;
    }
}
