package org.pilotacs.acs;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
import org.pilotacs.acs.action.ActionDesk;
import org.pilotacs.acs.action.ActionNeeds;
import org.pilotacs.acs.action.JdbcActionStore;
import org.pilotacs.acs.action.JdbcSettledActions;
import org.pilotacs.acs.audit.AuditTrail;
import org.pilotacs.acs.audit.JdbcAuditTrail;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.cli.ServerStarter;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.contact.JdbcContactReports;
import org.pilotacs.acs.contact.JdbcContacts;
import org.pilotacs.acs.customer.CodeSender;
import org.pilotacs.acs.customer.data.JdbcPersonalData;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Fleet;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDeviceRemoval;
import org.pilotacs.acs.device.JdbcDeviceTags;
import org.pilotacs.acs.device.JdbcDeviceWalk;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.JdbcEndpoints;
import org.pilotacs.acs.device.JdbcFleet;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.JdbcSubscribers;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.CaseBook;
import org.pilotacs.acs.diagnosis.CodeHints;
import org.pilotacs.acs.diagnosis.ExaminationDesk;
import org.pilotacs.acs.diagnosis.JdbcExaminations;
import org.pilotacs.acs.diagnosis.NearHomes;
import org.pilotacs.acs.diagnosis.Reasoning;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.KnowledgeFile;
import org.pilotacs.acs.door.ArtefactDesk;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.PortalLinks;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.care.CareApi;
import org.pilotacs.acs.door.console.Console;
import org.pilotacs.acs.door.console.ConsoleConfig;
import org.pilotacs.acs.door.http.ApiHttpServer;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.Door;
import org.pilotacs.acs.door.http.References;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.nbi.Nbi;
import org.pilotacs.acs.door.oidc.OidcSignIn;
import org.pilotacs.acs.door.ops.OpsDoor;
import org.pilotacs.acs.door.ops.Readiness;
import org.pilotacs.acs.errorcode.ErrorCodeFile;
import org.pilotacs.acs.errorcode.JdbcErrorCodes;
import org.pilotacs.acs.feed.JdbcFeed;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.JdbcDeviceFiles;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.firmware.JdbcUploads;
import org.pilotacs.acs.firmware.Uploads;
import org.pilotacs.acs.fleet.FleetSurvey;
import org.pilotacs.acs.incident.IncidentDesk;
import org.pilotacs.acs.incident.JdbcAreas;
import org.pilotacs.acs.incident.JdbcIncidents;
import org.pilotacs.acs.incident.Listening;
import org.pilotacs.acs.intake.BulkReports;
import org.pilotacs.acs.intake.Intake;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.key.JdbcDeviceKeys;
import org.pilotacs.acs.link.cwmp.CwmpLink;
import org.pilotacs.acs.link.lwm2m.Lwm2mLink;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.link.satellite.SatelliteFile;
import org.pilotacs.acs.link.satellite.SatelliteLink;
import org.pilotacs.acs.meter.RunningMeters;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.network.Network;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.ReadingWriter;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.KeyFile;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Ticker;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.sftp.JdbcSftpLogins;
import org.pilotacs.acs.sftp.SftpLogins;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Doorbells;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskSecrets;
import org.pilotacs.acs.task.TaskSweeper;
import org.pilotacs.acs.trace.WireTraces;
import org.pilotacs.acs.webhook.JdbcWebhooks;
import org.pilotacs.acs.webhook.WebhookDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The server, wired by hand in the order in which data flows: storage, core, link, doors. Closed in reverse.
public final class AcsServer implements ServerStarter.Running {
    private static final Logger log = LoggerFactory.getLogger(AcsServer.class);
    /// API calls worked on at once; a call that waits for the database holds one.
    private static final int API_PERMITS = 512;
    /// Calls of scripts likewise: those that wait for boxes must not keep people waiting.
    private static final int NORTHBOUND_PERMITS = 128;
    private static final Duration DRAIN = Duration.ofSeconds(8);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private final AcsConfig config;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Addresses addresses;

    private AcsServer(AcsConfig config) {
        this.config = config;
        this.addresses = new Addresses(config);
    }

