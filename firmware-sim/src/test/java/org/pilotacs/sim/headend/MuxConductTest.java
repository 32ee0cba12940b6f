package org.pilotacs.sim.headend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pilotacs.sim.headend.TestEmmg.CHANNEL;
import static org.pilotacs.sim.headend.TestEmmg.CLIENT;
import static org.pilotacs.sim.headend.TestEmmg.DATA;
import static org.pilotacs.sim.headend.TestEmmg.STREAM;

/// A multiplexer that is killed, hangs, babbles or refuses.
class MuxConductTest {
    private static final byte[] SECTION = new PrivateSection.ShortForm(0x82, new byte[170]).bytes();
    private static final ChannelTest TEST = new ChannelTest(CLIENT, CHANNEL);
    private static final ChannelStatus STATUS = new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS);

    private final SimulatedMux mux;

    MuxConductTest() throws IOException {
        mux = SimulatedMux.start(MuxSettings.of(0, 60_000), Instant::now);
    }

    @AfterEach
    void stop() {
        mux.close();
    }

    private TestEmmg ready() throws Exception {
        return TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS);
    }

    @Test
    void killedItForgetsAllAndComesBackWhereItWas() throws Exception {
        int port = mux.port();
        try (TestEmmg emmg = ready()) {
            mux.kill();
            assertThat(emmg.isCutOff()).isTrue();
            assertThatThrownBy(() -> new TestEmmg(port)).isInstanceOf(ConnectException.class);
            assertThat(mux.isUp()).isFalse();
            assertThat(mux.truth().connections()).isEmpty();
            assertThat(mux.truth().openStreams()).isEmpty();
        }
        mux.restart();
        assertThat(mux.port()).isEqualTo(port);
        try (TestEmmg emmg = ready()) {
            emmg.bandwidth(10, 10);
            assertThat(mux.truth().streams()).hasSize(2);
            TestEmmg.provideByUdp(mux, CLIENT, DATA, SECTION);
            await().until(() -> mux.truth().datagrams() == 1);
        }
    }

    @Test
    void aBlackHoleTakesAllAndGivesNothing() throws Exception {
        try (TestEmmg emmg = ready()) {
            mux.conduct(new Conduct.BlackHole());
            emmg.patience(300);
            emmg.say(TEST);
            assertThatThrownBy(emmg::hear).isInstanceOf(SocketTimeoutException.class);
            try (TestEmmg late = new TestEmmg(mux.port())) {
                late.patience(300);
                late.say(new ChannelSetup(CLIENT, CHANNEL + 1, SectionTsPktFlag.SECTIONS));
                assertThatThrownBy(late::hear).isInstanceOf(SocketTimeoutException.class);
                emmg.provide(SECTION);

                mux.conduct(new Conduct.Proper());
                late.patience(5_000);
                late.hears(new ChannelStatus(CLIENT, CHANNEL + 1, SectionTsPktFlag.SECTIONS));
            }
            emmg.patience(5_000);
            emmg.hears(STATUS);
            await().until(() -> mux.truth().datagrams() == 1);
        }
    }

    /// What is sent into a black hole comes to a stop when all buffers are full.
    @Test
    void aBlackHoleReadsNothing() throws Exception {
        byte[] section = new PrivateSection.ShortForm(0x82, new byte[4_000]).bytes();
        AtomicLong sent = new AtomicLong();
        try (TestEmmg emmg = ready()) {
            mux.conduct(new Conduct.BlackHole());
            Thread.ofVirtual().start(() -> sendWithoutEnd(emmg, section, sent));
            await().during(Duration.ofMillis(400)).until(new Standstill(sent));
            assertThat(mux.truth().datagrams()).isZero();
        }
    }

    private static void sendWithoutEnd(TestEmmg emmg, byte[] section, AtomicLong sent) {
        try {
            while (true) {
                emmg.provide(section);
                sent.incrementAndGet();
            }
        } catch (IOException closed) {
            // that was the end
        }
    }

    /// True while a number is what it was when it was looked at last.
    private static final class Standstill implements Callable<Boolean> {
        private final AtomicLong number;
        private long last;

        Standstill(AtomicLong number) {
            this.number = number;
        }

        @Override
        public Boolean call() {
            long now = number.get();
            boolean still = now > 0 && now == last;
            last = now;
            return still;
        }
    }

    @Test
    void silentItDoesWhatItIsAskedAndSaysNothing() throws Exception {
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            mux.conduct(new Conduct.Silent());
            emmg.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
            await().until(() -> mux.truth().channels().size() == 1);
            mux.conduct(new Conduct.Proper());
            emmg.say(TEST);
            emmg.hears(STATUS);
        }
    }

    @Test
    void eachRequestCanBeRefused() throws Exception {
        ErrorStatus status = new ErrorStatus(0x8001);
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            mux.conduct(new Conduct.Refuses(ChannelSetup.class, ErrorStatus.UNRECOVERABLE_ERROR));
            emmg.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
            emmg.hears(new ChannelError(CLIENT, CHANNEL, List.of(ErrorStatus.UNRECOVERABLE_ERROR), List.of()));
            StreamError refused = new StreamError(CLIENT, STREAM, List.of(status), List.of());
            mux.conduct(new Conduct.Refuses(StreamSetup.class, status));
            emmg.channel(SectionTsPktFlag.SECTIONS);
            emmg.say(new StreamSetup(CLIENT, STREAM, DATA, DataType.EMM));
            emmg.hears(refused);
            mux.conduct(new Conduct.Refuses(StreamBwRequest.class, status));
            emmg.stream();
            emmg.say(new StreamBwRequest(CLIENT, STREAM, 4));
            emmg.hears(refused);
            mux.conduct(new Conduct.Refuses(DataProvision.class, status));
            emmg.bandwidth(4, 4);
            emmg.provide(SECTION);
            emmg.hears(refused);
            assertThat(mux.truth().datagrams()).isZero();
            assertThat(mux.truth().statuses()).containsExactly(ErrorStatus.UNRECOVERABLE_ERROR, status, status, status);
        }
    }

    @Test
    void someHangUpInsteadOfAnswering() throws Exception {
        mux.conduct(new Conduct.HangsUp(StreamSetup.class));
        try (TestEmmg emmg = new TestEmmg(mux.port()).channel(SectionTsPktFlag.SECTIONS)) {
            emmg.say(new StreamSetup(CLIENT, STREAM, DATA, DataType.EMM));
            assertThat(emmg.isCutOff()).isTrue();
        }
        mux.conduct(new Conduct.Proper());
        try (TestEmmg emmg = ready()) {
            mux.hangUp();
            assertThat(emmg.isCutOff()).isTrue();
        }
    }

    @Test
    void garbageIsNoAnswer() throws Exception {
        mux.conduct(new Conduct.Garbage());
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            emmg.patience(500);
            emmg.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
            assertThatThrownBy(emmg::hear).isInstanceOfAny(MalformedSimulcryptException.class,
                    SocketTimeoutException.class, ClassCastException.class);
        }
    }

    @Test
    void aFloodDoesNotEndByItself() throws Exception {
        try (TestEmmg emmg = ready()) {
            mux.conduct(new Conduct.Floods());
            for (int i = 0; i < 5_000; i++) {
                emmg.hears(TEST);
            }
            mux.conduct(new Conduct.Proper());
            try (TestEmmg other = new TestEmmg(mux.port())) {
                other.channel(CLIENT, CHANNEL + 1, SectionTsPktFlag.SECTIONS);
            }
        }
    }

    @Test
    void readingSlowlyItTakesItsTime() throws Exception {
        try (TestEmmg emmg = ready()) {
            mux.conduct(new Conduct.ReadsSlowly(2_000));
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                emmg.provide(SECTION);
            }
            emmg.say(TEST);
            emmg.hears(STATUS);
            // the last read is the one that is not waited for
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(300),
                    Duration.ofSeconds(4));
            assertThat(mux.truth().datagrams()).isEqualTo(10);
        }
    }

    @Test
    void errorsCanComeUnasked() throws Exception {
        try (TestEmmg emmg = ready()) {
            mux.channelError(ErrorStatus.UNKNOWN_ERROR);
            emmg.hears(new ChannelError(CLIENT, CHANNEL, List.of(ErrorStatus.UNKNOWN_ERROR), List.of()));
            mux.streamError(ErrorStatus.UNKNOWN_DATA_ID);
            emmg.hears(new StreamError(CLIENT, STREAM, List.of(ErrorStatus.UNKNOWN_DATA_ID), List.of()));
            emmg.say(new StreamTest(CLIENT, STREAM));
            emmg.hears(new StreamError(CLIENT, STREAM, List.of(ErrorStatus.UNKNOWN_DATA_STREAM_ID), List.of()));
            emmg.stream();
        }
    }

    @Test
    void itCanBeMadeToSayAnything() throws Exception {
        StreamStatus lie = new StreamStatus(CLIENT, STREAM, DATA + 5, DataType.ECM);
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            await().until(() -> mux.truth().connections().size() == 1);
            mux.say(lie);
            emmg.hears(lie);
            mux.say(new byte[]{ 3, 0x7F, (byte) 0xFF, 0});
            emmg.patience(300);
            assertThat(emmg.isCutOff()).isFalse();
        }
    }
}
