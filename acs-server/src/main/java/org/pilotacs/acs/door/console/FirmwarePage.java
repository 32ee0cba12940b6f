package org.pilotacs.acs.door.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.door.ArtefactDesk;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Body;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.firmware.NewArtefact;
import org.pilotacs.acs.fleet.FleetCount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that boxes can be given: what is there, one of them, and new ones, which a browser sends in parts. Safe for any
/// number of threads.
final class FirmwarePage {
    private static final String FOLDER = "/firmware";
    private static final String UPLOADS = FOLDER + "/uploads";

    private final Console.Core core;
    private final ArtefactDesk desk;
    private final Pages pages;
    private final Clock clock;

    FirmwarePage(Console.Core core, Pages pages, Clock clock) {
        this.core = core;
        this.desk = core.artefacts();
        this.pages = pages;
        this.clock = clock;
    }

    List<Route> pages() {
        return Stream.of(Route.get(FOLDER, this::list), Route.get(FOLDER + "/{artefact}", this::show),
                Route.post(FOLDER + "/{artefact}/remove", this::remove)).map(FirmwarePage::engineer).toList();
    }

    /// What the page's script calls, which reads why something did not work.
    RouteGroup calls(RouteGroup.Guard guard) {
        return new RouteGroup(UPLOADS, guard, new Problems(), Stream.of(Route.post(UPLOADS, this::begin),
                Route.get(UPLOADS + "/{upload}", call -> desk.show(call, call.variable("upload"))),
                new Route("PATCH", UPLOADS + "/{upload}", ArtefactDesk.part(),
                        call -> desk.append(call, call.variable("upload"))),
                Route.delete(UPLOADS + "/{upload}", call -> desk.drop(call, call.variable("upload"))),
                Route.post(UPLOADS + "/{upload}/add", this::add)).map(FirmwarePage::engineer).toList());
    }

    private static Route engineer(Route route) {
        return route.needing(Permission.ENGINEER);
    }

    private HttpReply list(HttpCall call) {
        Frame frame = pages.frame(call, "");
        Instant now = clock.instant();
        Optional<FleetCount> fleet = core.survey().latest(Duration.ZERO);
        return pages.page(200, "firmware.jte",
                Map.of("frame", frame.titled(frame.say("firmware.title")), "list",
                        desk.artefacts().all().stream()
                                .map(one -> FirmwareView.of(one, fleet, frame.words(), now)).toList(),
                        "most", FirmwareView.size(desk.most().bytes(), frame.words()), "mostBytes",
                        desk.most().bytes()));
    }

    private HttpReply show(HttpCall call) {
        Artefact artefact = desk.required(call.variable("artefact"));
        Frame frame = pages.frame(call, "");
        return pages.page(200, "firmware-one.jte",
                Map.of("frame", frame.titled(artefact.fit().productClass() + " " + artefact.version()), "one",
                        FirmwareView.of(artefact, core.survey().latest(Duration.ZERO), frame.words(),
                                clock.instant())));
    }

    private HttpReply remove(HttpCall call) {
        if (call.form().text("sure").isEmpty()) {
            throw new ApiException(new ApiError.Refused(ConsoleSaying.REMOVE_NOT_SURE.of()));
        }
        desk.remove(call, call.variable("artefact"));
        return HttpReply.seeOther(FOLDER);
    }

    private HttpReply begin(HttpCall call) {
        Fields form = call.form();
        String bytes = form.text("bytes");
        if (!bytes.matches("[0-9]{1,18}")) {
            throw ApiError.invalid("bytes", DoorSaying.EMPTY_FILE.of());
        }
        return desk.begin(call, UPLOADS, form.text("fileName"), Long.parseLong(bytes), "");
    }

    private HttpReply add(HttpCall call) {
        Fields form = call.form();
        Artefact.Kind kind = WireName.read(Artefact.Kind.class, form.text("kind"))
                .orElseThrow(() -> ApiError.invalid("kind", DoorSaying.NOT_A_KIND_OF_FILE.of()));
        NewArtefact wanted = new NewArtefact(kind,
                new Fit(form.text("oui"), form.text("productClass"), form.text("hardware"),
                        Stream.of(form.text("from").split("[,\\s]+")).filter(one -> !one.isEmpty()).toList()),
                form.text("version"), form.text("notes").replace("\r\n", "\n"), form.text("sha256"),
                form.text("signature"), call.caller().name());
        Artefact artefact = desk
                .add(call, wanted, Objects.requireNonNull(call.variables().get("upload"), "in the path"))
                .artefact();
        return HttpReply.of(200, "application/json", Body.of(
                JsonNodeFactory.instance.objectNode().put("href", FOLDER + "/" + artefact.id()).toString()))
                .with("cache-control", "no-store");
    }
}
