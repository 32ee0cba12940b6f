package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.OrderRights;
import org.pilotacs.acs.door.Proofs;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.door.WifiWish;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Permissions;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Begins, shows and calls off actions for the console. Safe for any number of threads.
final class Orders {
    private static final Requester REQUESTER = new Requester("console", "console", Priority.CONSULTANT);

    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;
    private final RandomGenerator random;
    private final Proofs proofs;

    Orders(Console.Core core, Pages pages, Witness witness, Clock clock, RandomGenerator random) {
        this.core = core;
        this.witness = witness;
        this.pages = pages;
        this.clock = clock;
        this.random = random;
        this.proofs = new Proofs(core.actions());
    }

    /// A new key for the orders of one page.
    String key() {
        return RandomId.next(random);
    }

    HttpReply begin(HttpCall call) {
        Device device = Console.required(core, call);
        Fields form = call.form();
        String key = form.text("key").isEmpty()
                ? key()
                : form.text("key") + "-" + form.text("action") + form.text("way");
        ActionRequest request = request(call);
        Permissions.require(call.caller(), OrderRights.needs(request));
        Saying useless = form.text("anyway").isEmpty() && core.actions().begun(requester(call).who(), key).isEmpty()
                ? useless(request, device, call)
                : null;
        if (useless != null) {
            return refused(call, useless);
        }
        return switch (core.actions().start(device.id(), request, requester(call), key,
                witness.orders(call, device, request))) {
            case Started.Accepted(Action action) -> begun(call, action);
            case Started.Repeated(Action action) -> begun(call, action);
            case Started.KeyReused _ -> throw new ApiException(new ApiError.Conflict(ConsoleSaying.PAGE_TOO_OLD.of()));
            case Started.UnknownDevice _ -> throw Console.unknown(call);
            case Started.Refused(Saying reason) -> refused(call, reason);
        };
    }

    private @Nullable Saying useless(ActionRequest request, Device device, HttpCall call) {
        return Useless.why(ActionKind.of(request), core.cards().incidents(device), Pages.language(call),
                clock.instant());
    }

    private HttpReply refused(HttpCall call, Saying reason) {
        if (!Console.isPart(call)) {
            throw new ApiException(new ApiError.Refused(reason));
        }
        return pages.page(200, "refused.jte",
                Map.of("title", Pages.language(call).say("error.refused"), "reason",
                        Pages.language(call).say(reason)));
    }

    private static ActionRequest request(HttpCall call) {
        Fields form = call.form();
        ActionKind kind = ActionKind.named(form.text("action"))
                .orElseThrow(() -> ApiError.invalid("action", DoorSaying.NOT_AN_ACTION.of()));
        return switch (kind) {
            case CHECK_SIGNAL -> new ActionRequest.CheckSignal();
            case TEST_LINE -> new ActionRequest.TestLine(List.of(), form.text("host").strip());
            case FIX_WIFI -> fixWifi(form);
            case FETCH_FILE -> new ActionRequest.FetchFile(file(form), 0);
            case RESTART -> new ActionRequest.Restart();
            case UPDATE_FIRMWARE -> new ActionRequest.UpdateFirmware(form.text("image"));
            case APPLY_CONFIGURATION -> new ActionRequest.ApplyConfiguration(form.text("image"));
            case RESET_PIN -> new ActionRequest.ResetPin(way(form));
            case RECONNECT -> new ActionRequest.Reconnect(way(form), List.of());
            case FACTORY_RESET -> {
                if (form.text("sure").isEmpty()) {
                    throw new ApiException(new ApiError.Refused(ConsoleSaying.NOT_SURE.of()));
                }
                yield new ActionRequest.FactoryReset();
            }
            case READ -> new ActionRequest.Read(List.of(path(form)));
            case DISCOVER -> new ActionRequest.Discover(form.text("path"));
            case WRITE -> new ActionRequest.Write(List.of(assignment(form)));
            case SEND_EMMS -> throw ApiError.invalid("action", ConsoleSaying.NOT_HERE.of());
        };
    }

    /// The button is for a better channel and says nothing else; the form always says that the customer agrees. What is left empty
    /// stays as it is, and a password may begin and end in blanks.
    private static ActionRequest fixWifi(Fields form) {
        String name = form.text("name");
        Secret password = Secret.of(Objects.requireNonNullElse(form.get("password"), ""));
        boolean agreed = !form.text("sure").isEmpty();
        if (agreed && name.isEmpty() && password.isEmpty() && form.text("channel").isEmpty()) {
            throw new ApiException(new ApiError.Refused(ConsoleSaying.NOTHING_CHOSEN.of()));
        }
        ActionRequest.FixWifi wish = new ActionRequest.FixWifi(WifiWish.network(form),
                WifiWish.channel(form), name.isEmpty() ? null : name, password.isEmpty() ? null : password);
        if (wish.isRekeyed() && !agreed) {
            throw new ApiException(new ApiError.Refused(ConsoleSaying.WIFI_NOT_SURE.of()));
        }
        return wish;
    }

