package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.account.ProviderNames;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Fleet;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.ArtefactDesk;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.PortalLinks;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.Assets;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.door.oidc.OidcSignIn;
import org.pilotacs.acs.errorcode.ErrorCodes;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.fleet.FleetSurvey;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.trace.WireTraces;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The consultants' pages. Safe for any number of threads.
public final class Console {
    private static final int RESULTS = 50;
    /// Boxes that the palette names at once.
    private static final int NAMED = 8;

    private static final String OWN = "/org/pilotacs/acs/door/console/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SWAGGER = WEBJARS + "swagger-ui/5.17.14/";
    private static final Map<String, String> ASSETS = Map.of("pilot.css", OWN + "pilot.css", "pilot.js",
            OWN + "pilot.js", "docs.js", OWN + "docs.js", "upload.js", OWN + "upload.js", "icon.svg", OWN + "icon.svg",
            "htmx.js",
            WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", "sse.js", WEBJARS + "htmx-ext-sse/2.2.2/sse.js",
            "swagger-ui.css", SWAGGER + "swagger-ui.css", "swagger-ui.js", SWAGGER + "swagger-ui-bundle.js");

    private final Core core;
    private final Witness witness;
    private final Clock clock;
    private final Assets assets = new Assets("/assets/", ASSETS);
    private final SignIns signIns;
    private final @Nullable ProviderSignIns provider;
    private final Pages pages;
    private final Orders orders;
    private final CodePage codes;
    private final BoxPage boxes;
    private final ReportPage reports;
    private final Explorer explorer;
    private final Wire wire;
    private final FleetPage fleet;
    private final LinkForm links;
    private final FilePage files;
    private final FirmwarePage firmware;
    private final CampaignPages campaigns;

    /// What the pages show.
    ///
    /// @param approvalAbove devices of a campaign above which a second person must say yes
    public record Core(Devices devices, Actions actions, DeviceCards cards, DeviceFiles files,
            Broadcasts broadcasts, Examinations examinations, Timelines timelines, Contacts contacts,
            ContactReports reports, ErrorCodes errorCodes, Incidents incidents, WireTraces traces, Fleet fleet,
            FleetSurvey survey, PortalLinks links, ArtefactDesk artefacts, Campaigns campaigns, Artefacts images,
            int approvalAbove) {}

    /// The operator's identity provider, and what those are called whom it knows.
    public record Provider(OidcSignIn signIn, ProviderNames names) {}

    /// @param gate who may come in
    /// @param provider null if there is none
    /// @param random unguessable
    public Console(Core core, Gate gate, @Nullable Provider provider, Clock clock, RandomGenerator random) {
        OidcConfig oidc = provider == null ? OidcConfig.NONE : provider.signIn.config();
        this.core = core;
        this.witness = gate.witness();
        this.clock = clock;
        this.signIns = new SignIns(gate, oidc.local());
        this.provider = provider == null
                ? null
                : new ProviderSignIns(provider.signIn, provider.names, gate, signIns, clock);
        this.pages = new Pages(assets, signIns, oidc, core.broadcasts, core.incidents, clock);
        this.orders = new Orders(core, pages, witness, clock, random);
        this.codes = new CodePage(core.errorCodes, core.examinations.knowledge(), pages);
        this.reports = new ReportPage(core.reports, core.examinations.knowledge(), pages, clock);
        this.boxes = new BoxPage(core, pages, orders, codes, witness, clock);
        this.fleet = new FleetPage(core, pages, witness, clock);
        this.links = new LinkForm(core, pages, clock);
        this.files = new FilePage(core, pages, witness, clock);
        this.firmware = new FirmwarePage(core, pages, clock);
        this.campaigns = new CampaignPages(core, pages, witness, clock);
        this.wire = new Wire(core, pages, witness, clock);
        this.explorer = new Explorer(core, pages, wire, witness, clock);
    }

