package org.pilotacs.acs.door.console;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Begins, shows and calls off actions for the console. Safe for any number of threads.
final class Orders {
    private static final Requester REQUESTER = new Requester("console", "console", Priority.CONSULTANT);

    private static final Profile NOTHING_KNOWN = new Profile("", SessionTraits.DEFAULT);

    private final Console.Core core;
    private final Pages pages;
    private final Clock clock;
    private final RandomGenerator random;

    Orders(Console.Core core, Pages pages, Clock clock, RandomGenerator random) {
        this.core = core;
        this.pages = pages;
        this.clock = clock;
        this.random = random;
    }

    /// A new key for the orders of one page.
    String key() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    HttpReply begin(HttpCall call) {
        Device device = Console.required(core, call);
        Fields form = call.form();
        String key = form.text("key").isEmpty() ? key() : form.text("key") + "-" + form.text("action");
        return switch (core.actions().start(device.id(), request(call), REQUESTER, key)) {
            case Started.Accepted(Action action) -> begun(call, action);
            case Started.Repeated(Action action) -> begun(call, action);
            case Started.KeyReused _ -> throw new ApiException(new ApiError.Conflict(ConsoleSaying.PAGE_TOO_OLD.of()));
            case Started.UnknownDevice _ -> throw Console.unknown(call);
            case Started.Refused(Saying reason) -> refused(call, reason);
        };
    }

    private HttpReply refused(HttpCall call, Saying reason) {
        if (!isPart(call)) {
            throw new ApiException(new ApiError.Refused(reason));
        }
        return pages.page(200, "refused.jte",
                Map.of("title", Pages.language(call).say("error.refused"), "reason",
                        Pages.language(call).say(reason)));
    }

    private static boolean isPart(HttpCall call) {
        return call.headers().text("hx-request").equals("true");
    }

    private static ActionRequest request(HttpCall call) {
        Fields form = call.form();
        ActionKind kind = ActionKind.named(form.text("action"))
                .orElseThrow(() -> ApiError.invalid("action", DoorSaying.NOT_AN_ACTION.of()));
        return switch (kind) {
            case CHECK_SIGNAL -> new ActionRequest.CheckSignal();
            case TEST_LINE -> new ActionRequest.TestLine(List.of(), form.text("host").strip());
            case FETCH_FILE -> new ActionRequest.FetchFile(file(form), 0);
            case RESTART -> new ActionRequest.Restart();
            case UPDATE_FIRMWARE -> new ActionRequest.UpdateFirmware(form.text("image"));
            case RESET_PIN -> new ActionRequest.ResetPin();
            case RECONNECT -> new ActionRequest.Reconnect();
            case FACTORY_RESET -> {
                if (form.text("sure").isEmpty()) {
                    throw new ApiException(new ApiError.Refused(ConsoleSaying.NOT_SURE.of()));
                }
                yield new ActionRequest.FactoryReset();
            }
            case READ -> new ActionRequest.Read(List.of(path(form)));
            case DISCOVER -> new ActionRequest.Discover(form.text("path"));
            case WRITE -> throw ApiError.invalid("action", ConsoleSaying.NOT_HERE.of());
        };
    }

    /// A configuration holds passwords: it is fetched for nobody who did not ask for it.
    private static FileKind file(Fields form) {
        return switch (form.text("file")) {
            case "log" -> FileKind.LOG;
            case "configuration" -> FileKind.CONFIGURATION;
            default -> throw ApiError.invalid("file", ConsoleSaying.MISSING.of());
        };
    }

    private static String path(Fields form) {
        if (form.text("path").isEmpty()) {
            throw ApiError.invalid("path", ConsoleSaying.MISSING.of());
        }
        return form.text("path");
    }

    /// With scripts the panel comes into the page; without, the action's own page does.
    private HttpReply begun(HttpCall call, Action action) {
        return isPart(call)
                ? pages.page(200, "live.jte", Map.of("frame", pages.frame(call, ""), "live", view(action, call)))
                : HttpReply.seeOther("/actions/" + action.id());
    }

    HttpReply show(HttpCall call) {
        Action action = Console.requiredAction(core, call);
        LiveView live = view(action, call);
        Frame frame = pages.frame(call, "").titled(live.name() + " · " + live.word())
                .refreshing(live.settled() ? 0 : 3);
        Device device = core.devices().find(action.device())
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.BOX_GONE.of(Saying.of(action.device().value()))));
        return pages.page(200, "action.jte", Map.of("frame", frame, "live", live, "href", DeviceView.href(device),
                "box", Console.Row.of(device, frame.words(), clock.instant())));
    }

    /// The panel, anew after each change.
    HttpReply live(HttpCall call) {
        Action found = Console.requiredAction(core, call);
        Words words = Pages.language(call);
        Profile profile = profile(found);
        Frame frame = pages.frame(call, "");
        return HttpReply.events(sink -> core.actions().watch(found.id(), action -> {
            boolean over = action.stage() == Stage.SETTLED;
            String panel = pages.text("live-inner.jte",
                    Map.of("frame", frame, "live", LiveView.of(action, profile, words, clock.instant())));
            sink.send(new ServerEvent(over ? "settled" : "progress", panel));
            if (over) {
                sink.end();
            }
        })::close);
    }

    HttpReply cancel(HttpCall call) {
        Action action = Console.requiredAction(core, call);
        if (!core.actions().cancel(action.id(), DoorSaying.CALLED_OFF_IN_CONSOLE.of())) {
            throw new ApiException(new ApiError.Conflict(ConsoleSaying.TOO_LATE.of()));
        }
        return HttpReply.seeOther("/actions/" + action.id());
    }

    private LiveView view(Action action, HttpCall call) {
        return LiveView.of(action, profile(action), Pages.language(call), clock.instant());
    }

    private Profile profile(Action action) {
        return core.cards().profile(action.device()).orElse(NOTHING_KNOWN);
    }
}
