package org.pilotacs.acs.door.care;

import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.ArtefactDesk;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.PortalLinks;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.TokenGuard;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.errorcode.ErrorCodes;
import org.pilotacs.acs.feed.Feed;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.fleet.FleetSurvey;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.sftp.SftpLogins;
import org.pilotacs.acs.trace.WireTraces;
import org.pilotacs.acs.webhook.Webhooks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import static org.pilotacs.acs.account.Permission.ACT;
import static org.pilotacs.acs.account.Permission.ADMIN;
import static org.pilotacs.acs.account.Permission.AUDIT;
import static org.pilotacs.acs.account.Permission.ENGINEER;
import static org.pilotacs.acs.account.Permission.LOOK;

/// The care API, `/care/v1`: what its contract names, answered by resources. Safe for any number of threads.
public final class CareApi {
    /// On the class path.
    public static final String CONTRACT = "/openapi/care-v1.yaml";
    private static final String ROOT = "/care/v1";

    private final Contract contract;
    private final DeviceResource devices;
    private final ActionResource actions;
    private final TraceResource traces;
    private final SubscriberResource subscribers;
    private final LinkResource links;
    private final CustomerDataResource customerData;
    private final ImportResource imports;
    private final FileResource files;
    private final KeyResource keys;
    private final SftpLoginResource sftpLogins;
    private final FirmwareResource firmware;
    private final HeadEndResource headEnds;
    private final DiagnosisResource diagnoses;
    private final ContactResource contacts;
    private final ReportResource reports;
    private final ErrorCodeResource errorCodes;
    private final TimelineResource timelines;
    private final AccountResource accounts;
    private final TokenResource tokens;
    private final AuditResource audit;
    private final IncidentResource incidents;
    private final FeedResource feed;
    private final WebhookResource webhooks;
    private final FleetResource fleet;
    private final MeterResource meter;
    private final CampaignOperations campaigns;
    private final TokenGuard guard;

    /// What the API gives access to.
    public record Core(Devices devices, Actions actions, DeviceCards cards, WireTraces traces, Subscribers subscribers,
            Inventory inventory, DeviceFiles files, DeviceKeys keys, ArtefactDesk artefacts,
            Broadcasts broadcasts, Examinations examinations, Contacts contacts, ContactReports reports,
            ErrorCodes errorCodes, Timelines timelines, Incidents incidents, Feed feed, Webhooks webhooks,
            FleetSurvey survey, PortalLinks links, SignalMeter meter, PersonalData personalData,
            SftpLogins sftpLogins, Campaigns campaigns) {}

    /// @param gate who may come in
    /// @param threads where imports and streams of events run, which take long
    public CareApi(Contract contract, Core core, Gate gate, Executor threads, Clock clock) {
        Witness witness = gate.witness();
        this.contract = contract;
        this.devices = new DeviceResource(core.devices(), core.cards(), witness, clock);
        this.actions = new ActionResource(core.actions(), core.cards(), devices, witness, clock);
        this.traces = new TraceResource(core.traces(), devices, witness);
        this.subscribers = new SubscriberResource(core.subscribers(), witness, clock);
        this.links = new LinkResource(core.links());
        this.customerData = new CustomerDataResource(core.personalData(), witness);
        this.imports = new ImportResource(core.inventory(), witness, threads, clock);
        this.files = new FileResource(core.files(), devices, witness);
        this.keys = new KeyResource(core.keys(), witness);
        this.sftpLogins = new SftpLoginResource(core.sftpLogins(), core.devices(), witness, clock);
        this.firmware = new FirmwareResource(core.artefacts());
        this.headEnds = new HeadEndResource(core.broadcasts());
        this.diagnoses = new DiagnosisResource(core.examinations(), core.cards(), devices, witness, clock);
        this.contacts = new ContactResource(core.contacts(), new ContactBody(core.devices(), core.actions()), devices,
                core.subscribers(), witness, clock);
        this.reports = new ReportResource(core.reports(), core.examinations().knowledge(), clock);
        this.errorCodes = new ErrorCodeResource(core.errorCodes(), witness, clock);
        this.timelines = new TimelineResource(core.timelines(), devices, core.examinations().knowledge(), witness);
        this.accounts = new AccountResource(gate, clock);
        this.tokens = new TokenResource(gate, clock);
        this.audit = new AuditResource(gate);
        this.incidents = new IncidentResource(core.incidents(), witness, clock);
        this.feed = new FeedResource(core.feed(), witness, threads);
        this.webhooks = new WebhookResource(core.webhooks(), witness);
        this.fleet = new FleetResource(core.survey(), core.incidents(), core.broadcasts(), clock);
        this.meter = new MeterResource(core.meter(), devices, witness);
        this.campaigns = new CampaignOperations(core.campaigns(), devices, witness, threads, clock);
        this.guard = TokenGuard.bearer(gate.access(), CareSaying.SEND_TOKEN.of());
    }

