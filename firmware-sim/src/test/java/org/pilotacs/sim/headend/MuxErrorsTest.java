package org.pilotacs.sim.headend;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.emm.PrivateSection;
import org.pilotacs.protocols.simulcrypt.ChannelClose;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelSetup;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.DataProvision;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.Datagram;
import org.pilotacs.protocols.simulcrypt.ErrorInformation;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamBwRequest;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamRef;
import org.pilotacs.protocols.simulcrypt.StreamSetup;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.sim.headend.TestEmmg.CHANNEL;
import static org.pilotacs.sim.headend.TestEmmg.CLIENT;
import static org.pilotacs.sim.headend.TestEmmg.DATA;
import static org.pilotacs.sim.headend.TestEmmg.STREAM;

/// Which error a multiplexer gives for what (domain.md, A.6 and A.8).
class MuxErrorsTest {
    private static final byte[] SECTION = new PrivateSection.ShortForm(0x82, new byte[170]).bytes();
    private static final ClientId STRANGER = ClientId.of(0x1234, 9);
    private static final StreamRef OTHER_CHANNEL = new StreamRef(CHANNEL + 8, 2);
    private static final StreamRef OTHER_STREAM = new StreamRef(CHANNEL, 77);

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private SimulatedMux mux;

    MuxErrorsTest() throws IOException {
        mux = start(MuxSettings.of(0, 100));
    }

    private SimulatedMux start(MuxSettings settings) throws IOException {
        return SimulatedMux.start(settings, () -> now);
    }

    private void restart(MuxSettings settings) throws IOException {
        mux.close();
        mux = start(settings);
    }

    @AfterEach
    void stop() {
        mux.close();
    }

    private static SimulcryptMessage channelError(ClientId client, int channel, ErrorStatus status) {
        return new ChannelError(client, channel, List.of(status), List.of());
    }

    private static SimulcryptMessage streamError(StreamRef stream, ErrorStatus status) {
        return new StreamError(CLIENT, stream, List.of(status), List.of());
    }

