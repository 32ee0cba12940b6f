package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.incident.Observation;
import org.pilotacs.acs.incident.Shown;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Takes wishes for actions, has them planned by the device's profile, and says how they go. Safe for any number of
/// threads.
///
/// A wish for what is under way on the same device joins it and is answered as repeated, whoever asks: two people who
/// press Restart mean one restart. It is knocked again, and its key, if there is one, holds for that action. A wish counts
/// as the same only if all its arguments are.
public final class ActionDesk implements Actions, CampaignActions {
    private static final Logger log = LoggerFactory.getLogger(ActionDesk.class);
    private static final int HARVEST = 200;
    private static final int KNOCKED_AT_ONCE = 500;
    /// Whoever still waits after this waits for the device's next contact.
    private static final Duration KNOCK_FOR = Duration.ofMinutes(15);
    private static final int MAX_LISTED = 200;
    private final ActionNeeds needs;
    private final TaskConfig config;
    private final Clock clock;
    private final TaskIds ids;
    private final Likeness likeness;
    private final Knocks knocks;
    private final ActionWatches watches;
    private final Repeats repeats;
    private volatile Consumer<Action> over = _ -> {};
    /// Until when each is rung.
    private final Map<DeviceId, Instant> cutShort = new ConcurrentHashMap<>();

    /// @param random unpredictable
    /// @param executor runs each watcher; one that blocks must block nobody else, so a thread for each call
    public ActionDesk(ActionNeeds needs, TaskConfig config, Clock clock, RandomGenerator random, Executor executor) {
        this.needs = needs;
        this.config = config;
        this.clock = clock;
        ids = new TaskIds(clock, random);
        likeness = new Likeness(random);
        watches = new ActionWatches(needs.tasks(), executor, this::find);
        knocks = new Knocks(needs.doorbell(), watches::wentOn);
        needs.broadcasts().onChange(watches::wentOn);
        repeats = new Repeats(needs.tasks(), needs.broadcasts());
    }

    @Override
    public Started start(DeviceId id, ActionRequest request, Requester requester, @Nullable String idempotencyKey,
            Consumer<String> witness) {
        return start(id, request, requester, idempotencyKey,
                new Terms(now().plus(config.deadline()), witness, JdbcBegun.NONE));
    }

    @Override
    public Started begin(DeviceId id, ActionRequest request, Requester requester, ActionOrder order) {
        return start(id, request, requester, null, new Terms(order.deadline(), _ -> {}, order.begun()));
    }

    @Override
    public @Nullable Saying refusal(Device device, ActionRequest request, @Nullable Artefact image) {
        Planner.Order order = new Planner.Order("", Priority.CAMPAIGN, now(), needs.tests(), image, needs.broadcasts(),
                parameters(request, device));
        return switch (Planner.plan(request, device, needs.profiles().of(device), order, ids::next)) {
            case Plan.Refused(Saying reason) -> reason;
            case Plan.Ready _ -> null;
        };
    }

    @Override
    public boolean isSecret(String path) {
        return SecretParameter.isNamed(path) || needs.profiles().hides(path);
    }

    /// On which an action begins.
    private record Terms(Instant deadline, Consumer<String> witness, JdbcBegun begun) {}

    private Started start(DeviceId id, ActionRequest request, Requester requester, @Nullable String idempotencyKey,
            Terms terms) {
        Device device = needs.devices().find(id).orElse(null);
        if (device == null) {
            return new Started.UnknownDevice();
        }
        if (idempotencyKey != null && !isKey(idempotencyKey)) {
            return new Started.Refused(ActionSaying.BAD_KEY.of(Saying.of(JdbcActionStore.MAX_KEY)));
        }
        Profile profile = needs.profiles().of(device);
        Wish wish = new Wish(device, Secrecy.masked(request, profile),
                Secrecy.holdsSecret(request, profile) ? likeness.of(request) : null, requester);
        Instant now = now();
        if (idempotencyKey != null) {
            Optional<StoredAction> known = needs.store().byKey(requester.who(), idempotencyKey, now);
            if (known.isPresent()) {
                return known(known.get(), wish, idempotencyKey, terms.witness);
            }
        }
        String action = ids.next().value();
        Planner.Order order = new Planner.Order(action, requester.priority(), terms.deadline,
                needs.tests(), image(request, device), needs.broadcasts(), parameters(request, device));
        return switch (Planner.plan(request, device, profile, order, ids::next)) {
            case Plan.Refused(Saying reason) -> new Started.Refused(reason);
            case Plan.Ready plan -> {
                Saying tooOften = repeats.tooOften(plan, wish, now);
                yield tooOften == null
                        ? begin(wish.stored(action, plan, now), plan, wish, idempotencyKey, terms)
                        : new Started.Refused(tooOften);
            }
        };
    }

