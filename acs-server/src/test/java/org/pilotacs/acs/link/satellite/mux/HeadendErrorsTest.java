package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxError;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;
import static org.pilotacs.acs.link.satellite.mux.Samples.section;

/// What a head-end does about each error_status (Table 8), while it sets up and while it sends.
@Timeout(60)
class HeadendErrorsTest {
    private static final SimulcryptCodec CODEC = SimulcryptCodec.overTcp(3);

    private final LockstepMux mux = LockstepMux.start();
    private final Rig rig = new Rig(Samples.config(Samples.brisk(), mux.port()));

    @AfterEach
    void stop() {
        mux.close();
        rig.close();
    }

    @ParameterizedTest(name = "0x{0}")
    @ValueSource(strings = { "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "000A", "000B",
        "000C", "000D", "000E", "000F", "0010", "0011", "0012", "0013", "0014", "7000", "7001", "0015", "8001"})
    void an_error_instead_of_the_streams_status_is_reacted_to(String code) {
        ErrorStatus status = status(code);
        LockstepMux.Conversation talk = mux.accept().openChannel();
        talk.hear(StreamSetup.class);
        talk.say(streamError(status));
        switch (Reaction.to(status)) {
            case REFUSED -> assertRefused(talk, code);
            case REOPEN_STREAM -> talk.hear(StreamSetup.class);
            case REOPEN_CHANNEL, BACK_OFF, SLOW_DOWN, SMALLER_MESSAGES -> {
                talk.hear(ChannelClose.class);
                assertThat(talk.ends()).isTrue();
                mux.accept().open(800);
                rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
            }
        }
        assertTold(code);
    }

    @ParameterizedTest(name = "0x{0}")
    @ValueSource(strings = { "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "000A", "000B",
        "000C", "000D", "000E", "000F", "0010", "0011", "0012", "0013", "0014", "7000", "7001", "0015", "8001"})
    void an_error_on_an_open_stream_is_reacted_to(String code) {
        ErrorStatus status = status(code);
        LockstepMux.Conversation talk = mux.accept().open(800);
        rig.awaitActive(0);
        long before = rig.deliver(section(100, 1));
        talk.hear(DataProvision.class);
        talk.hear(StreamTest.class);
        talk.say(streamError(status));
        assertThat(rig.isRead(before)).as("what was sent before").isFalse();
        switch (Reaction.to(status)) {
            case REFUSED -> assertRefused(talk, code);
            case REOPEN_STREAM -> {
                talk.openStream().allocate(800);
                assertReads(talk);
            }
            case REOPEN_CHANNEL, BACK_OFF -> {
                talk.hear(ChannelClose.class);
                assertThat(talk.ends()).isTrue();
                assertReads(mux.accept().open(800));
            }
            case SLOW_DOWN -> {
                talk.sayStreamStatus();
                assertThat(rig.mux(0).alarm()).isEqualTo(MuxSaying.ALARM_SLOWED.of());
                assertReadsAfterSilence(talk);
            }
            case SMALLER_MESSAGES -> {
                talk.sayStreamStatus();
                rig.deliver(Collections.nCopies(40, section(180, 1)).toArray(byte[][]::new));
                assertThat(CODEC.encode(talk.hear(DataProvision.class))).hasSizeLessThanOrEqualTo(4 << 10);
            }
        }
        assertTold(code);
    }

    private void assertReads(LockstepMux.Conversation talk) {
        long after = rig.deliver(section(100, 2));
        talk.hear(DataProvision.class);
        talk.skipTo(StreamTest.class);
        talk.sayStreamStatus();
        assertThat(rig.isRead(after)).as("what was sent after").isTrue();
    }

    /// Nothing is sent for a while ([OutletTest] says how long), but the connection is tested.
    private void assertReadsAfterSilence(LockstepMux.Conversation talk) {
        CompletableFuture<Long> after = CompletableFuture.supplyAsync(() -> rig.deliver(section(100, 2)));
        talk.answerUntil(DataProvision.class);
        talk.answerUntil(StreamTest.class);
        talk.sayStreamStatus();
        assertThat(rig.isRead(after.join())).as("what was sent after").isTrue();
    }

    private void assertRefused(LockstepMux.Conversation talk, String code) {
        talk.hear(ChannelClose.class);
        assertThat(talk.ends()).isTrue();
        rig.awaitPhase(0, MuxSaying.PHASE_WAITING);
        MuxState state = rig.mux(0);
        assertThat(state.alarm()).isEqualTo(MuxSaying.ALARM_SETTINGS.of(MuxSaying.code(status(code))));
        assertThat(Objects.requireNonNull(state.nextTry()))
                .isAfter(Clock.systemUTC().instant().plus(Duration.ofMinutes(4)));
        rig.headend().retry("m0");
        mux.accept().open(800);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        assertThat(rig.mux(0).alarm()).isEqualTo(Saying.NOTHING);
        assertThat(rig.mux(0).nextTry()).isNull();
    }

    private void assertTold(String code) {
        MuxError error = Objects.requireNonNull(rig.mux(0).lastError());
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.text()).isEqualTo(MuxSaying.code(status(code)));
        String counted = code.equals("0015") ? "reserved" : code.equals("8001") ? "user" : code;
        assertThat(rig.count("pilot.mux.errors", "code", counted, "headend", "lab", "mux", "m0")).isOne();
    }

    @Test
    void an_error_of_the_channel_in_nobodys_name_is_taken_for_ours() {
        LockstepMux.Conversation talk = mux.accept();
        talk.hear(ChannelSetup.class);
        talk.say(new ChannelError(new ClientId(0), 0, List.of(ErrorStatus.CLIENT_ID_IN_USE), List.of()));
        assertThat(talk.ends()).isTrue();
        rig.awaitPhase(0, MuxSaying.PHASE_WAITING);
        assertTold("0014");
    }

    @Test
    void a_connection_that_ends_without_a_word_is_a_refusal_to_be_tried_again() {
        for (int i = 0; i < 3; i++) {
            LockstepMux.Conversation talk = mux.accept().openChannel();
            talk.hear(StreamSetup.class);
            talk.close();
        }
        mux.accept().open(800);
        rig.awaitPhase(0, MuxSaying.PHASE_OPEN);
        assertThat(Objects.requireNonNull(rig.mux(0).lastError()).text().code())
                .isEqualTo(MuxSaying.HUNG_UP_AT_SETUP.key());
        assertThat(rig.count("pilot.mux.reconnects")).isEqualTo(3);
    }

    @Test
    void an_error_of_another_channel_is_none_of_ours() {
        LockstepMux.Conversation talk = mux.accept().open(800);
        rig.awaitActive(0);
        talk.say(new ChannelError(CLIENT, CHANNEL + 1, List.of(ErrorStatus.UNRECOVERABLE_ERROR), List.of()));
        assertReads(talk);
        assertThat(rig.count("pilot.mux.oddities", "kind", "other-stream")).isOne();
    }

    private static FromMux streamError(ErrorStatus status) {
        return new StreamError(CLIENT, STREAM, List.of(status), List.of());
    }

    private static ErrorStatus status(String code) {
        return new ErrorStatus(Integer.parseInt(code, 16));
    }
}
