package org.pilotacs.acs.link.satellite.mux;

import org.pilotacs.acs.link.satellite.mux.EmmgState.Provisioning;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Watch;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.DataType;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SectionTsPktFlag;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CHANNEL;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.DATA_ID;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;

/// A session that a test brings to where it wants it. States have the names of the session's table.
final class EmmgBench {
    static final HeadendConfig.Timing TIMING = HeadendConfig.Timing.DEFAULT;
    static final HeadendConfig TCP = Samples.config(TIMING, 1);
    static final HeadendConfig UDP = Samples.with(TCP, new HeadendConfig.Provision.OverUdp("239.1.1.1", 5000, 1));
    static final List<String> STATES = List.of("Disc", "Chan", "Stream", "Bandw", "Prov", "Open", "Drain", "Closing");
    static final Received CHANNEL_STATUS = new ChannelStatus(CLIENT, CHANNEL, SectionTsPktFlag.SECTIONS);
    static final Received STREAM_STATUS = new StreamStatus(CLIENT, STREAM, DATA_ID, DataType.EMM);
    static final Received ALLOCATION = new StreamBwAllocation(CLIENT, STREAM, 500);
    static final Received CLOSED = new StreamCloseResponse(CLIENT, STREAM);

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private EmmgSession session = new EmmgSession(TCP);

    Instant now() {
        return now;
    }

    Instant wakeAt() {
        return Objects.requireNonNull(session.wakeAt());
    }

    Step on(EmmgEvent event) {
        return session.on(event, now);
    }

    Step hear(Received received) {
        return on(new EmmgEvent.Heard(received));
    }

    Step deliver(long number) {
        return on(new EmmgEvent.Delivered(number));
    }

    Step time() {
        return on(new EmmgEvent.Time());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Lets time pass until the session waits no longer.
    void passToWake() {
        Instant wakeAt = session.wakeAt();
        now = wakeAt == null ? now.plusSeconds(60) : wakeAt;
    }

    /// Begins anew.
    void reach(String state) {
        reach(state, state.equals("Drain") ? UDP : TCP);
    }

    void reach(String state, HeadendConfig config) {
        session = new EmmgSession(config);
        List<EmmgEvent> way = List.of(new EmmgEvent.Connected(), new EmmgEvent.Heard(CHANNEL_STATUS),
                new EmmgEvent.Heard(STREAM_STATUS), new EmmgEvent.Heard(ALLOCATION));
        way.subList(0, Math.min(STATES.indexOf(state), way.size())).forEach(this::on);
        switch (state) {
            case "Open" -> hear(CLOSED);
            case "Drain", "Closing" -> {
                deliver(5);
                on(new EmmgEvent.Stop());
            }
            default -> {
                // there
            }
        }
        assertThat(state()).isEqualTo(state);
    }

    boolean isTesting() {
        return session.state() instanceof Provisioning(Watch watch, int _) && watch.pending() != null;
    }

    String state() {
        return switch (session.state()) {
            case EmmgState.Disconnected _ -> "Disc";
            case EmmgState.ChannelAsked _ -> "Chan";
            case EmmgState.StreamAsked _ -> "Stream";
            case EmmgState.BandwidthAsked _ -> "Bandw";
            case Provisioning _ -> "Prov";
            case EmmgState.ChannelOpen _ -> "Open";
            case EmmgState.Draining _ -> "Drain";
            case EmmgState.Closing _ -> "Closing";
        };
    }

    /// A message with a client_id of three bytes.
    static Received malformed() {
        byte[] message = { 3, 0, 0x12, 0, 13, 0, 1, 0, 3, 1, 2, 3, 0, 3, 0, 2, 0, 1};
        return SimulcryptCodec.overTcp(3).receive(message);
    }
}
