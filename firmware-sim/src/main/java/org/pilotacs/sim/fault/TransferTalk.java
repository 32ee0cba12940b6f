package org.pilotacs.sim.fault;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AcsTransport.Reply;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
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
                case CpeRequest.TransferComplete complete when told != TransferReport.WHOLE ->
                    told == TransferReport.NEVER
                            ? unsaid(envelope)
                            : new Said(written(envelope, withoutKey(complete)),
                                    null);
                case FromCpe _ -> new Said(body, null);
            };
        } catch (MalformedMessageException ours) {
            throw new IOException("the client's own message is unreadable", ours);
        }
    }

    private static byte[] written(Envelope<FromCpe> envelope, FromCpe message) {
        return WRITER.write(new Envelope<>(envelope.version(), envelope.header(), message));
    }

    private static Said unsaid(Envelope<FromCpe> envelope) {
        return new Said(new byte[0], new Reply(200, Map.of(), WRITER.write(new Envelope<>(envelope.version(),
                Header.id(envelope.header().id()), new AcsResponse.TransferCompleteResponse()))));
    }

    private static CpeRequest.TransferComplete withoutKey(CpeRequest.TransferComplete report) {
        return new CpeRequest.TransferComplete("", report.fault(), report.startTime(), report.completeTime());
    }

    private CpeRequest.Inform informed(CpeRequest.Inform inform) {
        List<EventStruct> events = new ArrayList<>();
        for (EventStruct event : inform.events()) {
            if (!isOfTransfer(event) || told != TransferReport.NEVER) {
                events.add(isOfTransfer(event) && told == TransferReport.WITHOUT_KEY
                        ? new EventStruct(event.eventCode(), "")
                        : event);
            }
        }
        if (events.isEmpty()) {
            events.add(new EventStruct(EventCode.PERIODIC, ""));
        }
        return new CpeRequest.Inform(inform.deviceId(), eventsReversed ? events.reversed() : events,
                inform.maxEnvelopes(), inform.currentTime(), inform.retryCount(), inform.parameters());
    }

    private static boolean isOfTransfer(EventStruct event) {
        return switch (event.eventCode()) {
            case EventCode.TRANSFER_COMPLETE, EventCode.M_DOWNLOAD, EventCode.M_UPLOAD -> true;
            default -> false;
        };
    }
}
