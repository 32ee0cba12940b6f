package org.pilotacs.acs.door.care;

import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Contract;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.errorcode.ErrorCodes;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.firmware.FirmwareImages;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.trace.WireTraces;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

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
    private final ImportResource imports;
    private final FileResource files;
    private final KeyResource keys;
    private final FirmwareResource firmware;
    private final HeadEndResource headEnds;
    private final DiagnosisResource diagnoses;
    private final ContactResource contacts;
    private final ReportResource reports;
    private final ErrorCodeResource errorCodes;
    private final IncidentResource incidents;
    private final BearerToken guard;

    /// What the API gives access to.
    ///
    /// @param mostOfImage largest firmware image that is taken
    public record Core(Devices devices, Actions actions, DeviceCards cards, WireTraces traces, Subscribers subscribers,
            Inventory inventory, DeviceFiles files, DeviceKeys keys, FirmwareImages images, DataSize mostOfImage,
            Broadcasts broadcasts, Examinations examinations, Contacts contacts, ContactReports reports,
            ErrorCodes errorCodes, Incidents incidents) {}

    /// @param threads where imports run, which take long
    /// @param token empty to let everybody in who is on this machine
    public CareApi(Contract contract, Core core, Secret token, Executor threads, Clock clock) {
        this.contract = contract;
        this.devices = new DeviceResource(core.devices(), core.cards(), clock);
        this.actions = new ActionResource(core.actions(), core.cards(), devices, clock);
        this.traces = new TraceResource(core.traces(), devices);
        this.subscribers = new SubscriberResource(core.subscribers(), clock);
        this.imports = new ImportResource(core.inventory(), threads, clock);
        this.files = new FileResource(core.files(), devices);
        this.keys = new KeyResource(core.keys());
        this.firmware = new FirmwareResource(core.images(), core.mostOfImage(), clock);
        this.headEnds = new HeadEndResource(core.broadcasts());
        this.diagnoses = new DiagnosisResource(core.examinations(), core.cards(), devices, clock);
        this.contacts = new ContactResource(core.contacts(), new ContactBody(core.devices(), core.actions()), devices,
                core.subscribers(), clock);
        this.reports = new ReportResource(core.reports(), clock);
        this.errorCodes = new ErrorCodeResource(core.errorCodes(), clock);
        this.incidents = new IncidentResource(core.incidents(), clock);
        this.guard = new BearerToken(token);
    }

    public RouteGroup routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(ROOT + "/openapi.yaml", this::yaml));
        operations().forEach(operation -> routes.add(new Route(operation.method, ROOT + operation.path,
                operation.upload, spoken(contract.checked(operation.id, operation.handler)))));
        return new RouteGroup(ROOT + "/", guard, new Problems(), routes);
    }

    /// The contract's operations and who answers them.
    List<Operation> operations() {
        return Stream.of(boxes(), contactBook(), common()).flatMap(List::stream).toList();
    }

    private List<Operation> boxes() {
        return List.of(new Operation("listDevices", "GET", "/devices", devices::list),
                new Operation("getDevice", "GET", "/devices/{id}", devices::get),
                new Operation("listParameters", "GET", "/devices/{id}/parameters", devices::parameters),
                new Operation("listActions", "GET", "/devices/{id}/actions", actions::list),
                new Operation("startAction", "POST", "/devices/{id}/actions", actions::start),
                new Operation("getDiagnosis", "GET", "/devices/{id}/diagnosis", diagnoses::glance),
                new Operation("startDiagnosis", "POST", "/devices/{id}/diagnosis", diagnoses::begin),
                new Operation("listDiagnoses", "GET", "/devices/{id}/diagnoses", diagnoses::list),
                new Operation("findDiagnosis", "GET", "/diagnoses/{diagnosis}", diagnoses::get),
                new Operation("followDiagnosis", "GET", "/diagnoses/{diagnosis}/events", diagnoses::follow),
                new Operation("getTrace", "GET", "/devices/{id}/trace", traces::get),
                new Operation("startTrace", "PUT", "/devices/{id}/trace", traces::start),
                new Operation("stopTrace", "DELETE", "/devices/{id}/trace", traces::stop),
                new Operation("getAction", "GET", "/actions/{action}", actions::get),
                new Operation("cancelAction", "DELETE", "/actions/{action}", actions::cancel),
                new Operation("proveAction", "POST", "/actions/{action}/proof", actions::prove),
                new Operation("listHeadEnds", "GET", "/headends", headEnds::list),
                new Operation("followAction", "GET", "/actions/{action}/events", actions::follow),
                new Operation("listFiles", "GET", "/devices/{id}/files", files::list),
                new Operation("getFile", "GET", "/files/{file}", files::get),
                new Operation("getSubscriber", "GET", "/subscribers/{number}", subscribers::get),
                new Operation("putKeys", "POST", "/keys", keys::put),
                new Operation("deleteKey", "DELETE", "/keys/{endpoint}", keys::delete),
                new Operation("listFirmware", "GET", "/firmware", firmware::list),
                new Operation("addFirmware", "POST", "/firmware", firmware.upload(), firmware::add),
                new Operation("getFirmware", "GET", "/firmware/{image}", firmware::get),
                new Operation("deleteFirmware", "DELETE", "/firmware/{image}", firmware::remove),
                new Operation("startImport", "POST", "/imports", ImportResource.UPLOAD, imports::start),
                new Operation("getImport", "GET", "/imports/{import}", imports::get),
                new Operation("followImport", "GET", "/imports/{import}/events", imports::follow));
    }

    private List<Operation> contactBook() {
        return List.of(new Operation("recordContact", "POST", "/contacts", contacts::record),
                new Operation("listContacts", "GET", "/contacts", contacts::list),
                new Operation("getContact", "GET", "/contacts/{contact}", contacts::get),
                new Operation("amendContact", "PATCH", "/contacts/{contact}", contacts::amend),
                new Operation("listDeviceContacts", "GET", "/devices/{id}/contacts", contacts::ofDevice),
                new Operation("listSubscriberContacts", "GET", "/subscribers/{number}/contacts",
                        contacts::ofSubscriber),
                new Operation("reportCauses", "GET", "/reports/causes", reports::causes),
                new Operation("reportActions", "GET", "/reports/actions", reports::actions),
                new Operation("reportResolution", "GET", "/reports/resolution", reports::resolution),
                new Operation("searchErrorCodes", "GET", "/error-codes", errorCodes::search),
                new Operation("getErrorCode", "GET", "/error-codes/{code}", errorCodes::get),
                new Operation("putErrorCode", "PUT", "/error-codes/{code}", errorCodes::put),
                new Operation("deleteErrorCode", "DELETE", "/error-codes/{code}", errorCodes::remove));
    }

    private List<Operation> common() {
        return List.of(new Operation("listIncidents", "GET", "/incidents", incidents::list),
                new Operation("startIncident", "POST", "/incidents", incidents::begin),
                new Operation("followIncidents", "GET", "/incidents/events", incidents::follow),
                new Operation("getIncident", "GET", "/incidents/{incident}", incidents::get),
                new Operation("noteIncident", "POST", "/incidents/{incident}/notes", incidents::note),
                new Operation("endIncident", "POST", "/incidents/{incident}/end", incidents::end));
    }

    /// Every answer names its language, which the caller chose.
    private static Route.Handler spoken(Route.Handler handler) {
        return call -> handler.handle(call).with("content-language", call.language().tag());
    }

    private HttpReply yaml(HttpCall call) {
        return HttpReply.of(200, "application/yaml", Body.of(contract.yaml())).with("cache-control", "no-cache");
    }

    /// One operation of the contract.
    record Operation(String id, String method, String path, Route.Upload upload, Route.Handler handler) {
        Operation(String id, String method, String path, Route.Handler handler) {
            this(id, method, path, Route.SMALL, handler);
        }
    }
}
