package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.link.satellite.mux.Step.Oddity;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.Ignored;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.DATA_ID;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;

/// What the table in the comment of [EmmgSession] has no room for.
class EmmgSessionTest {
    private final EmmgBench bench = new EmmgBench();

    @Test
    void a_test_between_setup_and_status_is_answered_and_the_status_still_awaited() {
        bench.reach("Stream");
        Step tested = bench.hear(new StreamTest(CLIENT, STREAM));
        assertThat(tested.messages()).containsExactly(new StreamStatus(CLIENT, STREAM, DATA_ID, DataType.EMM));
        Step opened = bench.hear(EmmgBench.STREAM_STATUS);
        assertThat(opened.messages()).containsExactly(new StreamBwRequest(CLIENT, STREAM, Samples.ASKED));
    }

    @Test
    void deliveries_are_tested_for_at_once_and_then_once_a_second_and_read_up_to_the_test() {
        bench.reach("Prov");
        assertThat(bench.deliver(1).messages())
                .containsExactly(new StreamTest(CLIENT, STREAM));
        assertThat(bench.deliver(2).messages()).isEmpty();
        assertThat(bench.hear(EmmgBench.STREAM_STATUS).changes()).containsExactly(new Step.Read(1));
        assertThat(bench.wakeAt()).isEqualTo(bench.now().plus(EmmgSession.TEST_PAUSE));
        assertThat(bench.deliver(3).messages()).isEmpty();
        bench.passToWake();
        assertThat(bench.time().messages()).containsExactly(new StreamTest(CLIENT, STREAM));
        assertThat(bench.hear(EmmgBench.STREAM_STATUS).changes()).containsExactly(new Step.Read(3));
        assertThat(bench.wakeAt()).isEqualTo(bench.now().plus(EmmgBench.TIMING.silence()));
    }

    @Test
    void no_second_test_is_sent_while_one_is_under_way() {
        bench.reach("Prov");
        bench.passToWake();
        assertThat(bench.time().messages()).containsExactly(new ChannelTest(CLIENT, CHANNEL));
        assertThat(bench.deliver(1).messages()).isEmpty();
        bench.pass(Duration.ofSeconds(2));
        assertThat(bench.time().messages()).isEmpty();
        bench.hear(EmmgBench.CHANNEL_STATUS);
        assertThat(bench.time().messages()).containsExactly(new StreamTest(CLIENT, STREAM));
    }

    @Test
    void any_message_ends_a_silence() {
        bench.reach("Prov");
        bench.pass(EmmgBench.TIMING.silence().minusMillis(1));
        bench.hear(new Ignored(0x9000));
        assertThat(bench.wakeAt()).isEqualTo(bench.now().plus(EmmgBench.TIMING.silence()));
    }

    @Test
    void what_was_written_before_a_complaint_is_not_taken_for_read_by_the_test_under_way() {
        bench.reach("Prov");
        bench.deliver(1);
        bench.deliver(2);
        List<ErrorStatus> tooMuch = List.of(ErrorStatus.EXCEEDED_BANDWIDTH);
        bench.hear(new StreamError(CLIENT, STREAM, tooMuch, List.of()));
        assertThat(bench.hear(EmmgBench.STREAM_STATUS).changes()).isEmpty();
        bench.pass(Duration.ofSeconds(1));
        bench.deliver(3);
        assertThat(bench.hear(EmmgBench.STREAM_STATUS).changes()).containsExactly(new Step.Read(3));
    }

    @Test
    void a_status_that_was_not_asked_for_shows_nothing_to_be_read() {
        bench.reach("Prov");
        assertThat(bench.hear(EmmgBench.STREAM_STATUS).changes())
                .containsExactly(new Step.Odd(Oddity.UNASKED));
        assertThat(bench.hear(EmmgBench.CHANNEL_STATUS).changes())
                .containsExactly(new Step.Odd(Oddity.UNASKED));
    }

    @Test
    void a_multiplexer_that_says_sections_whatever_it_does_is_put_up_with() {
        bench.reach("Chan", Samples.with(EmmgBench.TCP, Samples.stream(SectionTsPktFlag.TS_PACKETS)));
        assertThat(bench.hear(EmmgBench.CHANNEL_STATUS).changes())
                .containsExactly(new Step.Odd(Oddity.OTHER_SETTINGS));
        assertThat(bench.state()).isEqualTo("Stream");
    }