    /// In this order: what anybody may see comes first.
    public List<RouteGroup> routes() {
        RouteGroup open = new RouteGroup("/", SignIns::refuseOtherSites, pages,
                Stream.concat(provider == null ? Stream.of() : provider.routes().stream(),
                        Stream.of(Route.post("/sign-in", signIns::signIn), Route.post("/sign-out", this::signOut),
                                Route.post("/language", this::language), Route.post("/theme", Console::theme)))
                        .toList());
        RouteGroup inner = new RouteGroup("/", signIns, pages, Stream
                .of(campaigns.routes().stream(), firmware.pages().stream(),
                        Stream.of(look("/", this::home), look("/devices/{id}", boxes::show),
                                look("/devices/{id}/parameters", explorer::show),
                                look("/devices/{id}/parameters/below", explorer::below),
                                look("/devices/{id}/parameters/one", explorer::one),
                                engineer(Route.get("/devices/{id}/trace", wire::show)),
                                engineer(Route.post("/devices/{id}/trace", wire::order)),
                                engineer(Route.get("/devices/{id}/trace/live", wire::live)),
                                act("/devices/{id}/diagnosis", boxes::examine),
                                act("/devices/{id}/contacts", boxes::record),
                                act("/devices/{id}/actions", orders::begin), act("/devices/{id}/link", links::give),
                                look("/actions/{action}", orders::show),
                                look("/actions/{action}/live", orders::live),
                                act("/actions/{action}/cancel", orders::cancel),
                                act("/actions/{action}/proof", orders::prove),
                                engineer(Route.get("/files/{file}", files::raw)),
                                look("/files/{file}/text", files::text), look("/devices/{id}/files", files::list),
                                look("/headends", this::headEnds),
                                look("/fleet", fleet::show), look("/devices", fleet::list),
                                look("/devices.csv", fleet::table),
                                look("/incidents", this::incidents),
                                look("/error-codes", codes::show), look("/reports", reports::show),
                                look("/reports/{table}", reports::table), look("/docs", this::docs)))
                .flatMap(one -> one)
                .toList());
        return List.of(assets.routes(pages), open, firmware.calls(signIns), inner);
    }

    private static Route look(String pattern, Route.Handler handler) {
        return Route.get(pattern, handler).needing(Permission.LOOK);
    }

    /// Some orders take more, which is known once they are read.
    private static Route act(String pattern, Route.Handler handler) {
        return Route.post(pattern, handler).needing(Permission.ACT);
    }

    private static Route engineer(Route route) {
        return route.needing(Permission.ENGINEER);
    }

    /// Our pages let forms lead nowhere else, so that the way to the provider begins at a page of its own.
    private HttpReply signOut(HttpCall call) {
        URI onward = provider == null ? null : provider.signOut(call).orElse(null);
        HttpReply out = signIns.signOut(call);
        if (onward == null) {
            return out;
        }
        Frame frame = pages.frame(call, "");
        return pages.page(200, "signing-out.jte", Map.of("frame", frame.titled(frame.say("frame.sign-out")), "href",
                onward.toString())).with("refresh", "0; url=" + onward)
                .with(HttpReply.COOKIE, Cookies.set(CookieName.SESSION, "", 0))
                .with(HttpReply.COOKIE, Cookies.set(CookieName.PROVIDER_TOKEN, "", 0, "/sign-out"));
    }

    private HttpReply home(HttpCall call) {
        String query = call.query().text("q");
        Frame frame = pages.frame(call, "Pilot").searching(query);
        DevicePage found;
        try {
            found = core.devices.search(new DeviceSearch(query, call.query().get("cursor"), RESULTS));
        } catch (IllegalArgumentException _) {
            throw ApiError.invalid("cursor", DoorSaying.BAD_CURSOR.of());
        }
        witness.searched(call, query);
        if (!query.isEmpty() && found.devices().size() == 1 && !isPart(call)) {
            return HttpReply.seeOther(DeviceView.href(found.devices().getFirst()));
        }
        Instant now = clock.instant();
        if (isPart(call)) {
            List<Row> some = found.devices().stream().limit(NAMED).map(one -> Row.of(one, frame.words(), now)).toList();
            return pages.page(200, "found.jte", Map.of("rows", some));
        }
        List<Row> rows = found.devices().stream().map(device -> Row.of(device, frame.words(), now)).toList();
        String next = found.nextCursor() == null ? "" : found.nextCursor();
        return pages.page(200, "home.jte",
                Map.of("frame", frame.titled(frame.say(query.isEmpty() ? "home.title" : "results.title")), "rows", rows,
                        "next", next));
    }

