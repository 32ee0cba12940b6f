package org.pilotacs.agent.bench;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AcsTransport;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.FromCpe;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.Limits;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A server at the end of a wire that is a method call. Not safe for threads: all happens on the test's.
public final class BenchAcs implements AcsTransport {
    private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);
    private static final EnvelopeWriter WRITER = new EnvelopeWriter();

    private final List<CpeRequest.Inform> informs = new ArrayList<>();
    private final List<CpeRequest.TransferComplete> transfers = new ArrayList<>();
    private final List<CpeResponse> answers = new ArrayList<>();
    private final Queue<AcsRequest> orders = new ArrayDeque<>();
    private final Queue<Integer> statuses = new ArrayDeque<>();
    private @Nullable FaultStruct informFault;
    private Runnable duringSession = () -> {};

    public List<CpeRequest.Inform> informs() {
        return informs;
    }

    /// Event codes of the last Inform.
    public List<String> lastEvents() {
        return informs.getLast().events().stream().map(event -> event.eventCode()).toList();
    }

    public List<CpeRequest.TransferComplete> transfers() {
        return transfers;
    }

    public List<CpeResponse> answers() {
        return answers;
    }

    public void order(AcsRequest request) {
        orders.add(request);
    }

    /// Statuses of the next answers; 0 breaks the connection.
    public void fail(int... next) {
        for (int status : next) {
            statuses.add(status);
        }
    }

    public void refuseInform(FaultStruct fault) {
        informFault = fault;
    }

    /// Happens once, after the next Inform.
    public void duringSession(Runnable action) {
        duringSession = action;
    }

    @Override
    public Connection open() {
        return new Connection() {
            @Override
            public Reply post(URI address, Map<String, String> headers, byte[] body) throws IOException {
                Integer status = statuses.poll();
                if (status != null && status == 0) {
                    throw new IOException("connection broken");
                }
                return status != null ? new Reply(status, Map.of(), new byte[0]) : answer(body);
            }

            @Override
            public void close() {
                // no wire
            }
        };
    }

    private Reply answer(byte[] body) throws IOException {
        try {
            if (body.length == 0) {
                return next();
            }
            Envelope<FromCpe> envelope = READER.readFromCpe(body);
            return switch (envelope.message()) {
                case CpeRequest.Inform inform -> inform(inform, envelope.header());
                case CpeRequest.TransferComplete transfer -> {
                    transfers.add(transfer);
                    yield reply(envelope.header(), new AcsResponse.TransferCompleteResponse());
                }
                case CpeRequest request -> throw new IOException("unexpected " + request);
                case CpeResponse response -> {
                    answers.add(response);
                    yield next();
                }
            };
        } catch (MalformedMessageException malformed) {
            throw new IOException(malformed);
        }
    }

    private Reply inform(CpeRequest.Inform inform, Header header) {
        informs.add(inform);
        Runnable action = duringSession;
        duringSession = () -> {};
        action.run();
        return reply(header, informFault == null
                ? new AcsResponse.InformResponse(1)
                : new AcsResponse.AcsFault(informFault));
    }

    private Reply next() {
        AcsRequest order = orders.poll();
        return order == null ? new Reply(204, Map.of(), new byte[0]) : reply(Header.id("42"), order);
    }

    private static Reply reply(Header header, FromAcs message) {
        return new Reply(200, Map.of(),
                WRITER.write(new Envelope<>(CwmpVersion.V1_2, Header.id(header.id()), message)));
    }
}