    /// The artefact that a wish is about; null if it is about none, or there is none.
    private @Nullable Artefact image(ActionRequest request, Device device) {
        return switch (request) {
            case ActionRequest.UpdateFirmware(String id) ->
                (id.isEmpty() ? needs.images().newestFor(device) : needs.images().find(id)).orElse(null);
            case ActionRequest.ApplyConfiguration(String id) -> needs.images().find(id).orElse(null);
            case ActionRequest _ -> null;
        };
    }

    /// What of the device's data model must be known to plan a wish.
    private ParameterTree parameters(ActionRequest request, Device device) {
        return request instanceof ActionRequest.FixWifi
                ? needs.devices().parameters(device)
                : ParameterTree.EMPTY;
    }

    private Started begin(StoredAction action, Plan.Ready plan, Wish wish, @Nullable String key, Terms terms) {
        Consumer<String> witness = terms.witness;
        Predicate<StoredAction> same = running -> wish.isRunningAs(running)
                && repeats.mayJoin(plan, running, action.created());
        String told = needs.store().underWay(action, same).map(StoredAction::id).orElse(action.id());
        witness.accept(told);
        // Another wish may come between; then the witness is told of both.
        Consumer<String> correct = id -> {
            if (!id.equals(told)) {
                witness.accept(id);
            }
        };
        return switch (needs.store().begin(action, plan.tasks(), key, same, terms.begun)) {
            case JdbcActionStore.Begun.New _ -> {
                ring(wish, plan);
                correct.accept(action.id());
                yield new Started.Accepted(action(action));
            }
            case JdbcActionStore.Begun.Joined(StoredAction running) -> {
                ring(wish, plan);
                correct.accept(running.id());
                yield new Started.Repeated(action(running));
            }
            case JdbcActionStore.Begun.Known(StoredAction known) ->
                known(known, wish, key == null ? "" : key, correct);
        };
    }

    private Started known(StoredAction known, Wish wish, String key, Consumer<String> witness) {
        if (!wish.mayBe(known)) {
            return new Started.KeyReused(key);
        }
        witness.accept(known.id());
        return new Started.Repeated(action(known));
    }

    /// Somebody waits; others take their turn when the device comes by itself.
    private void ring(Wish wish, Plan.Ready plan) {
        if (isWaitedFor(wish.requester.priority()) && !plan.isBroadcast()) {
            knocks.ring(wish.device);
        }
    }