    /// A box in a list.
    ///
    /// @param seen null if it was never heard
    /// @param mark what is out of the ordinary; empty if nothing is
    public record Row(String href, String model, String serial, String customer, String card, String software,
            @Nullable Instant seen, String age, String mark) {
        static Row of(Device device, Words words, Instant now) {
            String model = device.modelName().isEmpty() ? device.identity().productClass() : device.modelName();
            return new Row(DeviceView.href(device), model.isEmpty() ? device.identity().manufacturer() : model,
                    device.identity().serialNumber(), device.subscriber() == null ? "" : device.subscriber(),
                    device.card() == null ? "" : device.card(), device.softwareVersion(),
                    device.isOneWay() ? null : device.lastSeen(),
                    device.isOneWay() ? words.say("mark.one-way") : words.ago(Duration.between(device.lastSeen(), now)),
                    device.quarantined() ? words.say("mark.quarantined") : "");
        }
    }

    /// Often, but not while somebody types the digits of a screen.
    static int refresh(@Nullable LiveView live) {
        return live == null || live.settled() ? 0 : live.air() == null ? 3 : 20;
    }

    private HttpReply headEnds(HttpCall call) {
        Frame frame = pages.frame(call, "");
        List<HeadEndView> stations = HeadEndView.of(core.broadcasts.stations(), frame.words(), clock.instant());
        return pages.page(200, isPart(call) ? "head-end-list.jte" : "head-ends.jte",
                Map.of("frame", frame.titled(frame.say("head-ends.title")).refreshing(5), "stations", stations));
    }

    private HttpReply incidents(HttpCall call) {
        Frame frame = pages.frame(call, "");
        List<Incident> all = Stream.concat(core.incidents.open().stream(),
                core.incidents.ended(null, RESULTS).stream()).toList();
        return pages.page(200, isPart(call) ? "incident-list.jte" : "incidents.jte",
                Map.of("frame", frame.titled(frame.say("incidents.title")).refreshing(10), "incidents",
                        IncidentView.of(all, frame.words(), clock.instant())));
    }

    /// Whether a page asks for a part of itself.
    static boolean isPart(HttpCall call) {
        return call.headers().text("hx-request").equals("true");
    }

    private HttpReply docs(HttpCall call) {
        return pages.page(200, "docs.jte", Map.of("frame", pages.frame(call, "API")));
    }

    private HttpReply language(HttpCall call) {
        String tag = Language.ofTag(call.form().text("language")).orElse(Language.ENGLISH).tag();
        return HttpReply.seeOther(Cookies.localPath(call.form().text("back"))).with("set-cookie",
                Cookies.set(CookieName.LANGUAGE, tag, Duration.ofDays(365).toSeconds()));
    }

    private static HttpReply theme(HttpCall call) {
        return HttpReply.seeOther(Cookies.localPath(call.form().text("back"))).with("set-cookie", Cookies
                .set(CookieName.THEME, Theme.named(call.form().text("theme")).wireName(),
                        Duration.ofDays(365).toSeconds()));
    }

    static Device required(Core core, HttpCall call) {
        return WrittenId.find(core.devices, call.variable("id"), call.path()).orElseThrow(() -> unknown(call));
    }

    static Action requiredAction(Core core, HttpCall call) {
        return core.actions.find(call.variable("action"))
                .orElseThrow(() -> ApiError.notFound(DoorSaying.NO_ACTION.of(Saying.of(call.variable("action")))));
    }

    static RuntimeException unknown(HttpCall call) {
        return ApiError.notFound(ConsoleSaying.NO_BOX.of(Saying.of(call.variable("id"))));
    }
}
