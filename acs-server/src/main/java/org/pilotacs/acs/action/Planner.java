package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.diagnostic.DiagnosticKind;
import org.pilotacs.acs.file.FileKind;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Recipe;
import org.pilotacs.acs.profile.RecipeName;
import org.pilotacs.acs.profile.SatelliteRecipe;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.TaskId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// Plans one action for one device: which tasks, in which order, and what each is to the action. Reaches for nothing but
/// new task ids. Confined to one planning.
final class Planner {
    /// More would not fit one session of a small box, nor the evidence of a task.
    static final int MAX_PATHS = 200;
    static final int MAX_ASSIGNMENTS = 100;
    /// TR-106 allows 256 characters.
    static final int MAX_PATH = 256;
    /// Plan by which messages are repeated that were made elsewhere.
    static final String SEND_EMMS = "send-emms";
    /// The longest that REF-1 can say, a little over four minutes.
    private static final Duration CODE_SHOWN = Duration.ofSeconds(255);

    private final Device device;
    private final Profile profile;
    private final String action;
    private final Priority priority;
    private final Instant deadline;
    private final Supplier<TaskId> ids;
    private final List<Plan.Step> steps = new ArrayList<>();
    private final DiagnosticConfig tests;
    private final @Nullable Artefact image;
    private final Broadcasts broadcasts;
    private final ParameterTree known;
    private @Nullable TaskId lastOrder;

    private Planner(Device device, Profile profile, Order order, Supplier<TaskId> ids) {
        this.device = device;
        this.profile = profile;
        this.action = order.action;
        this.priority = order.priority;
        this.deadline = order.deadline;
        this.tests = order.tests;
        this.image = order.image;
        this.broadcasts = order.broadcasts;
        this.known = order.known;
        this.ids = ids;
    }

    /// What all tasks of an action share.
    ///
    /// @param tests against what boxes test their line
    /// @param image that the action is about, null for none
    /// @param broadcasts by which it may go
    /// @param known of the device's data model, as far as the action needs it
    record Order(String action, Priority priority, Instant deadline, DiagnosticConfig tests,
            @Nullable Artefact image, Broadcasts broadcasts, ParameterTree known) {}

    static Plan plan(ActionRequest request, Device device, Profile profile, Order order, Supplier<TaskId> ids) {
        return device.quarantined()
                ? new Plan.Refused(ActionSaying.QUARANTINED.of())
                : new Planner(device, profile, order, ids).plan(request);
    }

    private Plan plan(ActionRequest request) {
        Saying refusal = switch (request) {
            case ActionRequest.SendEmms(List<String> sections) ->
                broadcast(SEND_EMMS, new CardMessage.Sections(sections));
            case ActionRequest.ResetPin(Way way) -> bestWay(way, RecipeName.RESET_PIN, List.of());
            case ActionRequest.Reconnect(Way way, List<CardOrder.Right> rights) ->
                bestWay(way, RecipeName.RECONNECT, rights);
            case ActionRequest.Restart _ -> bestWay(Way.BEST, RecipeName.RESTART, List.of());
            case ActionRequest _ when device.isOneWay() -> ActionSaying.ONE_WAY.of();
            case ActionRequest.FactoryReset _ -> recipe(RecipeName.FACTORY_RESET);
            case ActionRequest.CheckSignal _ -> recipe(RecipeName.CHECK_SIGNAL);
            case ActionRequest.TestLine(List<DiagnosticKind> wanted, String host) ->
                new LineTests(tests, host, wanted).plan(profile, this::takeTurns);
            case ActionRequest.FixWifi wish -> fixWifi(wish);
            case ActionRequest.FetchFile(FileKind file, int instance) -> {
                order(new Operation.Upload(file, instance));
                yield null;
            }
            case ActionRequest.UpdateFirmware(String asked) -> {
                Saying unfit = unfit(asked);
                yield unfit == null ? recipe(RecipeName.UPDATE_FIRMWARE) : unfit;
            }
            case ActionRequest.ApplyConfiguration(String asked) -> configuration(asked);
            case ActionRequest.Read(List<String> paths) -> read(paths);
            case ActionRequest.Write(List<Assignment> assignments) -> write(assignments);
            case ActionRequest.Discover(String object) -> discover(object);
        };
        return refusal == null ? new Plan.Ready(steps) : new Plan.Refused(refusal);
    }

    /// By a way that the box answers on, if it has one; by satellite if that is wanted, or nothing else is there.
    private @Nullable Saying bestWay(Way way, RecipeName name, List<CardOrder.Right> rights) {
        boolean answers = !device.isOneWay() && profile.recipe(name).orElse(null) instanceof Recipe.Steps;
        if (way == Way.BEST && (answers || profile.bySatellite(name).isEmpty())) {
            return device.isOneWay() ? notBySatellite(name) : recipe(name);
        }
        SatelliteRecipe recipe = profile.bySatellite(name).orElse(null);
        if (recipe == null) {
            return notBySatellite(name);
        }
        String box = device.identity().serialNumber();
        return broadcast(plan(name), new CardMessage.Orders(recipe.send().stream()
                .map(word -> word.order(rights, box, CODE_SHOWN)).toList()));
    }

