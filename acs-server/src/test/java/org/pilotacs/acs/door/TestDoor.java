package org.pilotacs.acs.door;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Accounts;
import org.pilotacs.acs.account.ApiTokens;
import org.pilotacs.acs.account.JdbcAccounts;
import org.pilotacs.acs.account.JdbcApiTokens;
import org.pilotacs.acs.account.JdbcProviderNames;
import org.pilotacs.acs.account.JdbcSessions;
import org.pilotacs.acs.account.Sessions;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.JdbcTellings;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.audit.AuditConfig;
import org.pilotacs.acs.audit.JdbcAuditTrail;
import org.pilotacs.acs.campaign.PlayedCampaigns;
import org.pilotacs.acs.contact.ContactConfig;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.customer.JdbcCustomerSessions;
import org.pilotacs.acs.customer.JdbcEntryLinks;
import org.pilotacs.acs.customer.JdbcOneTimeCodes;
import org.pilotacs.acs.customer.JdbcWishes;
import org.pilotacs.acs.customer.OneTimeCodes;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.customer.data.JdbcPersonalData;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.JdbcFleet;
import org.pilotacs.acs.device.Subscriber;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.diagnosis.CaseBook;
import org.pilotacs.acs.diagnosis.CodeHints;
import org.pilotacs.acs.diagnosis.DiagnosisConfig;
import org.pilotacs.acs.diagnosis.ExaminationDesk;
import org.pilotacs.acs.diagnosis.JdbcExaminations;
import org.pilotacs.acs.diagnosis.Reasoning;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.door.care.CareApi;
import org.pilotacs.acs.door.console.Console;
import org.pilotacs.acs.door.customer.Callers;
import org.pilotacs.acs.door.customer.CustomerCore;
import org.pilotacs.acs.door.customer.CustomerIncidents;
import org.pilotacs.acs.door.customer.CustomerMeter;
import org.pilotacs.acs.door.customer.CustomerModels;
import org.pilotacs.acs.door.customer.CustomerNews;
import org.pilotacs.acs.door.customer.KeptFor;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.customer.SelfServiceConfig;
import org.pilotacs.acs.door.files.FileServerConfig;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.Rate;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.door.jwt.PortalTokens;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.door.oidc.OidcSignIn;
import org.pilotacs.acs.door.portal.Brand;
import org.pilotacs.acs.door.portal.Portal;
import org.pilotacs.acs.door.selfservice.SelfServiceApi;
import org.pilotacs.acs.equipment.EquipmentConfig;
import org.pilotacs.acs.equipment.EquipmentSheets;
import org.pilotacs.acs.feed.EventConfig;
import org.pilotacs.acs.feed.JdbcFeed;
import org.pilotacs.acs.feed.JdbcFollower;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.firmware.JdbcUploads;
import org.pilotacs.acs.fleet.FleetSurvey;
import org.pilotacs.acs.incident.JdbcToldHomes;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.meter.MeterConfig;
import org.pilotacs.acs.meter.RunningMeters;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.ReadingConfig;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.sender.CodeSenders;
import org.pilotacs.acs.sftp.JdbcSftpLogins;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.trace.WireTraces;
import org.pilotacs.acs.webhook.JdbcWebhooks;
import org.pilotacs.acs.webhook.Reachable;
import org.pilotacs.acs.webhook.WebhookConfig;
import org.pilotacs.acs.webhook.WebhookDesk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The doors on a port of this machine, over the core on a fresh database, whose boxes a test plays.
public final class TestDoor implements AutoCloseable {
    /// Until a test moves the clock.
    public static final Instant NOW = new SettableClock().instant();

    public final ActionWorld core;
    public final SeenWatches actions;
    public final WireTraces traces;
    public final Contract contract;
    public final CareApi care;
    public final ExaminationDesk examinations;
    public final Accounts accounts;
    public final ApiTokens tokens;
    public final Sessions sessions;
    public final JdbcAuditTrail trail;
    /// Gives numbers when a test says so.
    public final JdbcFeed feed;
    /// Erases when a test says so.
    public final JdbcPersonalData personalData;
    /// May lead to this machine; sends when a test says so.
    public final WebhookDesk webhooks;
    /// Boxes whose signal is watched.
    public final RunningMeters measured = new RunningMeters(1);
    public final SignalMeter meter;

    /// Move on when a test says so.
    public final CareCampaigns campaigns;

    public final SelfServiceApi selfService;
    public final Wishes wishes;
    public final OneTimeCodes codes;
    public final EntryLinks links;