    /// A configuration holds passwords: it is fetched for nobody who did not ask for it.
    private static FileKind file(Fields form) {
        return switch (form.text("file")) {
            case "log" -> FileKind.LOG;
            case "configuration" -> FileKind.CONFIGURATION;
            default -> throw ApiError.invalid("file", ConsoleSaying.MISSING.of());
        };
    }

    private static Way way(Fields form) {
        return form.text("way").equals("satellite") ? Way.SATELLITE : Way.BEST;
    }

    private static String path(Fields form) {
        if (form.text("path").isEmpty()) {
            throw ApiError.invalid("path", ConsoleSaying.MISSING.of());
        }
        return form.text("path");
    }

    /// A value may begin and end in blanks; what comes of several lines has the ends of lines that boxes know.
    private static Assignment assignment(Fields form) {
        ValueType type = TypeName.named(form.text("type"))
                .orElseThrow(() -> ApiError.invalid("type", ConsoleSaying.NOT_LISTED.of()));
        String value = form.get("value");
        if (value == null) {
            throw ApiError.invalid("value", ConsoleSaying.MISSING.of());
        }
        return new Assignment(path(form), new Value(type, value.replace("\r\n", "\n")));
    }

    /// With scripts the panel comes into the page; without, the action's own page does.
    private HttpReply begun(HttpCall call, Action action) {
        return Console.isPart(call)
                ? pages.page(200, "live.jte", Map.of("frame", pages.frame(call, ""), "live", view(action, call)))
                : HttpReply.seeOther("/actions/" + action.id());
    }

    HttpReply show(HttpCall call) {
        Action action = Console.requiredAction(core, call);
        witness.looked(call, action);
        LiveView live = view(action, call);
        Frame frame = pages.frame(call, "").titled(live.name() + " · " + live.word())
                .refreshing(Console.refresh(live));
        Device device = core.devices().find(action.device())
                .orElseThrow(() -> ApiError.notFound(ConsoleSaying.BOX_GONE.of(Saying.of(action.device().value()))));
        return pages.page(200, "action.jte", Map.of("frame", frame, "live", live, "href", DeviceView.href(device),
                "box", Console.Row.of(device, frame.words(), clock.instant())));
    }

    /// The panel, anew after each change.
    HttpReply live(HttpCall call) {
        Action found = Console.requiredAction(core, call);
        witness.looked(call, found);
        Words words = Pages.language(call);
        Profile profile = profile(found);
        Frame frame = pages.frame(call, "");
        return HttpReply.events(sink -> {
            LivePanel panel = new LivePanel(action -> LiveView.of(action, profile, words, clock.instant()),
                    (template, live) -> pages.text(template, Map.of("frame", frame, "live", live)),
                    call.query().text("shown"));
            return core.actions().watch(found.id(), action -> {
                sink.send(panel.changed(action));
                if (action.stage() == Stage.SETTLED) {
                    sink.end();
                }
            })::close;
        });
    }

    HttpReply cancel(HttpCall call) {
        Action action = Console.requiredAction(core, call);
        return witness.does(call, Deed.CALLED_OFF, action, () -> {
            if (!core.actions().cancel(action.id(), DoorSaying.CALLED_OFF_IN_CONSOLE.of())) {
                throw new ApiException(new ApiError.Conflict(ConsoleSaying.TOO_LATE.of()));
            }
            return HttpReply.seeOther("/actions/" + action.id());
        });
    }

    /// With scripts only what is wrong with it comes into the page: how it ended comes by the page's events.
    HttpReply prove(HttpCall call) {
        Action action = Console.requiredAction(core, call);
        try {
            Proof proof = proof(call);
            Action now = witness.does(call, Deed.PROVED, action, () -> proofs.take(action.id(), proof));
            return Console.isPart(call) ? HttpReply.empty(204) : HttpReply.seeOther("/actions/" + now.id());
        } catch (ApiException e) {
            if (!Console.isPart(call)) {
                throw e;
            }
            return pages.page(200, "proof-refused.jte",
                    Map.of("reason", Pages.language(call).say(Problems.detail(e.error()))));
        }
    }

    /// People read and type digits in groups.
    private static Proof proof(HttpCall call) {
        Fields form = call.form();
        String who = requester(call).who();
        if (!form.text("works").isEmpty()) {
            return new Proof.Word(form.text("works").equals("yes"), who);
        }
        String digits = form.text("code").replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{6}")) {
            throw new ApiException(new ApiError.Refused(ConsoleSaying.NOT_SIX_DIGITS.of()));
        }
        return new Proof.Code(digits, who);
    }

    static Requester requester(HttpCall call) {
        return call.caller().isNamed()
                ? new Requester(call.caller().name(), REQUESTER.channel(), REQUESTER.priority())
                : REQUESTER;
    }

    private LiveView view(Action action, HttpCall call) {
        return LiveView.of(action, profile(action), Pages.language(call), clock.instant());
    }

    private Profile profile(Action action) {
        return core.cards().profile(action.device()).orElse(Profile.UNKNOWN);
    }
}
