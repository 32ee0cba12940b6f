package org.pilotacs.acs;

import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.session.ModelBox;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.DeviceIdStruct;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.FromCpe;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.Limits;
import org.pilotacs.protocols.cwmp.MalformedMessageException;
import org.pilotacs.protocols.cwmp.ParameterAttributeStruct;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;
import org.pilotacs.protocols.cwmp.SetParameterValuesFault;
import org.pilotacs.protocols.cwmp.XsdType;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A box that speaks CWMP over sockets with a data model of its own, and takes connection requests: a client that shares
/// nothing with the simulator's. Its sessions are one after the other.
final class GenieBox implements AutoCloseable {
    final ModelBox model;
    final List<List<String>> sessions = new ArrayList<>();
    /// What it answers to a request instead; null for the truth.
    Function<AcsRequest, @Nullable FromCpe> whim = _ -> null;
    volatile int knockStatus = 200;
    volatile boolean comesWhenKnocked = true;
    /// By what its model says that it expects.
    volatile boolean asksForLogin;
    private final URI acs;
    private final String productClass;
    private final String serial;
    private final List<String> informed;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager()).build();
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer knocks;
    private int messages;

    GenieBox(URI acs, ModelBox model, String serial, List<String> informed) throws IOException {
        this(acs, model, "BM632w", serial, informed);
    }

    GenieBox(URI acs, ModelBox model, String productClass, String serial, List<String> informed)
            throws IOException {
        this.acs = acs;
        this.productClass = productClass;
        this.model = model;
        this.serial = serial;
        this.informed = informed;
        this.knocks = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        knocks.createContext("/", exchange -> {
            boolean stranger = asksForLogin && !isKnown(exchange.getRequestHeaders().getFirst("Authorization"));
            if (stranger) {
                exchange.getResponseHeaders().add("WWW-Authenticate",
                        DigestChallenge.of("box", "0123456789abcdef", DigestAlgorithm.MD5).format());
            }
            exchange.sendResponseHeaders(stranger ? 401 : knockStatus, -1);
            exchange.close();
            if (!stranger && knockStatus < 300 && comesWhenKnocked) {
                threads.execute(() -> session("6 CONNECTION REQUEST"));
            }
        });
        knocks.setExecutor(threads);
        knocks.start();
        put("InternetGatewayDevice.ManagementServer.ConnectionRequestURL",
                "http://127.0.0.1:" + knocks.getAddress().getPort() + "/");
        informed.forEach(path -> model.nodes.computeIfAbsent(path,
                _ -> new ModelBox.Node(false, Typed.text(""))));
    }

    private boolean isKnown(@Nullable String authorization) {
        DigestAuthorization given = authorization == null ? null : DigestAuthorization.parse(authorization);
        String server = "InternetGatewayDevice.ManagementServer.";
        return given != null && given.username().equals(text(server + "ConnectionRequestUsername"))
                && given.isProofOf(text(server + "ConnectionRequestPassword"), "GET");
    }

    private String text(String path) {
        return model.value(path).kept(true).text();
    }

    void put(String path, String value) {
        model.nodes.compute(path, (_, node) -> new ModelBox.Node(node != null && node.writable(), Typed.text(value)));
    }

    /// Returns once its session is over, if it is in one.
    synchronized void awaitEnd() {
        // whoever holds the lock is in a session
    }

    /// No connection request gets through any more.
    void goOffline() {
        knocks.stop(0);
    }

    /// The requests of a session.
    synchronized List<String> session(String... events) {
        return session(List.of(), events);
    }

    /// @param first what it reports before it is asked anything
    synchronized List<String> session(List<CpeRequest> first, String... events) {
        int before = model.asked.size();
        try {
            List<EventStruct> why = new ArrayList<>();
            for (String event : events) {
                why.add(new EventStruct(event, ""));
            }
            List<ParameterValueStruct> values = informed.stream().map(this::value).toList();
            FromAcs said = send(new CpeRequest.Inform(
                    new DeviceIdStruct("Huawei Technologies Co., Ltd.", "202BC1", productClass, serial), why, 1,
                    Instant.now(), 0, values), null);
            if (!(said instanceof AcsResponse.InformResponse)) {
                throw new IllegalStateException("no session: " + said);
            }
            for (CpeRequest report : first) {
                said = send(report, null);
            }
            Received received = post(new byte[0]);
            while (received != null) {
                AcsRequest request = (AcsRequest) received.envelope().message();
                FromCpe odd = whim.apply(request);
                FromCpe answer = odd == null ? answer(request) : noted(request, odd);
                received = post(writer.write(new Envelope<>(CwmpVersion.V1_0,
                        Header.id(received.envelope().header().id()), answer)));
            }
        } catch (IOException | MalformedMessageException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        List<String> asked = List.copyOf(model.asked.subList(before, model.asked.size()));
        sessions.add(asked);
        return asked;
    }

    private FromCpe noted(AcsRequest request, FromCpe odd) {
        model.asked.add(request.getClass().getSimpleName() + (odd instanceof CpeResponse.CpeFault fault
                ? "!" + fault.fault().code()
                : "!odd"));
        return odd;
    }

    private record Received(Envelope<FromAcs> envelope) {}

    private FromAcs send(FromCpe message, @Nullable String id) throws IOException, InterruptedException,
            MalformedMessageException {
        Received received = post(writer.write(new Envelope<>(CwmpVersion.V1_0,
                Header.id(id == null ? "box-" + ++messages : id), message)));
        if (received == null) {
            throw new IllegalStateException("no answer");
        }
        return received.envelope().message();
    }

    private @Nullable Received post(byte[] body) throws IOException, InterruptedException, MalformedMessageException {
        HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(acs).header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() == 204 || response.body().length == 0) {
            return null;
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "HTTP " + response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Received(reader.readFromAcs(response.body()));
    }

    private ParameterValueStruct value(String path) {
        return value(path, model.value(path));
    }

    private static ParameterValueStruct value(String path, Typed value) {
        return new ParameterValueStruct(path, XsdType.of(value.type()), value.kept(true).text());
    }

    private FromCpe answer(AcsRequest request) {
        return response(model.answer(ask(request)));
    }

    private static Ask ask(AcsRequest request) {
        return switch (request) {
            case AcsRequest.GetParameterNames(String path, boolean next) -> new Ask.Names(path, next);
            case AcsRequest.GetParameterValues(var names) -> new Ask.Values(names);
            case AcsRequest.GetParameterAttributes(var names) -> new Ask.Attributes(names);
            case AcsRequest.SetParameterValues(var values, String _) -> new Ask.SetValues(values.stream()
                    .map(one -> new Ask.Assigned(one.name(),
                            Typed.cast(Value.of(one.value()), one.type().qualifiedName())))
                    .toList(), true, true);
            case AcsRequest.SetParameterAttributes(var all) -> new Ask.SetAttributes(all.stream()
                    .map(one -> new Ask.AttributesSet(one.name(), one.notification(), one.accessList())).toList());
            case AcsRequest.AddObject(String object, String _) -> new Ask.Add(object, Map.of());
            case AcsRequest.DeleteObject(String object, String _) -> new Ask.Delete(object);
            case AcsRequest.Reboot _ -> new Ask.Reboot();
            case AcsRequest.FactoryReset _ -> new Ask.FactoryReset();
            case AcsRequest.Download download -> new Ask.Download(download.commandKey(), "1", download.fileType(),
                    download.url() + " " + download.fileSize(), download.targetFileName());
            default -> throw new IllegalStateException("not asked of this box: " + request);
        };
    }

    private static FromCpe response(Answer answer) {
        return switch (answer) {
            case Answer.Names(var names) -> new CpeResponse.GetParameterNamesResponse(names.stream()
                    .map(one -> new ParameterInfoStruct(one.name(), one.writable())).toList());
            case Answer.Values(var values) -> new CpeResponse.GetParameterValuesResponse(values.stream()
                    .map(one -> value(one.name(), one.value())).toList());
            case Answer.Attributes(var all) -> new CpeResponse.GetParameterAttributesResponse(all.stream()
                    .map(one -> new ParameterAttributeStruct(one.name(), one.notification(), one.accessList()))
                    .toList());
            case Answer.ValuesSet() -> new CpeResponse.SetParameterValuesResponse(0);
            case Answer.AttributesSet() -> new CpeResponse.SetParameterAttributesResponse();
            case Answer.Added(long number) -> new CpeResponse.AddObjectResponse(number, 0);
            case Answer.Deleted() -> new CpeResponse.DeleteObjectResponse(0);
            case Answer.Downloading(boolean done, long _, long _) -> new CpeResponse.DownloadResponse(done ? 0 : 1,
                    Instant.EPOCH, Instant.EPOCH);
            case Answer.Rebooting() -> new CpeResponse.RebootResponse();
            case Answer.Resetting() -> new CpeResponse.FactoryResetResponse();
            case Answer.Refused _ -> fault(9005, "Invalid parameter name");
        };
    }

    static CpeResponse.CpeFault fault(int code, String text, SetParameterValuesFault... details) {
        return new CpeResponse.CpeFault(new FaultStruct(code, text), List.of(details));
    }

    @Override
    public void close() {
        knocks.stop(0);
        threads.close();
        http.close();
    }
}