    /// Starts the server and returns once it listens; on failure nothing stays behind.
    ///
    /// @throws IOException if an address or the data folder cannot be had
    public static AcsServer start(AcsConfig config, Clock clock) throws IOException {
        AcsServer server = new AcsServer(config);
        try {
            server.build(clock);
            return server;
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private void build(Clock clock) throws IOException {
        Path data = Files.createDirectories(config.data());
        SecureRandom random = new SecureRandom();
        PrometheusMeterRegistry meters = Meters.open();
        ExecutorService threads = open(Executors.newVirtualThreadPerTaskExecutor());
        MasterKey key = KeyFile.of(config.secrets(), data, random);
        Database database = open(Database.open(config.database()));

        JdbcDeviceRegistry registry = open(new JdbcDeviceRegistry(database, Thread.ofPlatform().name("contacts-", 0)
                .factory(), config.devices().unknown(), new LinkOrder(List.of(CwmpLink.NAME, Lwm2mLink.NAME))));
        Devices devices = new JdbcDevices(database, config.devices().unknown());
        CampaignParts pushes = new CampaignParts(database, config.campaigns(), key, clock, random);
        JdbcTaskStore store = new JdbcTaskStore(database, clock, threads, new JdbcSettledActions(pushes.over()),
                TaskSecrets.by(key));
        SealedStores sealed = new SealedStores(config, database, key);
        sealed.unseal(store);
        JdbcTasks tasks = new JdbcTasks(store);
        String node = NodeId.of(data, random);
        RunningMeters running = new RunningMeters(config.meter().most());
        Meters.measure(running, meters);
        TaskQueue queue = running.over(pushes.over(new JdbcTaskQueue(store, node, config.tasks().lease())));
        TaskSweeper sweeper = new TaskSweeper(store, config.tasks().evidence(), config.tasks().keep());
        List<DeviceId> cutShort = sweeper.recover(node);
        log.atInfo().addKeyValue("devices", cutShort.size()).log("claims of the last run given up");
        YamlProfiles profiles = YamlProfiles.load(config.profiles());
        JdbcReadingHistory history = new JdbcReadingHistory(database);
        ReadingWriter writer = open(new ReadingWriter(history, Thread.ofPlatform().name("readings-", 0).factory()));
        JdbcIncidents keptIncidents = new JdbcIncidents(database);
        IncidentDesk incidents = new IncidentDesk(keptIncidents, config.incidents(), clock, random);
        Listening listening = open(new Listening(incidents, new JdbcAreas(database),
                Thread.ofPlatform().name("incidents-", 0).daemon().factory()));
        Meters.measure(incidents, listening, meters);
        DeviceRegistry intake = running.over(new Intake(registry, profiles, tasks, new TaskIds(clock, random), writer,
                Set.of(Lwm2mLink.NAME), listening));
        Subscribers subscribers = new JdbcSubscribers(database);
        DeviceFiles files = new JdbcDeviceFiles(database, key, config.files(), random);
        Artefacts images = new JdbcArtefacts(database, data.resolve("firmware"), config.firmware());
        Uploads uploads = new JdbcUploads(database, random);
        WireTraces traces = new WireTraces(config.trace(), clock);
        Contacts contacts = new JdbcContacts(database, devices, subscribers, ZoneId.systemDefault(), random);
        JdbcErrorCodes errorCodes = new JdbcErrorCodes(database);
        errorCodes.load(ErrorCodeFile.builtIn(), clock.instant());

        Vertx vertx = Network.open(config.network());
        parts.push(() -> vertx.close().await());
        References references = new References(random);
        Workers api = open(new Workers("api", API_PERMITS));
        JdbcDeviceTags tags = new JdbcDeviceTags(database);
        ProvisioningParts provisioning = open(new ProvisioningParts(config, data,
                new ProvisioningParts.Needs(database, devices, tags, key, clock, random)));
        SftpLogins sftpLogins = new JdbcSftpLogins(database, random);
        FileDoor fileDoor = open(new FileDoor(new FileDoor.Settings(config.fileServer(), config.sftp(), config.files()),
                new FileDoor.Core(images, provisioning.files(), devices, files, sftpLogins), key,
                new FileDoor.Means(vertx, references, api::begin, meters, clock)));
        addresses.files(fileDoor.port());
        addresses.sftp(fileDoor.sftpPort());
        ImageShelf shelf = fileDoor.shelf();
        CwmpLink cwmp = open(new CwmpLink(vertx, config.cwmp(),
                new CwmpLink.Core(intake, devices, queue, profiles, traces, config.tasks().evidence(), key,
                        open(sealed.logins(clock, random)), images, shelf,
                        new CwmpLink.Received(files, config.files(),
                                new BulkReports(devices, profiles, writer, listening, config.readings().keep()),
                                config.bulk()),
                        provisioning.provisioned(fileDoor.files())),
                meters, clock, random, DRAIN));

        DeviceKeys keys = new JdbcDeviceKeys(database, key);
        Lwm2mLink lwm2m = config.lwm2m().enabled()
                ? open(lwm2m(database,
                        new Lwm2mLink.Core(intake, devices, new JdbcEndpoints(database, clock), queue, profiles, keys,
                                images, shelf, cwmp.lanes(), config.tasks().evidence()),
                        meters, clock, threads))
                : null;
        SatelliteLink satellite = satellite(
                new SatelliteLink.Core(new JdbcTaskQueue(store, node, config.tasks().lease(), Carrier.BROADCAST),
                        devices, history, database, new TaskIds(clock, random), node),
                meters, clock, random);
        Broadcasts broadcasts = satellite == null ? Broadcasts.NONE : satellite;
        Doorbell doorbell = lwm2m == null
                ? cwmp.doorbell()
                : new Doorbells(Map.of(Lwm2mLink.NAME, lwm2m.doorbell()), cwmp.doorbell());

        ActionDesk actions = new ActionDesk(
                new ActionNeeds(devices, profiles, tasks, new JdbcActionStore(database, tasks),
                        history, doorbell, config.diagnostics(), images, broadcasts, listening),
                config.tasks(), clock, random, threads);
        actions.cutShort(cutShort);
        JdbcDeviceWalk walk = new JdbcDeviceWalk(database);
        Campaigns campaigns = pushes
                .open(new CampaignParts.Core(devices, walk, actions, images, doorbell, subscribers));
        SignalMeter meter = open(new SignalMeter(
                new SignalMeter.Needs(devices, profiles, tasks, doorbell, writer::write, running), config.meter(),
                clock, random, threads));
        Knowledge knowledge = config.diagnosis().knowledge() == null
                ? KnowledgeFile.ours()
                : KnowledgeFile.read(config.diagnosis().knowledge());
        JdbcExaminations kept = new JdbcExaminations(database, knowledge);
        ExaminationDesk examinations = new ExaminationDesk(new Reasoning(knowledge),
                new CaseBook(new CaseBook.Core(devices, profiles, history,
                        new NearHomes(subscribers, incidents), new CodeHints(errorCodes)),
                        knowledge.badFirmware(), clock),
                kept, actions, new TaskIds(clock, random), clock);
        actions.whenOver(examinations::done);
        DeviceCards cards = new DeviceCards(
                new DeviceCards.Core(devices, actions, tasks, profiles, history, images, examinations, incidents),
                number -> subscribers.area(number).orElse(null), clock);
        Timelines timelines = new Timelines(actions, examinations, contacts, history);
        ContactReports reports = new JdbcContactReports(database);
        Fleet fleet = new JdbcFleet(database, config.devices().unknown());
        FleetSurvey survey = new FleetSurvey(fleet, tasks, clock, threads);
        Sessions sessions = new JdbcSessions(database, random);
        JdbcAuditTrail trail = open(new JdbcAuditTrail(database, random, Thread.ofPlatform().name("audit-", 0)
                .factory()));
        Accounts accounts = new JdbcAccounts(database, random);
        Gate gate = gate(accounts, new JdbcApiTokens(database, random), sessions, trail, clock);
        JdbcFeed feed = new JdbcFeed(database);
        WebhookDesk webhooks = open(new WebhookDesk(
                new WebhookDesk.Core(new JdbcWebhooks(database, key), feed, node, threads), config.webhooks(), vertx,
                meters, clock, random));
        JdbcPersonalData personalData = new JdbcPersonalData(database,
                new JdbcPersonalData.Kept(devices, history, actions, tasks, examinations, contacts, files), key, clock,
                random);
        CodeSender sender = open(CustomerDoor.sender(config));
        PortalLinks links = new PortalLinks(
                new PortalLinks.Core(subscribers, CustomerDoor.links(config, database, random), sender),
                addresses::portal, gate.witness(), clock);
        ArtefactDesk desk = new ArtefactDesk(images, uploads, config.fileServer().maxSize(), gate.witness(), clock);
        List<RouteGroup> routes = new ArrayList<>(new OpsDoor(meters, needs(database, cwmp)).routes());
        routes.add(new CareApi(open(Contract.load(vertx, CareApi.CONTRACT)),
                new CareApi.Core(devices, actions, cards, traces, subscribers, new JdbcInventory(database, clock),
                        files, keys, desk, broadcasts, examinations, contacts, reports, errorCodes, timelines,
                        incidents, feed, webhooks, survey, links, meter, personalData, sftpLogins, campaigns),
                gate, threads, clock).routes());
        routes.addAll(
                new Console(
                        new Console.Core(devices, actions, cards, files, broadcasts, examinations, timelines, contacts,
                                reports, errorCodes, incidents, traces, fleet, survey, links, desk, campaigns, images,
                                config.campaigns().approvalAbove()),
                        gate, provider(database, key, clock, random), clock, random).routes());
        Door door = new Door(routes, references);
        Door northbound = new Door(List.of(new Nbi(
                new Nbi.Core(devices, walk, tags, new JdbcDeviceRemoval(database), doorbell,
                        cwmp::isInSession, accounts, provisioning.orders()),
                gate.access(), gate.witness(), clock).routes()), references);
        CustomerDoor customers = open(new CustomerDoor(config, database, key,
                new CustomerDoor.Core(devices, subscribers, actions, examinations, profiles, cards, broadcasts,
                        timelines, contacts, meter, personalData, incidents, feed, webhooks, sender),
                gate, vertx, references, clock, random));

        Ticker ticker = open(new Ticker());
        pushes.begin(ticker, meters);
        ticker.every(SECOND, "silent sessions", cwmp::sweep);
        ticker.every(SECOND, "definitions for provisioning", provisioning.cache()::refresh);
        ticker.every(SECOND, "leases and deadlines", sweeper::sweep);
        ticker.every(SECOND.multipliedBy(2), "knocks", actions::knockAgain);
        ticker.every(SECOND.multipliedBy(2), "watchers of tasks", store::tellAgain);
        ticker.every(SECOND.multipliedBy(2), "watchers of actions", actions::tellAgain);
        ticker.every(SECOND, "readings of ended actions", actions::harvest);
        ticker.every(SECOND, "signal meters", meter::look);
        ticker.every(SECOND.multipliedBy(2), "examinations", examinations::sweep);
        Forgetting old = new Forgetting(ticker, clock);
        old.of("examinations", config.diagnosis().keep(), kept::forgetBefore);
        ticker.every(HALF_A_MINUTE, "incidents", incidents::tick);
        ticker.every(HALF_A_MINUTE.multipliedBy(10), "what is usual", incidents::keepUsual);
        ticker.every(HOUR, "areas of customers", listening::forgetAreas);
        old.of("incidents", config.incidents().keep(), keptIncidents::forgetBefore);
        ticker.every(SECOND.dividedBy(2), "numbers of events", feed::number);
        ticker.every(SECOND, "what customers should hear", customers::tell);
        ticker.every(SECOND, "whom incidents touch", () -> threads.execute(customers::tellOfIncidents));
        old.of("events", config.events().keep(), feed::forgetBefore);
        ticker.every(SECOND, "webhooks", webhooks::deliver);
        ticker.every(HALF_A_MINUTE, "what waits for webhooks", webhooks::measure);
        ticker.every(HOUR, "old actions", actions::forgetOld);
        old.of("readings", config.readings().keep(), history::forgetBefore);
        old.of("contacts", config.contacts().keep(), limit -> contacts.forgetBefore(limit, clock.instant()));
        ticker.every(HOUR, "old files", () -> files.forgetBefore(clock.instant()));
        ticker.every(HOUR, "old sessions", () -> sessions.forget(clock.instant()));
        ticker.every(HOUR, "what customers left", () -> customers.forget(clock.instant()));
        old.of("audit entries", config.audit().keep(), trail::forgetBefore);
        ticker.every(SECOND.multipliedBy(2), "erasures", personalData::tick);
        old.of("erasures", config.audit().keep(), personalData::forgetBefore);
        ticker.every(HOUR, "copies of firmware and files", fileDoor::tidy);
        ticker.every(HOUR, "old uploads", () -> uploads.forgetBefore(clock.instant().minus(Uploads.KEEP)));
        ticker.every(HALF_A_MINUTE, "certificates", cwmp::renewTls);
        threads.execute(cwmp::keepWaysOpen);
        ticker.every(HALF_A_MINUTE, "ways to devices", () -> threads.execute(cwmp::keepWaysOpen));
        addresses.cwmp(cwmp.start());
        if (lwm2m != null) {
            ticker.every(HALF_A_MINUTE, "registrations", () -> threads.execute(lwm2m::sweep));
            addresses.lwm2m(lwm2m.start());
        }
        if (satellite != null) {
            satellite.start(ticker);
        }
        addresses.console(open(ApiHttpServer.start(vertx, config.console().host(), config.console().port(),
                "console.port", door, api::begin)).port());
        addresses.nbi(open(ApiHttpServer.start(vertx, config.nbi().host(), config.nbi().port(), "nbi.port", northbound,
                open(new Workers("northbound", NORTHBOUND_PERMITS))::begin)).port());
        addresses.selfService(open(ApiHttpServer.start(vertx, config.selfService().host(),
                config.selfService().port(), "self-service.port", customers.door(), api::begin,
                config.selfService().proxies())).port());
        log.atInfo().addKeyValue("cwmp", cwmp()).addKeyValue("console", console())
                .addKeyValue("nbi", nbi()).addKeyValue("self-service", selfService()).log("up");
    }

    private Gate gate(Accounts accounts, ApiTokens tokens, Sessions sessions, AuditTrail trail, Clock clock) {
        Access access = new Access(new Access.Known(accounts, tokens, sessions), config.console().token(),
                config.console().oidc().isOn(), clock);
        return new Gate(access, accounts, tokens, trail, new Witness(trail, clock));
    }

    /// Null if people sign in without one.
    private Console.@Nullable Provider provider(Database database, MasterKey key, Clock clock, SecureRandom random) {
        ConsoleConfig door = config.console();
        return door.oidc().isOn()
                ? new Console.Provider(
                        open(new OidcSignIn(door.oidc(), key,
                                () -> door.url().isEmpty() ? console() : URI.create(door.url()), clock, random)),
                        new JdbcProviderNames(database))
                : null;
    }

    private Lwm2mLink lwm2m(Database database, Lwm2mLink.Core core, PrometheusMeterRegistry meters, Clock clock,
            ExecutorService threads) throws IOException {
        JdbcRegistrations registrations = open(new JdbcRegistrations(database,
                Thread.ofPlatform().name("lwm2m-registrations-", 0).factory(), threads));
        return new Lwm2mLink(config.lwm2m(), core, registrations, meters, clock, RandomGenerator.getDefault());
    }

    /// Null if there is nothing to broadcast by.
    private @Nullable SatelliteLink satellite(SatelliteLink.Core core, PrometheusMeterRegistry meters, Clock clock,
            SecureRandom random) throws IOException {
        Path file = config.satellite().file();
        if (file == null) {
            return null;
        }
        try {
            return open(new SatelliteLink(SatelliteFile.read(file), core, meters, clock, random,
                    Thread.ofPlatform().name("satellite-", 0).daemon().factory()));
        } catch (BadSetting bad) {
            throw new IOException(file + ": " + bad.getMessage(), bad);
        }
    }

    private static List<Readiness> needs(Database database, CwmpLink cwmp) {
        return List.of(new Readiness("database", database::check), new Readiness("cwmp", cwmp::check));
    }

    /// Notes a part so that [#close] finds it.
    private <T extends AutoCloseable> T open(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public Path data() {
        return config.data();
    }

    @Override
    public URI console() {
        return addresses.console();
    }

    @Override
    public URI nbi() {
        return addresses.nbi();
    }

    @Override
    public URI selfService() {
        return addresses.selfService();
    }

    @Override
    public URI cwmp() {
        return addresses.cwmp();
    }

    @Override
    public @Nullable URI cwmpTls() {
        return addresses.cwmpTls();
    }

    @Override
    public @Nullable Integer stunPort() {
        return addresses.stunPort();
    }

    @Override
    public @Nullable URI coap() {
        return addresses.coap();
    }

    @Override
    public @Nullable URI coaps() {
        return addresses.coaps();
    }

    @Override
    public URI files() {
        return addresses.files();
    }

    @Override
    public @Nullable URI sftp() {
        return addresses.sftp();
    }

    /// Stops taking calls, lets sessions finish, and closes the rest in reverse; what fails is logged, and the rest still
    /// closed.
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failure) {
                log.atError().addKeyValue("part", part.getClass().getSimpleName()).setCause(failure)
                        .log("did not close");
            }
        }
    }
}