    private static boolean isWaitedFor(Priority priority) {
        return switch (priority) {
            case CONSULTANT, CUSTOMER -> true;
            case CAMPAIGN, ROUTINE -> false;
        };
    }

    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= JdbcActionStore.MAX_KEY
                && key.chars().allMatch(c -> c > 31 && c < 127);
    }

    @Override
    public Optional<Action> begun(String who, String idempotencyKey) {
        return isKey(idempotencyKey)
                ? needs.store().byKey(who, idempotencyKey, now()).map(this::action)
                : Optional.empty();
    }

    @Override
    public Optional<Action> find(String id) {
        return needs.store().find(id).map(this::action);
    }

    @Override
    public List<Action> ofDevice(DeviceId device, int limit) {
        return ofDevice(device, Instant.ofEpochMilli(Long.MAX_VALUE), limit);
    }

    @Override
    public List<Action> ofDevice(DeviceId device, Instant until, int limit) {
        return needs.store().ofDevice(device, until, Math.clamp(limit, 1, MAX_LISTED)).stream().map(this::action)
                .toList();
    }

    /// What has not begun is called off from its first step on; checks of what has begun go on. A device that is at work on what
    /// it can give up is rung to be told so.
    @Override
    public boolean cancel(String id, Saying reason) {
        StoredAction stored = needs.store().find(id).orElse(null);
        if (stored == null) {
            return false;
        }
        boolean any = false;
        for (Plan.Part part : stored.parts()) {
            boolean cancels = switch (part.role()) {
                case Role.Order _,Role.Read _,Role.Before _ -> true;
                case Role.Look _,Role.Check _,Role.ReadBack _,Role.Wifi _ -> false;
            };
            any |= cancels && needs.tasks().cancel(part.task(), reason);
        }
        if (any && action(stored).isCalledOff() && action(stored).airing() == null) {
            needs.devices().find(stored.device()).ifPresent(knocks::ring);
        }
        return any;
    }

    @Override
    public Optional<Proof.Taken> prove(String id, Proof proof) {
        return needs.store().find(id).map(stored -> needs.tasks().ofAction(id).stream()
                .filter(task -> task.state() instanceof TaskState.Parked
                        && task.operation().carrier() == Carrier.BROADCAST)
                .findFirst().map(task -> needs.broadcasts().prove(task, proof)).orElse(Proof.Taken.NOT_ON_AIR));
    }

    @Override
    public Tasks.Watch watch(String id, Consumer<Action> watcher) {
        Optional<StoredAction> stored = needs.store().find(id);
        return stored.isEmpty() ? () -> {} : watches.add(stored.get(), watcher);
    }

    /// Tells watchers that could not be told, since the database did not answer. Call it every few seconds.
    public void tellAgain() {
        watches.tellAgain();
    }

    /// Rings again where somebody waits and the device has not come, also for what was queued before a restart of the
    /// server. Call it every few seconds.
    public void knockAgain() {
        Instant now = now();
        for (DeviceId device : needs.tasks().waitedFor(now.minus(KNOCK_FOR), KNOCKED_AT_ONCE)) {
            if (knocks.isDue(device, now)) {
                needs.devices().find(device).ifPresent(knocks::ring);
            }
        }
        cutShort.forEach((device, until) -> {
            if (now.isAfter(until) || knocks.isDue(device, now) && !isWaitedFor(device)) {
                cutShort.remove(device);
            } else if (knocks.isDue(device, now)) {
                needs.devices().find(device).ifPresent(knocks::ring);
            }
        });
    }

    /// A server that died was at work with these devices, which may now be in no hurry to come by themselves: those that
    /// somebody waits for are rung as if that had just been wished for.
    public void cutShort(List<DeviceId> devices) {
        Instant until = now().plus(KNOCK_FOR);
        devices.forEach(device -> cutShort.put(device, until));
    }

    private boolean isWaitedFor(DeviceId device) {
        return needs.tasks().ofDevice(device, MAX_LISTED).stream()
                .anyMatch(task -> task.state() instanceof TaskState.Queued
                        && task.operation().carrier() == Carrier.SESSION && isWaitedFor(task.priority()));
    }

    /// Who is told of each action that is over, once its readings are kept; of one of a killed server perhaps twice.
    public void whenOver(Consumer<Action> listener) {
        over = listener;
    }

    /// Puts the readings of actions that are over into the history. Call it every second or so; what a stopped server left
    /// is found again.
    public void harvest() {
        List<StoredAction> some;
        do {
            some = needs.store().unharvested(HARVEST);
            for (StoredAction stored : some) {
                needs.devices().find(stored.device()).ifPresent(device -> keep(device, stored));
                tell(action(stored));
                needs.store().harvested(stored.id(), now());
            }
        } while (some.size() == HARVEST);
    }

    private void keep(Device device, StoredAction stored) {
        List<Reading> readings = Harvest.of(needs.tasks().ofAction(stored.id()), needs.profiles().of(device));
        needs.history().append(device.id(), readings);
        readings.stream().map(Reading::at).max(Comparator.naturalOrder()).ifPresent(at -> needs.observations()
                .saw(Shown.of(device, at, readings, Observation.Heard.OTHERWISE, null)));
    }

    /// A listener that breaks keeps nobody else's readings from being kept.
    private void tell(Action action) {
        try {
            over.accept(action);
        } catch (RuntimeException broken) {
            log.atError().addKeyValue("action", action.id()).setCause(broken).log("What follows an action broke");
        }
    }

    /// Forgets actions that need not be kept any more, once their tasks are gone. Call it now and then.
    public void forgetOld() {
        Instant now = now();
        needs.store().forget(now.minus(config.keep()), now);
    }

    private Action action(StoredAction stored) {
        List<Task> steps = needs.tasks().ofAction(stored.id());
        Knock knock = knocks.since(stored.device(), stored.created());
        Airing airing = steps.stream().flatMap(step -> needs.broadcasts().airing(step).stream()).findFirst()
                .orElse(null);
        Fold fold = Fold.of(stored.parts(), steps, knock, airing);
        Profile profile = profile(stored.device()).orElse(Profile.UNKNOWN);
        return new Action(stored.id(), stored.device(), stored.request(), stored.requester(), stored.created(),
                fold.stage(), steps.stream().map(step -> Secrecy.masked(step, profile)).toList(), fold.outcome(),
                fold.settled(), knock, airing, Harvest.of(steps, profile));
    }

    private Optional<Profile> profile(DeviceId device) {
        return needs.devices().find(device).map(needs.profiles()::of);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is wanted, without its secrets.
    record Wish(Device device, ActionRequest request, @Nullable String likeness, Requester requester) {
        StoredAction stored(String id, Plan.Ready plan, Instant now) {
            return new StoredAction(id, device.id(), request, likeness, plan.parts(), requester, now);
        }

        boolean isRunningAs(StoredAction other) {
            return isLike(other) && Likeness.isSame(likeness, other.likeness());
        }

        boolean mayBe(StoredAction other) {
            return isLike(other) && Likeness.mayBeSame(likeness, other.likeness());
        }

        private boolean isLike(StoredAction other) {
            return other.device().equals(device.id()) && other.request().equals(request);
        }
    }
}
