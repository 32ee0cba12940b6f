package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.model.Refusal;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.DeviceIdStruct;
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
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.UnknownMethodException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One CWMP session from the device's side (TR-069 Amendment 6, 3.7): Inform, the device's own requests, an empty POST,
/// then the server's requests until it has none. Confined to one thread; used once.
///
/// | turn | device sends | server answers | next |
/// |---|---|---|---|
/// | inform | Inform | InformResponse | own requests |
/// | own requests | TransferComplete … | its response | own requests, then listening |
/// | listening | nothing, or a response | a request | listening |
/// | listening | nothing, or a response | nothing | over |
///
/// Anything else is a violation and ends the session as failed.
final class Session {
    private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);
    private static final EnvelopeWriter WRITER = new EnvelopeWriter();

    /// How it ended.
    sealed interface Outcome {
        record Completed(List<EventStruct> events) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    /// What a session reports and clears.
    ///
    /// @param whenInformed called once the server has answered the Inform
    record Dues(EventQueue events, TransferResults transfers, int retryCount, Runnable whenInformed) {}

    private final AgentParts parts;
    private final DataModel model;
    private final Dues dues;
    private final Orders orders;
    private final AcsLine line;
    private int lastId;

    Session(AgentParts parts, AcsSettings settings, Dues dues, Orders orders) {
        this.parts = parts;
        this.model = parts.model();
        this.dues = dues;
        this.orders = orders;
        this.line = new AcsLine(parts.surroundings().transport().open(), settings,
                parts.surroundings().random());
    }

    Outcome run() {
        try (line) {
            List<EventStruct> informed = inform();
            reportTransfers();
            listen();
            return new Outcome.Completed(informed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("stopped");
        } catch (IOException broken) {
            return new Outcome.Failed(String.valueOf(broken));
        } catch (MalformedMessageException | AcsRefusedException wrong) {
            return new Outcome.Failed(String.valueOf(wrong.getMessage()));
        }
    }

    private List<EventStruct> inform()
            throws IOException, InterruptedException, MalformedMessageException, AcsRefusedException {
        List<ParameterValueStruct> changed = model.notifications().changed();
        List<EventStruct> events = events(!changed.isEmpty());
        List<ParameterValueStruct> parameters = parameters(changed);
        Identity who = parts.board().identity();
        FromAcs answer = ask(new CpeRequest.Inform(
                new DeviceIdStruct(who.manufacturer(), who.oui(), who.productClass(), who.serialNumber()), events, 1,
                parts.board().clock().instant(), dues.retryCount(), parameters));
        switch (answer) {
            case AcsResponse.InformResponse _ -> {
                dues.events().remove(events.stream().filter(event -> !awaitsTransferResponse(event)).toList());
                model.notifications().told(parameters);
                dues.whenInformed().run();
                parts.observer().saw(new AgentEvent.Informed(events));
            }
            case AcsResponse.AcsFault(var fault) ->
                throw new AcsRefusedException("Inform refused with fault " + fault.code());
            case AcsResponse _,AcsRequest _ -> throw violation("inform", answer);
        }
        return events;
    }

    /// The events due, with the one that says that values have changed if they have.
    private List<EventStruct> events(boolean valuesChanged) {
        List<EventStruct> events = new ArrayList<>(dues.events().pending());
        EventStruct valueChange = new EventStruct(EventCode.VALUE_CHANGE, "");
        boolean tellsAllAnyway = events.contains(new EventStruct(EventCode.BOOTSTRAP, ""));
        if (valuesChanged && !tellsAllAnyway && !events.contains(valueChange)) {
            events.add(valueChange);
        }
        return events;
    }

    /// Cleared by TransferCompleteResponse, not by InformResponse (3.7.1.5).
    private static boolean awaitsTransferResponse(EventStruct event) {
        return switch (event.eventCode()) {
            case EventCode.TRANSFER_COMPLETE, EventCode.M_DOWNLOAD, EventCode.M_UPLOAD -> true;
            default -> false;
        };
    }

    private List<ParameterValueStruct> parameters(List<ParameterValueStruct> changed) {
        List<ParameterValueStruct> parameters = new ArrayList<>();
        for (String name : parts.dialect().informParameters()) {
            parameters.add(model.struct(model.root() + name));
        }
        Set<String> forced = Set
                .copyOf(parameters.stream().map(ParameterValueStruct::name).toList());
        changed.stream().filter(parameter -> !forced.contains(parameter.name())).forEach(parameters::add);
        return parameters;
    }

    private void reportTransfers()
            throws IOException, InterruptedException, MalformedMessageException, AcsRefusedException {
        for (TransferResult result : dues.transfers().pending()) {
            FromAcs answer = ask(new CpeRequest.TransferComplete(result.commandKey(), result.fault(),
                    result.started(), result.completed()));
            switch (answer) {
                case AcsResponse.TransferCompleteResponse _,AcsResponse.AcsFault _ -> acknowledged(result);
                case AcsResponse _,AcsRequest _ -> throw violation("own requests", answer);
            }
        }
    }

    private void acknowledged(TransferResult result) {
        dues.transfers().remove(result);
        dues.events().remove(List.of(result.event()));
        if (dues.transfers().pending().isEmpty()) {
            dues.events().remove(List.of(new EventStruct(EventCode.TRANSFER_COMPLETE, "")));
        }
    }

    /// Answers the server's requests until it has no more.
    private void listen() throws IOException, InterruptedException, MalformedMessageException, AcsRefusedException {
        byte[] body = line.post(new byte[0]);
        while (body.length > 0) {
            body = line.post(answer(body));
        }
    }

    private byte[] answer(byte[] body) throws MalformedMessageException {
        try {
            Envelope<FromAcs> envelope = READER.readFromAcs(body);
            return switch (envelope.message()) {
                case AcsRequest request -> {
                    CpeResponse response = orders.answer(request);
                    parts.observer().saw(new AgentEvent.Answered(request, response));
                    yield written(envelope.header().id(), response);
                }
                case AcsResponse response -> throw violation("listening", response);
            };
        } catch (UnknownMethodException unknown) {
            return written(unknown.id(), Orders.refused(Refusal.METHOD_NOT_SUPPORTED));
        }
    }

    private FromAcs ask(CpeRequest request)
            throws IOException, InterruptedException, MalformedMessageException, AcsRefusedException {
        lastId++;
        byte[] body = line.post(written(Integer.toString(lastId), request));
        if (body.length == 0) {
            throw new MalformedMessageException("no answer to " + request.getClass().getSimpleName());
        }
        return READER.readFromAcs(body).message();
    }

    private byte[] written(@Nullable String id, FromCpe message) {
        return WRITER.write(new Envelope<>(parts.dialect().version(), Header.id(id), message));
    }

    private static MalformedMessageException violation(String turn, FromAcs message) {
        return new MalformedMessageException(message.getClass().getSimpleName() + " while " + turn);
    }
}