    @Test
    void a_stream_that_is_lost_again_and_again_ends_the_channel() {
        bench.reach("Prov");
        List<ErrorStatus> unknown = List.of(ErrorStatus.UNKNOWN_DATA_STREAM_ID);
        var lost = new EmmgEvent.Heard(new StreamError(CLIENT, STREAM, unknown, List.of()));
        for (int i = 0; i < 3; i++) {
            bench.on(lost);
            assertThat(bench.on(lost).changes()).as("crossed with the next setup").hasSize(1);
            assertThat(bench.state()).isEqualTo("Open");
            bench.passToWake();
            assertThat(bench.time().messages()).hasOnlyElementsOfType(StreamSetup.class);
        }
        assertThat(bench.on(lost).changes()).last().isEqualTo(new Step.Ended(Reaction.REOPEN_CHANNEL,
                MuxSaying.STREAM_LOST_AGAIN.of(), ErrorStatus.UNKNOWN_DATA_STREAM_ID));
    }

    @Test
    void a_stream_that_stays_open_makes_lost_ones_forgotten() {
        bench.reach("Open");
        for (int i = 0; i < 10; i++) {
            bench.passToWake();
            bench.time();
            bench.hear(EmmgBench.STREAM_STATUS);
            bench.hear(EmmgBench.ALLOCATION);
            bench.pass(EmmgBench.TIMING.silence());
            bench.deliver(i + 1);
            bench.hear(EmmgBench.STREAM_STATUS);
            bench.hear(new StreamCloseResponse(CLIENT, STREAM));
            assertThat(bench.state()).isEqualTo("Open");
        }
    }

    @Test
    void a_multiplexer_of_another_version_is_refused_when_it_is_one_that_answers_us() {
        bench.reach("Chan");
        byte[] status = SimulcryptCodec.overTcp(2)
                .encode(new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
        Step step = bench.hear(SimulcryptCodec.overTcp(3).receive(status));
        assertThat(step.changes()).last().isEqualTo(new Step.Ended(Reaction.REFUSED, MuxSaying.OTHER_VERSION.of(),
                ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION));
        assertThat(step.messages()).hasOnlyElementsOfType(ChannelError.class);
    }

    @Test
    void random_bytes_of_another_version_are_garbage() {
        bench.reach("Chan");
        Received noise = SimulcryptCodec.overTcp(3).receive(new byte[]{ 99, 1, 2, 0, 2, 7, 7});
        bench.hear(noise);
        bench.hear(noise);
        assertThat(bench.hear(noise).changes()).last()
                .isInstanceOfSatisfying(Step.Ended.class, end -> {
                    assertThat(end.reaction()).isEqualTo(Reaction.BACK_OFF);
                    assertThat(end.why().key()).isEqualTo(MuxSaying.GARBAGE.key());
                });
    }

    @Test
    void of_several_errors_the_weightiest_counts() {
        bench.reach("Prov");
        List<ErrorStatus> several = List.of(ErrorStatus.EXCEEDED_BANDWIDTH, ErrorStatus.DATA_ID_IN_USE,
                ErrorStatus.UNKNOWN_DATA_STREAM_ID);
        assertThat(bench.hear(new StreamError(CLIENT, STREAM, several, List.of())).changes())
                .containsExactly(new Step.Refused(ErrorStatus.DATA_ID_IN_USE, Reaction.REFUSED), new Step.Ended(
                        Reaction.REFUSED, MuxSaying.code(ErrorStatus.DATA_ID_IN_USE), ErrorStatus.DATA_ID_IN_USE));
    }

    @Test
    void a_stream_is_closed_only_when_datagrams_must_have_come() {
        bench.reach("Prov", EmmgBench.UDP);
        bench.deliver(5);
        assertThat(bench.on(new EmmgEvent.Stop()).messages()).isEmpty();
        assertThat(bench.wakeAt()).isEqualTo(bench.now().plus(EmmgSession.UDP_FLIGHT));
        bench.pass(Duration.ofMillis(100));
        assertThat(bench.time().messages())
                .containsExactly(new StreamCloseRequest(CLIENT, STREAM));
        assertThat(bench.hear(new StreamCloseResponse(CLIENT, STREAM)).changes())
                .containsExactly(new Step.Read(5), new Step.Finished());
    }
}