    @Test
    void nothingIsKnownBeforeThereIsAChannel() throws Exception {
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            for (SimulcryptMessage early : List.of(new ChannelTest(CLIENT, CHANNEL), new StreamTest(CLIENT, STREAM),
                    new StreamSetup(CLIENT, STREAM, DATA, DataType.EMM), new StreamBwRequest(CLIENT, STREAM, 5),
                    new StreamCloseRequest(CLIENT, STREAM), new ChannelClose(CLIENT, CHANNEL),
                    new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS),
                    new StreamStatus(CLIENT, STREAM, DATA, DataType.EMM),
                    new DataProvision(CLIENT, STREAM, DATA, List.of(new Datagram(SECTION))))) {
                emmg.say(early);
                emmg.hears(channelError(CLIENT, CHANNEL, ErrorStatus.UNKNOWN_DATA_CHANNEL_ID));
            }
        }
    }

    @Test
    void othersIdsAreUnknown() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.say(new ChannelTest(STRANGER, CHANNEL));
            emmg.hears(channelError(STRANGER, CHANNEL, ErrorStatus.UNKNOWN_CLIENT_ID));
            emmg.say(new ChannelTest(CLIENT, CHANNEL + 8));
            emmg.hears(channelError(CLIENT, CHANNEL + 8, ErrorStatus.UNKNOWN_DATA_CHANNEL_ID));
            emmg.say(new StreamTest(CLIENT, OTHER_CHANNEL));
            emmg.hears(channelError(CLIENT, CHANNEL + 8, ErrorStatus.UNKNOWN_DATA_CHANNEL_ID));
            for (SimulcryptMessage strange : List.of(new StreamTest(CLIENT, OTHER_STREAM),
                    new StreamBwRequest(CLIENT, OTHER_STREAM, 5), new StreamCloseRequest(CLIENT, OTHER_STREAM),
                    new StreamStatus(CLIENT, OTHER_STREAM, DATA, DataType.EMM),
                    new DataProvision(CLIENT, OTHER_STREAM, DATA, List.of(new Datagram(SECTION))))) {
                emmg.say(strange);
                emmg.hears(streamError(OTHER_STREAM, ErrorStatus.UNKNOWN_DATA_STREAM_ID));
            }
            emmg.say(new DataProvision(CLIENT, STREAM, DATA + 1, List.of(new Datagram(SECTION))));
            emmg.hears(streamError(STREAM, ErrorStatus.UNKNOWN_DATA_ID));
        }
    }

    @Test
    void nothingIsOpenedTwice() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS);
                TestEmmg second = new TestEmmg(mux.port())) {
            emmg.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
            emmg.hears(channelError(CLIENT, CHANNEL, ErrorStatus.DATA_CHANNEL_ID_IN_USE));
            emmg.say(new ChannelSetup(CLIENT, CHANNEL + 8, SectionTsPktFlag.SECTIONS));
            emmg.hears(channelError(CLIENT, CHANNEL + 8, ErrorStatus.INVALID_MESSAGE));
            second.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS));
            second.hears(channelError(CLIENT, CHANNEL, ErrorStatus.DATA_CHANNEL_ID_IN_USE));
            emmg.say(new StreamSetup(CLIENT, STREAM, DATA + 1, DataType.EMM));
            emmg.hears(streamError(STREAM, ErrorStatus.DATA_STREAM_ID_IN_USE));
            emmg.say(new StreamSetup(CLIENT, OTHER_STREAM, DATA, DataType.EMM));
            emmg.hears(streamError(OTHER_STREAM, ErrorStatus.DATA_ID_IN_USE));
        }
    }

    @Test
    void thereIsAnEndToWhatIsTakenOn() throws Exception {
        restart(MuxSettings.of(0, 100).limits(new MuxSettings.Limits(2, 1, 1)));
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS);
                TestEmmg second = new TestEmmg(mux.port());
                TestEmmg third = new TestEmmg(mux.port())) {
            emmg.say(new StreamSetup(CLIENT, OTHER_STREAM, DATA + 1, DataType.EMM));
            emmg.hears(streamError(OTHER_STREAM, ErrorStatus.TOO_MANY_STREAMS_ON_CHANNEL));
            second.channel(CLIENT, 9, SectionTsPktFlag.SECTIONS);
            second.say(new StreamSetup(CLIENT, new StreamRef(9, 1), DATA + 1, DataType.EMM));
            second.hears(streamError(new StreamRef(9, 1), ErrorStatus.TOO_MANY_STREAMS_ON_MUX));
            third.say(new ChannelSetup(CLIENT, 10, SectionTsPktFlag.SECTIONS));
            third.hears(channelError(CLIENT, 10, ErrorStatus.TOO_MANY_CHANNELS));
        }
    }

    @Test
    void onlyThoseAreTakenOnWhoAreToldOf() throws Exception {
        restart(MuxSettings.of(0, 100)
                .admission(new MuxSettings.Admission(Set.of(CLIENT), Set.of(DATA), false)));
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS);
                TestEmmg second = new TestEmmg(mux.port())) {
            emmg.say(new StreamSetup(CLIENT, OTHER_STREAM, DATA + 1, DataType.EMM));
            emmg.hears(streamError(OTHER_STREAM, ErrorStatus.UNKNOWN_DATA_ID));
            second.say(new ChannelSetup(STRANGER, 3, SectionTsPktFlag.SECTIONS));
            second.hears(channelError(STRANGER, 3, ErrorStatus.UNKNOWN_CLIENT_ID));
            second.say(new ChannelSetup(CLIENT, 3, SectionTsPktFlag.SECTIONS));
            second.hears(channelError(CLIENT, 3, ErrorStatus.CLIENT_ID_IN_USE));
        }
    }

    @Test
    void whatIsNoEmmOfItsModeIsAnInvalidValue() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.provide(new byte[]{ (byte) 0x82, 0x70, 5, 0});
            emmg.hears(streamError(STREAM, ErrorStatus.INVALID_VALUE));
            emmg.say(new StreamSetup(CLIENT, OTHER_STREAM, DATA + 1, DataType.ECM));
            emmg.hears(streamError(OTHER_STREAM, ErrorStatus.INVALID_VALUE));
        }
        restart(MuxSettings.of(0, 100));
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.TS_PACKETS)) {
            emmg.provide(SECTION);
            emmg.hears(streamError(STREAM, ErrorStatus.INVALID_VALUE));
            emmg.provide(new byte[188]);
            emmg.hears(streamError(STREAM, ErrorStatus.INVALID_VALUE));
            assertThat(mux.truth().datagrams()).isZero();
        }
        restart(MuxSettings.of(0, 100).protocolVersion(5));
        try (TestEmmg emmg = new TestEmmg(mux.port(), 5)) {
            emmg.say(new ChannelSetup(CLIENT, CHANNEL, SectionTsPktFlag.ARBITRARY));
            emmg.hears(channelError(CLIENT, CHANNEL, ErrorStatus.INVALID_VALUE));
        }
    }

    /// 15 kbit/s are ten packets a second (of 1504 bits each) within a second's window.
    @Test
    void moreThanIsAllocatedIsNotPassedOn() throws Exception {
        restart(MuxSettings.of(0, 100).jitter(Duration.ZERO));
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.bandwidth(16, 16);
            for (int i = 0; i < 12; i++) {
                emmg.provide(SECTION);
            }
            emmg.hears(streamError(STREAM, ErrorStatus.EXCEEDED_BANDWIDTH));
            emmg.say(new StreamBwRequest(CLIENT, STREAM, null));
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, 16));
            assertThat(mux.truth().openStreams().getFirst().taken())
                    .isEqualTo(new MuxTruth.Taken(12, 10, 10L * SECTION.length, 10, 2, 12 * 188 * 8));
            now = now.plusSeconds(1);
            emmg.provide(SECTION);
            emmg.say(new StreamBwRequest(CLIENT, STREAM, null));
            emmg.hears(new StreamBwAllocation(CLIENT, STREAM, 16));
            assertThat(mux.truth().datagrams()).isEqualTo(11);
        }
    }

    @Test
    void whatComesTooFastByUdpIsToldOverTcp() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.bandwidth(1, 1);
            TestEmmg.provideByUdp(mux, CLIENT, DATA, SECTION);
            emmg.hears(streamError(STREAM, ErrorStatus.EXCEEDED_BANDWIDTH));
        }
    }

    /// domain.md, A.11: the negative vectors.
    @Test
    void whatCannotBeReadIsAnswered() throws Exception {
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            emmg.say(HexFormat.of().parseHex("030011000d000100035a5a00000300020001"));
            assertThat(status(emmg)).isEqualTo(ErrorStatus.INCONSISTENT_LENGTH);
            emmg.say(HexFormat.of().parseHex("030011000e000100045a5a0001000300020001"));
            emmg.hears(new ChannelError(new ClientId(0x5A5A0001), 1, List.of(ErrorStatus.MISSING_PARAMETER),
                    List.of(ErrorInformation.of(0x0002))));
            emmg.say(HexFormat.of().parseHex("020012000e000100045a5a0001000300020001"));
            assertThat(status(emmg)).isEqualTo(ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION);
            emmg.say(HexFormat.of().parseHex("037fff0000"));
            emmg.say(HexFormat.of().parseHex("0300110012000100045a5a0001000300020001000200010003"));
            assertThat(status(emmg)).isEqualTo(ErrorStatus.INVALID_MESSAGE);
        }
    }

    private static ErrorStatus status(TestEmmg emmg) throws Exception {
        return switch (emmg.hear()) {
            case ChannelError error -> error.statuses().getFirst();
            case StreamError error -> error.statuses().getFirst();
            case null, default -> throw new AssertionError("no error");
        };
    }

    @Test
    void onlyMultiplexersAllocate() throws Exception {
        try (TestEmmg emmg = TestEmmg.ready(mux, SectionTsPktFlag.SECTIONS)) {
            emmg.say(new StreamBwAllocation(CLIENT, STREAM, 5));
            emmg.hears(streamError(STREAM, ErrorStatus.INVALID_MESSAGE));
        }
    }

    @Test
    void errorsAreNotAnswered() throws Exception {
        try (TestEmmg emmg = new TestEmmg(mux.port())) {
            emmg.say(channelError(STRANGER, 99, ErrorStatus.UNKNOWN_ERROR));
            emmg.channel(SectionTsPktFlag.SECTIONS);
            emmg.say(new StreamError(STRANGER, OTHER_CHANNEL, List.of(ErrorStatus.UNKNOWN_ERROR), List.of()));
            emmg.stream();
            assertThat(mux.truth().heardErrors()).hasSize(2);
            assertThat(mux.truth().givenErrors()).isEmpty();
        }
    }
}