    /// Make events for customers when a test says so.
    public final CustomerNews news;
    public final CustomerIncidents customerIncidents;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ApiHttpServer server;
    private final ApiHttpServer selfServer;
    private final Contract selfContract;
    private final @Nullable PortalTokens portalTokens;
    private @Nullable OidcSignIn signIn;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestDoor(TestDatabases.Kind kind, UnknownDevices unknown, Secret token, OidcConfig oidc,
            SelfServiceConfig self) throws IOException {
        core = ActionWorld.empty(kind, unknown);
        actions = new SeenWatches(core.desk);
        traces = new WireTraces(TraceConfig.DEFAULT, core.clock);
        Knowledge knowledge = KnowledgeFile.ours();
        examinations = new ExaminationDesk(new Reasoning(knowledge),
                new CaseBook(new CaseBook.Core(core.devices, core.profiles, core.history, (_, _) -> null,
                        new CodeHints(core.errorCodes)), List.of(), core.clock),
                new JdbcExaminations(core.database, knowledge), actions, new TaskIds(core.clock, new Random(3)),
                core.clock);
        core.desk.whenOver(examinations::done);
        DeviceCards cards = new DeviceCards(
                new DeviceCards.Core(core.devices, actions, core.tasks, core.profiles, core.history, core.images,
                        examinations, core.incidents),
                number -> core.subscribers.find(number).map(Subscriber::area).orElse(null), core.clock);
        JdbcFleet fleet = new JdbcFleet(core.database, unknown);
        FleetSurvey survey = new FleetSurvey(fleet, core.tasks, core.clock, threads);
        Timelines timelines = new Timelines(actions, examinations, core.contacts, core.history);
        contract = Contract.load(vertx, CareApi.CONTRACT);
        accounts = new JdbcAccounts(core.database, new Random(3));
        tokens = new JdbcApiTokens(core.database, new Random(4));
        sessions = new JdbcSessions(core.database, new Random(5));
        trail = new JdbcAuditTrail(core.database, new Random(6), Thread.ofPlatform().name("audit-", 0).factory());
        feed = new JdbcFeed(core.database);
        webhooks = new WebhookDesk(
                new WebhookDesk.Core(
                        new JdbcWebhooks(core.database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom())),
                        feed, "node-1", threads),
                new WebhookConfig(List.of(Objects.requireNonNull(Reachable.read("127.0.0.0/8"))),
                        WebhookConfig.DEFAULT.deny(), Duration.ofSeconds(10), null),
                vertx, new SimpleMeterRegistry(), core.clock, new Random(7));
        meter = new SignalMeter(new SignalMeter.Needs(core.devices, core.profiles, core.tasks, core.bell,
                core.history::append, measured), MeterConfig.DEFAULT, core.clock, new Random(8), threads);
        Gate gate = new Gate(
                new Access(new Access.Known(accounts, tokens, sessions), token, oidc.isOn(), core.clock), accounts,
                tokens,
                trail, new Witness(trail, core.clock));
        links = new JdbcEntryLinks(core.database, self.customers(), new SecureRandom());
        CodeSender sender = CodeSenders.open(self.codes());
        PortalLinks toPortal = new PortalLinks(new PortalLinks.Core(core.subscribers, links, sender), () -> mine(""),
                gate.witness(), core.clock);
        personalData = new JdbcPersonalData(core.database,
                new JdbcPersonalData.Kept(core.devices, core.history, actions, core.tasks, examinations, core.contacts,
                        core.files),
                new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()), core.clock, new Random(8));
        ArtefactDesk desk = new ArtefactDesk(core.images, new JdbcUploads(core.database, new Random(9)),
                FileServerConfig.DEFAULT.maxSize(), gate.witness(), core.clock);
        campaigns = new CareCampaigns(core);
        care = new CareApi(contract, new CareApi.Core(core.devices, actions, cards, traces, core.subscribers,
                core.inventory, core.files, core.keys, desk, core.air,
                examinations, core.contacts, core.reports, core.errorCodes, timelines, core.incidents, feed, webhooks,
                survey, toPortal, meter, personalData, new JdbcSftpLogins(core.database, new Random(9)),
                campaigns.desk), gate, threads,
                core.clock);
        Console console = new Console(new Console.Core(core.devices, actions, cards, core.files, core.air,
                examinations, timelines, core.contacts, core.reports, core.errorCodes, core.incidents, traces, fleet,
                survey, toPortal, desk, core.campaigns.desk(), core.images, PlayedCampaigns.APPROVAL_ABOVE), gate,
                provider(oidc), core.clock, new Random(2));
        Door door = new Door(Stream.concat(Stream.of(care.routes()), console.routes().stream()).toList(),
                new References(new Random(1)));
        server = ApiHttpServer.start(vertx, "127.0.0.1", 0, "port", door, work -> {
            threads.execute(work);
            return true;
        });
        selfContract = Contract.load(vertx, SelfServiceApi.CONTRACT);
        wishes = new JdbcWishes(core.database);
        codes = new JdbcOneTimeCodes(core.database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()),
                new SecureRandom());
        portalTokens = self.jwt().isOn() ? new PortalTokens(self.jwt(), core.clock) : null;
        CustomerCore customers = new CustomerCore(actions, examinations, core.profiles, cards, core.air, wishes,
                self.limits(), new Verification(codes, sender, wishes, core.clock),
                new CustomerModels(core.profiles,
                        EquipmentSheets.load(EquipmentConfig.DEFAULT,
                                YamlProfiles.load(ProfileConfig.DEFAULT).all())),
                new CustomerMeter(meter, gate.witness()), core.subscribers, personalData,
                new KeptFor(ReadingConfig.DEFAULT.keep(), TaskConfig.DEFAULT.keep(), DiagnosisConfig.DEFAULT.keep(),
                        ContactConfig.DEFAULT.keep(), FileConfig.DEFAULT.keep(), EventConfig.DEFAULT.keep(),
                        AuditConfig.DEFAULT.keep()));
        OwnBoxes own = new OwnBoxes(new OwnBoxes.Core(core.subscribers, core.devices, actions, examinations),
                gate.witness());
        news = new CustomerNews(new CustomerNews.Core(core.devices, new JdbcTellings(core.database),
                new JdbcFollower(core.database, feed, "customer-messages")), customers, core.clock);
        customerIncidents = new CustomerIncidents(
                new CustomerIncidents.Core(core.devices, core.incidents, new JdbcToldHomes(core.database),
                        new JdbcFollower(core.database, feed, "customer-incidents")),
                customers, () -> true);
        Callers callers = new Callers(portalTokens, gate.access(), gate.witness(), new Rate(60, Duration.ofMillis(500)),
                core.clock);
        selfService = new SelfServiceApi(selfContract, customers, own, timelines, core.contacts, callers,
                gate.witness(), core.clock);
        Portal portal = new Portal(customers, own, timelines, core.contacts,
                new Portal.Ways(new JdbcCustomerSessions(core.database, self.customers(), new SecureRandom()), links,
                        callers),
                Brand.DEFAULT, gate.witness(), core.clock, new SecureRandom());
        selfServer = ApiHttpServer.start(vertx, "127.0.0.1", 0, "port",
                new Door(Stream.concat(selfService.routes().stream(), portal.routes().stream()).toList(),
                        new References(new Random(8))),
                work -> {
                    threads.execute(work);
                    return true;
                }, self.proxies());
    }

    private Console.@Nullable Provider provider(OidcConfig oidc) {
        if (!oidc.isOn()) {
            return null;
        }
        signIn = new OidcSignIn(oidc, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()), () -> uri(""),
                core.clock, new SecureRandom());
        return new Console.Provider(signIn, new JdbcProviderNames(core.database));
    }

    /// On H2, for anybody on this machine.
    public static TestDoor open() {
        return open(TestDatabases.Kind.H2);
    }

    public static TestDoor open(TestDatabases.Kind kind) {
        return open(kind, UnknownDevices.ACCEPT, Secret.NONE);
    }

    /// With boxes that the inventory does not have in quarantine.
    public static TestDoor quarantining() {
        return open(TestDatabases.Kind.H2, UnknownDevices.QUARANTINE, Secret.NONE);
    }

    /// For those who have the token.
    public static TestDoor guarded(String token) {
        return open(TestDatabases.Kind.H2, UnknownDevices.ACCEPT, Secret.of(token));
    }

    /// The same on a database of a kind.
    public static TestDoor guarded(TestDatabases.Kind kind, String token) {
        return open(kind, UnknownDevices.ACCEPT, Secret.of(token));
    }

    /// For whoever an identity provider, or an account, lets in.
    public static TestDoor withProvider(OidcConfig oidc) {
        return open(TestDatabases.Kind.H2, UnknownDevices.ACCEPT, Secret.NONE, oidc);
    }

    private static TestDoor open(TestDatabases.Kind kind, UnknownDevices unknown, Secret token) {
        return open(kind, unknown, token, OidcConfig.NONE);
    }

    /// With a self-service that customers come to as it says.
    public static TestDoor withSelfService(TestDatabases.Kind kind, SelfServiceConfig self) {
        return open(kind, UnknownDevices.ACCEPT, Secret.NONE, OidcConfig.NONE, self);
    }

    private static TestDoor open(TestDatabases.Kind kind, UnknownDevices unknown, Secret token, OidcConfig oidc) {
        return open(kind, unknown, token, oidc, SelfServiceConfig.DEFAULT);
    }

    private static TestDoor open(TestDatabases.Kind kind, UnknownDevices unknown, Secret token, OidcConfig oidc,
            SelfServiceConfig self) {
        try {
            return new TestDoor(kind, unknown, token, oidc, self);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.port();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /// Where customers come.
    public URI mine(String path) {
        return URI.create("http://127.0.0.1:" + selfServer.port() + path);
    }

    /// What customers' calls are held against.
    public Contract selfContract() {
        return selfContract;
    }

    /// Where the care API has a box.
    public static String path(Device box) {
        return "/care/v1/devices/" + box.id().value().replace("%", "%25");
    }

    /// Begins an action as a consultant does.
    public Action begin(Device box, ActionRequest request) {
        Started started = actions.start(box.id(), request, new Requester("test", "test", Priority.CONSULTANT), null);
        return ((Started.Accepted) started).action();
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
        selfServer.close();
        contract.close();
        selfContract.close();
        if (portalTokens != null) {
            portalTokens.close();
        }
        if (signIn != null) {
            signIn.close();
        }
        client.close();
        webhooks.close();
        threads.close();
        trail.close();
        core.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
