package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.Accounts;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRemoval;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.DeviceWalk;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.TokenGuard;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.nbi.query.Datum;
import org.pilotacs.acs.door.nbi.query.Dialect;
import org.pilotacs.acs.provisioning.file.ProvisioningFiles;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.DefinitionKind;
import org.pilotacs.acs.provisioning.preset.DefinitionStore;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.session.DeviceSettings;
import org.pilotacs.acs.provisioning.session.OrderBook;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Doorbell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The northbound interface: which path is answered by what. Safe for any number of threads.
public final class Nbi {
    /// What is posted and put, but for files.
    private static final Route.Upload JSON = new Route.ToMemory(4L * DefinitionStore.LONGEST_BODY);
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

    private final DeviceListing devices;
    private final DeviceResource device;
    private final TagResource tags;
    private final OrderDocuments documents;
    private final OrderResource orders;
    private final FaultResource faults;
    private final FileResource files;
    private final PingResource ping;
    private final Accounts accounts;
    private final DefinitionResource.Core definitions;
    private final Route.Upload largeFile;
    private final Access access;
    private final Witness witness;

    /// What it gives access to.
    ///
    /// @param doorbell calls devices
    /// @param inSession whether a device is in session with this node
    public record Core(Devices devices, DeviceWalk walk, DeviceTags tags, DeviceRemoval removal, Doorbell doorbell,
            Predicate<DeviceId> inSession, Accounts accounts, Provisioning provisioning) {}

    /// What engineers provision with.
    ///
    /// @param largestFile that is taken
    public record Provisioning(OrderBook orders, DefinitionStore definitions, DefinitionCache cache,
            ScriptRunner scripts, ProvisioningFiles files, DataSize largestFile, DeviceSettings settings) {}

    public Nbi(Core core, Access access, Witness witness, Clock clock) {
        Provisioning provisioning = core.provisioning();
        Summons summons = new Summons(core.devices(), provisioning.orders(), core.doorbell(), core.inSession(),
                provisioning.settings()::patience);
        this.devices = new DeviceListing(new DeviceCandidates(core.devices(), core.walk()), witness);
        this.device = new DeviceResource(core.devices(), core.removal(), provisioning.orders(), summons, witness);
        this.tags = new TagResource(core.devices(), core.tags(), witness);
        this.documents = new OrderDocuments(provisioning.orders());
        this.orders = new OrderResource(core.devices(), provisioning.orders(), summons, witness, clock);
        this.faults = new FaultResource(provisioning.orders(), summons, witness);
        this.files = new FileResource(provisioning.files(), witness, clock);
        this.ping = new PingResource(witness);
        this.accounts = core.accounts();
        this.definitions = new DefinitionResource.Core(provisioning.definitions(), provisioning.cache(),
                provisioning.scripts());
        this.largeFile = new Route.ToFile(provisioning.largestFile().bytes());
        this.access = access;
        this.witness = witness;
    }

    public RouteGroup routes() {
        Saying wanted = Saying
                .of("Send a token, as Authorization: Bearer, or as the password of Basic authentication: one"
                        + " that ./pilot token add made, or the one that console.token sets");
        List<Route> routes = new ArrayList<>();
        listings(routes);
        changes(routes);
        METHODS.forEach(method -> both(routes, method, "/ping/{host}", Route.SMALL, ping::ping));
        return new RouteGroup("/", TokenGuard.bearerOrPassword(access, wanted), new NbiFace(), routes);
    }

    private void listings(List<Route> routes) {
        list(routes, "devices", devices::list, Permission.LOOK);
        list(routes, "tasks", new CollectionListing(documents.tasks(), Dialect.TASKS)::list, Permission.LOOK);
        list(routes, "faults", new CollectionListing(documents.faults(), Dialect.FAULTS)::list, Permission.LOOK);
        list(routes, "operations", new CollectionListing(documents.operations(), Dialect.PLAIN)::list,
                Permission.LOOK);
        list(routes, "files", new CollectionListing(files.documents(), Dialect.PLAIN)::list, Permission.LOOK);
        for (DefinitionKind kind : DefinitionKind.values()) {
            DefinitionResource resource = new DefinitionResource(kind, definitions, witness);
            for (String path : DefinitionResource.paths(kind)) {
                list(routes, path, new CollectionListing(resource.documents(), Dialect.PLAIN)::list,
                        kind == DefinitionKind.CONFIG ? Permission.ENGINEER : Permission.LOOK);
            }
        }
        list(routes, "users", new CollectionListing(Documents.of(this::users), Dialect.PLAIN)::list,
                Permission.ADMIN);
        for (String empty : List.of("permissions", "cache", "locks")) {
            list(routes, empty, new CollectionListing(Documents.of(List::of), Dialect.PLAIN)::list,
                    Permission.ENGINEER);
        }
    }

    /// Nobody needs more of them, least of all what their passwords were made to.
    private List<Datum.Document> users() {
        return accounts.all().stream().map(Nbi::user).toList();
    }

    private static Datum.Document user(Account account) {
        return Datum.Document.builder().put("_id", new Datum.Text(account.name()))
                .put("roles", new Datum.Text(account.role().name().toLowerCase(Locale.ROOT))).build();
    }

    private void changes(List<Route> routes) {
        for (DefinitionKind kind : DefinitionKind.values()) {
            DefinitionResource resource = new DefinitionResource(kind, definitions, witness);
            String path = DefinitionResource.place(kind) + "/{name}";
            both(routes, "PUT", path, JSON, resource::put);
            both(routes, "DELETE", path, Route.SMALL, resource::remove);
        }
        both(routes, "PUT", "/files/{name}", largeFile, files::put);
        both(routes, "DELETE", "/files/{name}", Route.SMALL, files::remove);
        both(routes, "DELETE", "/devices/{id}", Route.SMALL, device::remove);
        both(routes, "POST", "/devices/{id}/tags/{tag}", Route.SMALL, tags::put);
        both(routes, "DELETE", "/devices/{id}/tags/{tag}", Route.SMALL, tags::remove);
        both(routes, "POST", "/devices/{id}/tasks", JSON, orders::place);
        both(routes, "DELETE", "/tasks/{id}", Route.SMALL, orders::remove);
        routes.add(Route.post("/tasks/{id}/retry", orders::retry).needing(Permission.ENGINEER));
        both(routes, "DELETE", "/faults/{id}", Route.SMALL, faults::remove);
    }

    private static void list(List<Route> routes, String collection, Route.Handler handler, Permission needs) {
        routes.add(Route.get("/" + collection, handler).needing(needs));
        routes.add(Route.get("/" + collection + "/", handler).needing(needs));
    }

    /// With a slash at its end, and without.
    private static void both(List<Route> routes, String method, String pattern, Route.Upload upload,
            Route.Handler handler) {
        for (String each : List.of(pattern, pattern + "/")) {
            routes.add(new Route(method, each, upload, Permission.ENGINEER, handler));
        }
    }
}
