package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AcsTransport.Reply;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.FromCpe;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.Limits;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The messages of a sound client as a badly made box would have said them, where they are about transfers.
final class TransferTalk {
    private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);
    private static final EnvelopeWriter WRITER = new EnvelopeWriter();

    private final TransferReport told;
    private final boolean eventsReversed;

    TransferTalk(TransferReport told, boolean eventsReversed) {
        this.told = told;
        this.eventsReversed = eventsReversed;
    }

    /// What becomes of a message.
    ///
    /// @param body that is sent
    /// @param reply that the box takes for an answer, so that nothing is sent; null where it is
    record Said(byte[] body, @Nullable Reply reply) {}

    Said said(byte[] body) throws IOException {
        if (body.length == 0 || told == TransferReport.WHOLE && !eventsReversed) {
            return new Said(body, null);
        }
        try {
            Envelope<FromCpe> envelope = READER.readFromCpe(body);
            return switch (envelope.message()) {
                case CpeRequest.Inform inform -> new Said(written(envelope, informed(inform)), null);
                case CpeRequest.TransferComplete complete -> reported(envelope, complete);
                case FromCpe _ -> new Said(body, null);
            };
        } catch (MalformedMessageException ours) {
            throw new IOException("the client's own message is unreadable", ours);
        }
    }

    private Said reported(Envelope<FromCpe> envelope, CpeRequest.TransferComplete report) {
        return switch (told) {
            case WHOLE -> new Said(written(envelope, report), null);
            case NEVER -> unsaid(envelope);
            case KEY_IN_EVENT_ONLY, WITHOUT_KEY -> new Said(written(envelope, new CpeRequest.TransferComplete("",
                    report.fault(), report.startTime(), report.completeTime())), null);
            case AUTONOMOUS -> new Said(written(envelope, new CpeRequest.AutonomousTransferComplete("", "", true,
                    "1 Firmware Upgrade Image", 0, "", report.fault(), report.startTime(), report.completeTime())),
                    null);
        };
    }

    /// What a box makes of an answer.
    Reply heard(Said said, Reply reply) throws IOException {
        if (told != TransferReport.AUTONOMOUS || said.reply() != null || reply.body().length == 0) {
            return reply;
        }
        try {
            Envelope<FromAcs> envelope = READER.readFromAcs(reply.body());
            return switch (envelope.message()) {
                case AcsResponse.AutonomousTransferCompleteResponse _ -> new Reply(reply.status(), reply.headers(),
                        answered(envelope.version(), envelope.header().id()));
                case AcsResponse.TransferCompleteResponse _ -> throw new IOException("an answer to another method");
                case FromAcs _ -> reply;
            };
        } catch (MalformedMessageException unreadable) {
            return reply;
        }
    }

    /// To the client, which asked for nothing else.
    private static byte[] answered(CwmpVersion version, @Nullable String id) {
        return WRITER.write(new Envelope<>(version, Header.id(id), new AcsResponse.TransferCompleteResponse()));
    }

    private static byte[] written(Envelope<FromCpe> envelope, FromCpe message) {
        return WRITER.write(new Envelope<>(envelope.version(), envelope.header(), message));
    }

    private static Said unsaid(Envelope<FromCpe> envelope) {
        return new Said(new byte[0],
                new Reply(200, Map.of(), answered(envelope.version(), envelope.header().id())));
    }

    private CpeRequest.Inform informed(CpeRequest.Inform inform) {
        List<EventStruct> events = new ArrayList<>();
        for (EventStruct event : inform.events()) {
            EventStruct as = as(event);
            if (as != null) {
                events.add(as);
            }
        }
        if (events.isEmpty()) {
            events.add(new EventStruct(EventCode.PERIODIC, ""));
        }
        return new CpeRequest.Inform(inform.deviceId(), eventsReversed ? events.reversed() : events,
                inform.maxEnvelopes(), inform.currentTime(), inform.retryCount(), inform.parameters());
    }

    /// Null for an event that it does not tell.
    private @Nullable EventStruct as(EventStruct event) {
        boolean ofTransfer = switch (event.eventCode()) {
            case EventCode.TRANSFER_COMPLETE, EventCode.M_DOWNLOAD, EventCode.M_UPLOAD -> true;
            default -> false;
        };
        if (!ofTransfer) {
            return event;
        }
        return switch (told) {
            case WHOLE, KEY_IN_EVENT_ONLY -> event;
            case NEVER -> null;
            case WITHOUT_KEY -> new EventStruct(event.eventCode(), "");
            case AUTONOMOUS -> event.eventCode().equals(EventCode.TRANSFER_COMPLETE)
                    ? new EventStruct(EventCode.AUTONOMOUS_TRANSFER_COMPLETE, "")
                    : null;
        };
    }
}
