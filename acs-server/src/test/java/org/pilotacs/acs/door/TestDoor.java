package org.pilotacs.acs.door;

import io.vertx.core.Vertx;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.JdbcSubscribers;
import org.pilotacs.acs.door.care.CareApi;
import org.pilotacs.acs.door.console.Console;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.trace.WireTraces;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The doors on a port of this machine, over a core in memory.
public final class TestDoor implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T19:00:00Z");
    public static final Identity BOX = new Identity("Sagevision", "A1B2C3", "SV-S2", "SN-1001");

    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final FakeDevices devices = new FakeDevices();
    public final FakeActions actions = new FakeActions(devices, clock);
    public final WireTraces traces = new WireTraces(TraceConfig.DEFAULT, clock);
    public final Contract contract;
    public final CareApi care;
    public final Device box;

    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ApiHttpServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public TestDoor(String token) throws IOException {
        this(token, true);
    }

    /// A door before any box has come.
    public static TestDoor empty() throws IOException {
        return new TestDoor("", false);
    }

    private TestDoor(String token, boolean withBox) throws IOException {
        FakeDevices kept = withBox ? devices : new FakeDevices();
        box = kept.add(BOX, NOW.minusSeconds(40), SampleBox.parameters(NOW));
        DeviceCards cards = new DeviceCards(devices, actions,
                YamlProfiles.load(ProfileConfig.DEFAULT), _ -> "00-950", clock);
        contract = Contract.load(vertx, CareApi.CONTRACT);
        care = new CareApi(contract, new CareApi.Core(devices, actions, cards, traces,
                new JdbcSubscribers(database), new JdbcInventory(database)), Secret.of(token), threads, clock);
        Console console = new Console(new Console.Core(devices, actions, cards), Secret.of(token), clock,
                new Random(2));
        Door door = new Door(Stream.concat(Stream.of(care.routes()), console.routes().stream()).toList(),
                new References(new Random(1)));
        server = ApiHttpServer.start(vertx, "127.0.0.1", 0, door, work -> {
            threads.execute(work);
            return true;
        });
    }

    public int port() {
        return server.port();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        server.close();
        client.close();
        threads.close();
        database.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
