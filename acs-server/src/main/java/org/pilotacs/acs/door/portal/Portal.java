package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.customer.CustomerSessions;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.door.Timelines;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.Callers;
import org.pilotacs.acs.door.customer.CustomerBoxes;
import org.pilotacs.acs.door.customer.CustomerCore;
import org.pilotacs.acs.door.customer.CustomerData;
import org.pilotacs.acs.door.customer.CustomerHistory;
import org.pilotacs.acs.door.customer.CustomerMessages;
import org.pilotacs.acs.door.customer.CustomerOrders;
import org.pilotacs.acs.door.customer.OwnBoxes;
import org.pilotacs.acs.door.http.Assets;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.saying.Language;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The customers' pages. Safe for any number of threads.
public final class Portal {
    private static final String OWN = "/org/pilotacs/acs/door/portal/";
    private static final Map<String, String> ASSETS = Map.of("my.css", OWN + "my.css", "my.js", OWN + "my.js",
            "icon.svg", OWN + "icon.svg");

    private final Assets assets = new Assets("/my/assets/", ASSETS);
    private final PortalSignIn signIn;
    private final PortalPages pages;
    private final BrandFiles brand;
    private final BoxPages boxes;
    private final OrderPages orders;
    private final WritePage write;
    private final ModelPages models;
    private final AimPage aim;
    private final DataPages data;
    private final WifiPage wifi;

    /// How customers come in.
    public record Ways(CustomerSessions sessions, EntryLinks links, Callers callers) {}

    /// @param own what is a customer's own
    public Portal(CustomerCore core, OwnBoxes own, Timelines timelines, Contacts contacts, Ways ways, Brand brand,
            Witness witness, Clock clock, RandomGenerator random) {
        CustomerBoxes shown = new CustomerBoxes(core, clock);
        CustomerOrders desk = new CustomerOrders(core, witness, clock);
        this.signIn = new PortalSignIn(ways.sessions, ways.links, ways.callers, witness, clock);
        this.pages = new PortalPages(assets, brand, signIn);
        this.brand = new BrandFiles(brand, assets);
        this.boxes = new BoxPages(
                new BoxPages.Core(own, shown, new CustomerHistory(timelines, core.subscribers()), desk), pages, signIn,
                witness, clock, random);
        this.orders = new OrderPages(new OrderPages.Core(own, shown, desk, core), pages, signIn, witness, clock);
        this.models = new ModelPages(own, core.models(), pages, witness);
        this.wifi = new WifiPage(own, shown, desk, pages, signIn, witness);
        this.aim = new AimPage(own, shown, core.meter(), pages);
        this.data = new DataPages(new CustomerData(core, witness, clock), pages, signIn, clock);
        this.write = new WritePage(own, shown, new CustomerMessages(core, contacts, witness, clock), pages, signIn,
                random);
    }

    /// In this order: what anybody may see comes first.
    public List<RouteGroup> routes() {
        RouteGroup open = new RouteGroup("/my", RouteGroup.Guard.open(), pages,
                List.of(Route.get("/my/manifest.webmanifest", brand::manifest),
                        Route.get("/my/brand.css", brand::style),
                        Route.get("/my/logo", brand::logo), Route.get("/my/enter/{link}", this::door),
                        Route.post("/my/enter", signIn::enter), Route.post("/my/language", this::language)));
        RouteGroup inner = new RouteGroup("/my", signIn, pages,
                List.of(Route.get("/my", boxes::home), Route.post("/my/help", boxes::help),
                        Route.get("/my/boxes/{id}", boxes::show), Route.get("/my/boxes/{id}/history", boxes::history),
                        Route.post("/my/boxes/{id}/check", boxes::check),
                        Route.get("/my/boxes/{id}/about", models::about),
                        Route.get("/my/boxes/{id}/manual", models::manual),
                        Route.get("/my/boxes/{id}/aim", aim::show), Route.get("/my/boxes/{id}/aim/live", aim::live),
                        Route.get("/my/boxes/{id}/fix-wifi", wifi::show),
                        Route.post("/my/boxes/{id}/wifi", wifi::begin),
                        Route.get("/my/boxes/{id}/{action}", orders::ask),
                        Route.post("/my/boxes/{id}/code", orders::code),
                        Route.post("/my/boxes/{id}/actions", orders::begin),
                        Route.get("/my/actions/{action}", orders::show),
                        Route.get("/my/actions/{action}/live", orders::live),
                        Route.post("/my/actions/{action}/proof", orders::prove),
                        Route.get("/my/data", data::show), Route.post("/my/data/download", data::download),
                        Route.get("/my/data/erase", data::ask), Route.post("/my/data/erase", data::erase),
                        Route.post("/my/data/code", data::code),
                        Route.get("/my/data/erasures/{erasure}", data::follow),
                        Route.get("/my/write", write::show), Route.post("/my/write", write::send),
                        Route.post("/my/leave", signIn::leave)));
        RouteGroup root = new RouteGroup("/", _ -> Caller.NOBODY, pages,
                List.of(Route.get("/", _ -> HttpReply.seeOther("/my"))));
        return List.of(assets.routes(pages), open, inner, root);
    }

    /// A page with one button, since mail programs open links before people do.
    private HttpReply door(HttpCall call) {
        String link = call.variable("link");
        PortalFrame frame = pages.frame(call, "");
        return signIn.isGood(link)
                ? pages.page(200, "door.jte",
                        Map.of("frame", frame.titled(frame.say("my.door")), "link", link))
                : pages.page(401, "welcome.jte", Map.of("frame", frame.titled(frame.say("my.welcome")), "wrong",
                        frame.say("my.door.used")));
    }

    private HttpReply language(HttpCall call) {
        String tag = Language.ofTag(call.form().text("language")).orElse(Language.ENGLISH).tag();
        String back = Cookies.localPath(call.form().text("back"));
        return HttpReply.seeOther(back.startsWith("/my") ? back : "/my").with(HttpReply.COOKIE,
                Cookies.set(PortalPages.LANGUAGE, tag, Duration.ofDays(365).toSeconds(), "/my"));
    }
}