    public RouteGroup routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(ROOT + "/openapi.yaml", this::yaml));
        operations().forEach(operation -> routes.add(new Route(operation.method, ROOT + operation.path,
                operation.upload, operation.needs, spoken(contract.checked(operation.id, operation.handler)))));
        return new RouteGroup(ROOT + "/", guard, new Problems(), routes);
    }

    /// The contract's operations and who answers them.
    List<Operation> operations() {
        return Stream.of(boxes(), contactBook(), common(), happenings(), campaigns.all(), whoMay(),
                data()).flatMap(List::stream)
                .toList();
    }

    private List<Operation> boxes() {
        return List.of(new Operation(LOOK, "listDevices", "GET", "/devices", devices::list),
                new Operation(LOOK, "getDevice", "GET", "/devices/{id}", devices::get),
                new Operation(LOOK, "listParameters", "GET", "/devices/{id}/parameters", devices::parameters),
                new Operation(LOOK, "listActions", "GET", "/devices/{id}/actions", actions::list),
                new Operation(ACT, "startAction", "POST", "/devices/{id}/actions", actions::start),
                new Operation(LOOK, "getDiagnosis", "GET", "/devices/{id}/diagnosis", diagnoses::glance),
                new Operation(ACT, "startDiagnosis", "POST", "/devices/{id}/diagnosis", diagnoses::begin),
                new Operation(LOOK, "listDiagnoses", "GET", "/devices/{id}/diagnoses", diagnoses::list),
                new Operation(LOOK, "findDiagnosis", "GET", "/diagnoses/{diagnosis}", diagnoses::get),
                new Operation(LOOK, "followDiagnosis", "GET", "/diagnoses/{diagnosis}/events", diagnoses::follow),
                new Operation(ACT, "followMeter", "GET", "/devices/{id}/meter", meter::follow),
                new Operation(LOOK, "listTimeline", "GET", "/devices/{id}/timeline", timelines::list),
                new Operation(ENGINEER, "getTrace", "GET", "/devices/{id}/trace", traces::get),
                new Operation(ENGINEER, "startTrace", "PUT", "/devices/{id}/trace", traces::start),
                new Operation(ENGINEER, "stopTrace", "DELETE", "/devices/{id}/trace", traces::stop),
                new Operation(LOOK, "getAction", "GET", "/actions/{action}", actions::get),
                new Operation(ACT, "cancelAction", "DELETE", "/actions/{action}", actions::cancel),
                new Operation(ACT, "proveAction", "POST", "/actions/{action}/proof", actions::prove),
                new Operation(LOOK, "listHeadEnds", "GET", "/headends", headEnds::list),
                new Operation(LOOK, "followAction", "GET", "/actions/{action}/events", actions::follow),
                new Operation(LOOK, "listFiles", "GET", "/devices/{id}/files", files::list),
                new Operation(ENGINEER, "getFile", "GET", "/files/{file}", files::get),
                new Operation(LOOK, "getFileText", "GET", "/files/{file}/text", files::text),
                new Operation(LOOK, "getSubscriber", "GET", "/subscribers/{number}", subscribers::get),
                new Operation(ACT, "makeLink", "POST", "/subscribers/{number}/link", links::make),
                new Operation(ENGINEER, "putKeys", "POST", "/keys", keys::put),
                new Operation(ENGINEER, "deleteKey", "DELETE", "/keys/{endpoint}", keys::delete),
                new Operation(ENGINEER, "listSftpLogins", "GET", "/sftp-logins", sftpLogins::list),
                new Operation(ENGINEER, "addSftpLogin", "POST", "/sftp-logins", sftpLogins::add),
                new Operation(ENGINEER, "removeSftpLogin", "DELETE", "/sftp-logins/{login}", sftpLogins::remove),
                new Operation(LOOK, "listFirmware", "GET", "/firmware", firmware::list),
                new Operation(ENGINEER, "addFirmware", "POST", "/firmware", firmware.upload(), firmware::add),
                new Operation(LOOK, "getFirmware", "GET", "/firmware/{image}", firmware::get),
                new Operation(ENGINEER, "deleteFirmware", "DELETE", "/firmware/{image}", firmware::remove),
                new Operation(ENGINEER, "beginUpload", "POST", "/uploads", firmware::begin),
                new Operation(ENGINEER, "getUpload", "GET", "/uploads/{upload}", firmware::offset),
                new Operation(ENGINEER, "appendUpload", "PATCH", "/uploads/{upload}", ArtefactDesk.part(),
                        firmware::append),
                new Operation(ENGINEER, "dropUpload", "DELETE", "/uploads/{upload}", firmware::drop),
                new Operation(ENGINEER, "startImport", "POST", "/imports", ImportResource.UPLOAD, imports::start),
                new Operation(ENGINEER, "getImport", "GET", "/imports/{import}", imports::get),
                new Operation(ENGINEER, "followImport", "GET", "/imports/{import}/events", imports::follow));
    }

    private List<Operation> whoMay() {
        return List.of(new Operation(ADMIN, "listAccounts", "GET", "/accounts", accounts::list),
                new Operation(ADMIN, "addAccount", "POST", "/accounts", accounts::add),
                new Operation(ADMIN, "changeAccount", "PUT", "/accounts/{name}", accounts::change),
                new Operation(ADMIN, "listTokens", "GET", "/tokens", tokens::list),
                new Operation(ADMIN, "addToken", "POST", "/tokens", tokens::add),
                new Operation(ADMIN, "removeToken", "DELETE", "/tokens/{name}", tokens::remove),
                new Operation(AUDIT, "listAudit", "GET", "/audit", audit::list));
    }

    private List<Operation> data() {
        return List.of(new Operation(ADMIN, "exportData", "GET", "/subscribers/{number}/data", customerData::data),
                new Operation(ADMIN, "eraseData", "POST", "/subscribers/{number}/erasure", customerData::erase),
                new Operation(ADMIN, "getErasure", "GET", "/subscribers/{number}/erasures/{erasure}",
                        customerData::erasure));
    }

    private List<Operation> contactBook() {
        return List.of(new Operation(ACT, "recordContact", "POST", "/contacts", contacts::record),
                new Operation(LOOK, "listContacts", "GET", "/contacts", contacts::list),
                new Operation(LOOK, "getContact", "GET", "/contacts/{contact}", contacts::get),
                new Operation(ACT, "amendContact", "PATCH", "/contacts/{contact}", contacts::amend),
                new Operation(LOOK, "listDeviceContacts", "GET", "/devices/{id}/contacts", contacts::ofDevice),
                new Operation(LOOK, "listSubscriberContacts", "GET", "/subscribers/{number}/contacts",
                        contacts::ofSubscriber),
                new Operation(LOOK, "reportCauses", "GET", "/reports/causes", reports::causes),
                new Operation(LOOK, "reportActions", "GET", "/reports/actions", reports::actions),
                new Operation(LOOK, "reportResolution", "GET", "/reports/resolution", reports::resolution),
                new Operation(LOOK, "searchErrorCodes", "GET", "/error-codes", errorCodes::search),
                new Operation(LOOK, "getErrorCode", "GET", "/error-codes/{code}", errorCodes::get),
                new Operation(ADMIN, "putErrorCode", "PUT", "/error-codes/{code}", errorCodes::put),
                new Operation(ADMIN, "deleteErrorCode", "DELETE", "/error-codes/{code}", errorCodes::remove));
    }

    private List<Operation> common() {
        return List.of(new Operation(LOOK, "getFleet", "GET", "/fleet", fleet::get),
                new Operation(LOOK, "listIncidents", "GET", "/incidents", incidents::list),
                new Operation(ENGINEER, "startIncident", "POST", "/incidents", incidents::begin),
                new Operation(LOOK, "followIncidents", "GET", "/incidents/events", incidents::follow),
                new Operation(LOOK, "getIncident", "GET", "/incidents/{incident}", incidents::get),
                new Operation(ENGINEER, "noteIncident", "POST", "/incidents/{incident}/notes", incidents::note),
                new Operation(ENGINEER, "endIncident", "POST", "/incidents/{incident}/end", incidents::end));
    }

    /// Events show no more than lists do that one may look at. Webhooks take data out of the house and connect from inside it, so
    /// they are an administrator's.
    private List<Operation> happenings() {
        return List.of(new Operation(LOOK, "listEvents", "GET", "/events", feed::list),
                new Operation(LOOK, "followEvents", "GET", "/events/stream", feed::follow),
                new Operation(ADMIN, "listWebhooks", "GET", "/webhooks", webhooks::list),
                new Operation(ADMIN, "addWebhook", "POST", "/webhooks", webhooks::add),
                new Operation(ADMIN, "getWebhook", "GET", "/webhooks/{webhook}", webhooks::get),
                new Operation(ADMIN, "removeWebhook", "DELETE", "/webhooks/{webhook}", webhooks::remove),
                new Operation(ADMIN, "pingWebhook", "POST", "/webhooks/{webhook}/ping", webhooks::ping));
    }

    /// Every answer names its language, which the caller chose.
    private static Route.Handler spoken(Route.Handler handler) {
        return call -> handler.handle(call).with("content-language", call.language().tag());
    }

    private HttpReply yaml(HttpCall call) {
        return HttpReply.of(200, "application/yaml", Body.of(contract.yaml())).with("cache-control", "no-cache");
    }

    /// One operation of the contract.
    ///
    /// @param needs what a caller must be allowed to do; some kinds of actions take more
    record Operation(Permission needs, String id, String method, String path, Route.Upload upload,
            Route.Handler handler) {
        Operation(Permission needs, String id, String method, String path, Route.Handler handler) {
            this(needs, id, method, path, Route.SMALL, handler);
        }
    }
}