    private Saying notBySatellite(RecipeName name) {
        return ActionSaying.NOT_BY_SATELLITE.of(profile.title(), instead(name).of());
    }

    /// The plan by which messages of an action are repeated has its name.
    static String plan(RecipeName name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private @Nullable Saying broadcast(String plan, CardMessage message) {
        String card = device.card();
        if (card == null) {
            return ActionSaying.NO_CARD.of();
        }
        Operation.SendEntitlement send = new Operation.SendEntitlement(plan, card, message);
        Saying refusal = broadcasts.refusal(send);
        if (refusal == null) {
            order(send);
        }
        return refusal;
    }

    private @Nullable Saying recipe(RecipeName name) {
        return switch (recipe(profile, name)) {
            case Recipe.Impossible(Saying reason) -> reason;
            case Recipe.Steps known -> {
                known.steps().forEach(this::add);
                yield null;
            }
        };
    }

    /// How a model does it, or why it does not and what to do instead, as it is said.
    static Recipe recipe(Profile profile, RecipeName name) {
        return switch (profile.recipe(name).orElse(null)) {
            case null -> new Recipe.Impossible(ActionSaying.NOT_FROM_HERE.of(profile.title(), instead(name).of()));
            case Recipe.Impossible(Saying reason) -> new Recipe.Impossible(ActionSaying.IMPOSSIBLE.of(reason));
            case Recipe.Steps known -> known;
        };
    }

    private static ActionSaying instead(RecipeName name) {
        return switch (name) {
            case RESTART -> ActionSaying.INSTEAD_OF_RESTART;
            case FACTORY_RESET -> ActionSaying.INSTEAD_OF_FACTORY_RESET;
            case RESET_PIN -> ActionSaying.INSTEAD_OF_RESET_PIN;
            case RECONNECT -> ActionSaying.INSTEAD_OF_RECONNECT;
            case CHECK_SIGNAL -> ActionSaying.INSTEAD_OF_CHECK_SIGNAL;
            case TEST_LINE -> ActionSaying.INSTEAD_OF_TEST_LINE;
            case UPDATE_FIRMWARE -> ActionSaying.INSTEAD_OF_UPDATE_FIRMWARE;
            case FIX_WIFI -> ActionSaying.INSTEAD_OF_FIX_WIFI;
        };
    }

    private void add(Recipe.Step step) {
        switch (step) {
            case Recipe.Step.Restart _ -> order(new Operation.Restart());
            case Recipe.Step.FactoryReset _ -> order(new Operation.FactoryReset());
            case Recipe.Step.UpdateFirmware _ -> updateFirmware();
            case Recipe.Step.Write(List<Assignment> assignments) -> order(new Operation.Write(assignments));
            case Recipe.Step.Execute(String path) -> order(new Operation.Execute(path, ""));
            case Recipe.Step.Read(List<String> paths) -> add(new Operation.Read(paths), new Role.Read());
            case Recipe.Step.Look(List<String> paths) -> add(new Operation.Read(paths), new Role.Look());
            case Recipe.Step.Check check -> check(check);
            case Recipe.Step.Test _ -> {
                // planned by LineTests: what is tested against is not the profile's to say
            }
            case Recipe.Step.Wifi _ -> {
                // planned by WifiOrders: what is changed is not the profile's to say
            }
        }
    }

    /// What is looked at after a check that takes its time is looked at when that is over.
    private void check(Recipe.Step.Check check) {
        Role role = new Role.Check(check.path(), check.expected(), check.means(), check.otherwise());
        if (check.within().isZero()) {
            add(new Operation.Read(List.of(check.path())), role);
        } else {
            lastOrder = add(new Operation.Await(check.path(), check.expected(), check.within()), role);
        }
    }

    /// What comes after the orders waits for the last that watches a channel; these do not wait for each other.
    private @Nullable Saying fixWifi(ActionRequest.FixWifi wish) {
        return switch (WifiOrders.of(wish, profile, known).plan()) {
            case WifiOrders.Planned.Refused(Saying reason) -> reason;
            case WifiOrders.Planned.Ready(List<WifiOrders.Step> changes) -> {
                TaskId watch = null;
                for (WifiOrders.Step one : changes) {
                    TaskId id = add(one.operation(), one.role());
                    if (one.role() instanceof Role.Order) {
                        lastOrder = id;
                    } else if (one.operation() instanceof Operation.Await) {
                        watch = id;
                    }
                }
                lastOrder = watch == null ? lastOrder : watch;
                yield recipe(RecipeName.FIX_WIFI);
            }
        };
    }

    private void updateFirmware() {
        if (image != null) {
            order(new Operation.UpdateFirmware(image.id(), image.version(), image.bytes()));
        }
    }

    /// Why the box is not to be given the firmware; null if it may be.
    private @Nullable Saying unfit(String asked) {
        if (image == null) {
            return asked.isEmpty() ? noneForBox() : ActionSaying.NO_SUCH_FIRMWARE.of(Saying.of(asked));
        }
        if (!image.isFirmware()) {
            return ActionSaying.NOT_FIRMWARE.of(Saying.of(image.version()));
        }
        Saying misfit = misfit(image);
        return misfit == null && image.version().equals(device.softwareVersion())
                ? ActionSaying.FIRMWARE_RUNS.of(Saying.of(image.version()))
                : misfit;
    }

    private Saying noneForBox() {
        return ActionSaying.NO_FIRMWARE.of(Saying.of(device.identity().productClass()));
    }

    private @Nullable Saying configuration(String asked) {
        if (image == null) {
            return ActionSaying.NO_SUCH_CONFIGURATION.of(Saying.of(asked));
        }
        if (image.isFirmware()) {
            return ActionSaying.NOT_CONFIGURATION.of(Saying.of(image.version()));
        }
        Saying misfit = misfit(image);
        if (misfit == null) {
            order(new Operation.ApplyConfiguration(image.id(), image.version(), image.bytes()));
        }
        return misfit;
    }

    /// What of the box is not as an artefact wants it; null if it fits.
    private @Nullable Saying misfit(Artefact artefact) {
        Saying version = Saying.of(artefact.version());
        Fit fit = artefact.fit();
        return switch (fit.misfit(device)) {
            case null -> null;
            case MODEL -> ActionSaying.OF_OTHER_MODEL.of(version, Saying.of(fit.productClass()),
                    said(device.identity().productClass()));
            case MAKER ->
                ActionSaying.OF_OTHER_MAKER.of(version, Saying.of(fit.oui()), said(device.identity().oui()));
            case HARDWARE ->
                ActionSaying.OF_OTHER_HARDWARE.of(version, Saying.of(fit.hardware()), said(device.hardwareVersion()));
            case VERSION -> ActionSaying.NOT_AFTER_VERSION.of(version, Saying.of(String.join(", ", fit.from())),
                    said(device.softwareVersion()));
        };
    }

    private static Saying said(String text) {
        return text.isEmpty() ? ActionSaying.NOT_TOLD.of() : Saying.of(text);
    }

    /// Two tests at once would measure each other.
    private void takeTurns(Operation.Diagnose test) {
        lastOrder = add(test, new Role.Read());
    }

    private @Nullable Saying read(List<String> paths) {
        Saying refusal = amount(paths, MAX_PATHS);
        if (refusal == null) {
            add(new Operation.Read(paths), new Role.Read());
        }
        return refusal;
    }

    private @Nullable Saying write(List<Assignment> assignments) {
        List<String> paths = assignments.stream().map(Assignment::path).toList();
        Saying refusal = amount(paths, MAX_ASSIGNMENTS);
        if (refusal != null) {
            return refusal;
        }
        for (String path : paths) {
            if (path.endsWith(".")) {
                return ActionSaying.NO_VALUE.of(Saying.of(path));
            }
        }
        order(new Operation.Write(assignments));
        List<String> readable = paths.stream().filter(path -> !Secrecy.isSecret(path, profile)).toList();
        if (!readable.isEmpty()) {
            add(new Operation.Read(readable), new Role.ReadBack());
        }
        return null;
    }

    private @Nullable Saying discover(String object) {
        if (!object.isEmpty() && !object.endsWith(".")) {
            return ActionSaying.NOTHING_BELOW.of(Saying.of(object));
        }
        Saying refusal = object.isEmpty() ? null : path(object);
        if (refusal == null) {
            order(new Operation.Discover(object, true));
        }
        return refusal;
    }

    private @Nullable Saying amount(List<String> paths, int most) {
        if (paths.isEmpty()) {
            return ActionSaying.NONE_NAMED.of();
        }
        if (paths.size() > most) {
            return ActionSaying.TOO_MANY.of(Saying.of(paths.size()), Saying.of(most));
        }
        Set<String> seen = new HashSet<>();
        for (String path : paths) {
            Saying refusal = seen.add(path) ? path(path) : ActionSaying.NAMED_TWICE.of(Saying.of(path));
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable Saying path(String path) {
        if (path.isBlank() || path.length() > MAX_PATH) {
            return ActionSaying.PATH_LENGTH.of(Saying.of(MAX_PATH));
        }
        String root = device.root();
        return root.isEmpty() || path.startsWith(root + ".")
                ? null
                : ActionSaying.NOT_IN_DATA_MODEL.of(Saying.of(path), Saying.of(root));
    }

    private void order(Operation operation) {
        lastOrder = add(operation, new Role.Order());
    }

    private TaskId add(Operation operation, Role role) {
        TaskId id = ids.get();
        steps.add(new Plan.Step(new NewTask(id, device.id(), operation, priority, action, lastOrder, deadline, null),
                role));
        return id;
    }
}
