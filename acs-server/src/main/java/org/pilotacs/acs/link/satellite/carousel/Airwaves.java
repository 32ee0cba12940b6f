package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.mux.Uplink;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// All that is being repeated, on the carousels of the card systems. What is admitted is stored before anything of it is sent,
/// and what is decided before anybody is told; how often a message was sent is stored about every second, so that a
/// killed server says less than was sent, never more. One node plays; the others know what is stored.
///
/// Its jobs are called by one thread ([#holdOn], [#admit], [#decide], …); the looks by any.
public final class Airwaves implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Airwaves.class);
    /// Another node takes over so long after this one's last sign of life.
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int LOOKED_AT_ONCE = 200;
    private static final Duration RENEWED = Duration.ofSeconds(5);

    private final JdbcCarouselStore store;
    private final Map<String, Player> players = new HashMap<>();
    private final Function<String, PlayPlan> plans;
    private final Function<Message, Composer> composers;
    private final Supplier<TaskId> ids;
    private final InstantSource clock;
    private final String node;
    private final Ledger ledger = new Ledger();
    private volatile boolean playing;
    private @Nullable Instant renewed;
    /// How many boxes were looked at in this turn.
    private int looked;

    /// @param uplinks of each card system, by its name
    /// @param plans by name; one for every name
    /// @param composers of messages that there are
    /// @param ids of messages
    /// @param threads makes one thread for each card system
    public Airwaves(JdbcCarouselStore store, Map<String, List<Uplink>> uplinks, Function<String, PlayPlan> plans,
            Function<Message, Composer> composers, Supplier<TaskId> ids, InstantSource clock, String node,
            RandomGenerator random, ThreadFactory threads) {
        this.store = store;
        this.plans = plans;
        this.composers = composers;
        this.ids = ids;
        this.clock = clock;
        this.node = node;
        uplinks.forEach((system, members) -> players.put(system,
                new Player(new UplinkGroup(members), new Carousel(random), clock, threads)));
    }

    /// How a task's message stands.
    ///
    /// @param sent also by earlier messages
    /// @param next null if it will not be sent any more
    /// @param surelyBy when a box that is on and tuned will have it, as good as surely; null if that is not known here
    /// @param orders of all tasks that share it
    public record Standing(Order order, Message message, long sent, @Nullable Instant lastSent, @Nullable Instant next,
            @Nullable Instant surelyBy, List<Order> orders) {}

    /// Becomes, or stays, the node that plays, if no other is. Call it every second or so.
    ///
    /// @return whether it plays
    public boolean holdOn() {
        Instant now = now();
        if (playing && renewed != null && now.isBefore(renewed.plus(RENEWED))) {
            return true;
        }
        boolean may = store.mayPlay(node, now, now.plus(LEASE));
        renewed = now;
        if (may && !playing) {
            begin();
        } else if (!may && playing) {
            log.warn("another node sends to satellites now; this one stands by");
            stop();
        }
        return may;
    }

    private void begin() {
        ledger.clear();
        store.orders().forEach(ledger::put);
        int count = 0;
        List<String> orphans = new ArrayList<>();
        for (JdbcCarouselStore.OnAirRow row : store.load()) {
            Player player = players.get(row.message().system());
            if (ledger.of(row.message().id()).isEmpty()) {
                orphans.add(row.message().id());
            } else if (player != null) {
                player.add(new OnAir(row.message(), plans.apply(row.message().plan()), row.progress()));
                count++;
            }
        }
        store.decide(List.of(), orphans, now());
        playing = true;
        players.values().forEach(player -> player.playing(true));
        log.atInfo().addKeyValue("messages", count).log("sending to satellites");
    }

    private void stop() {
        playing = false;
        players.values().forEach(player -> {
            player.playing(false);
            player.removeAll();
        });
        ledger.clear();
    }

    /// What became of a wish.
    public sealed interface Taken {
        /// It is on the carousel, and ends then at the latest.
        record OnCarousel(Instant until) implements Taken {}

        /// It was taken before, and it is decided how it ends.
        record Over(Outcome outcome) implements Taken {}

        record Impossible(Saying reason) implements Taken {}
    }

    /// Takes what a task wants to have sent. The same task again changes nothing.
    public Taken admit(Task task, Counter counter, PlayPlan plan, Wanted wanted, Composer composer) {
        Instant now = now();
        String id = ids.get().value();
        Instant until = now.plus(plan.over());
        Order first = new Order(task.id(), task.device(), id, plan.name(), wanted.content(), until, 0,
                wanted.answers());
        Message message = new Message(id, counter.system(), counter.card(), counter.slot(), Counter.NONE, List.of(),
                plan.name(), task.priority(), now, until);
        return switch (store.admit(new JdbcCarouselStore.Wish(first, message, counter, wanted.ofSuperseded()),
                composer)) {
            case Admission.Admitted admitted -> {
                play(admitted, plan);
                yield new Taken.OnCarousel(until);
            }
            case Admission.Known(Order order) -> store.decided(order.task()).<Taken>map(Taken.Over::new)
                    .orElseGet(() -> new Taken.OnCarousel(order.until()));
            case Admission.Rejected(Saying reason) -> new Taken.Impossible(reason);
        };
    }

    /// What is wanted of [#admit].
    ///
    /// @param answers whether the box also speaks, by another link
    /// @param ofSuperseded how tasks end that wanted the same of the same card before
    public record Wanted(CardMessage content, boolean answers, Outcome ofSuperseded) {}

    private void play(Admission.Admitted admitted, PlayPlan plan) {
        admitted.superseded().forEach(ledger::remove);
        admitted.orders().forEach(ledger::put);
        Player player = players.get(admitted.message().system());
        if (player != null) {
            if (!admitted.former().isEmpty()) {
                player.remove(admitted.former());
            }
            player.add(new OnAir(admitted.message(), plan, OnAir.Progress.none(admitted.message().begun())));
        }
    }

    /// Decides how a task ends, once for all; what was decided before stays. Any node may.
    public void decide(TaskId task, Outcome outcome) {
        store.decide(List.of(new JdbcCarouselStore.Decided(task, outcome)), List.of(), now());
        takeOff(task);
    }

    /// Sends nothing more for a task whose end is decided. Its message goes on for as long as it is for others, too.
    public void takeOff(TaskId task) {
        Order order = ledger.find(task).orElse(null);
        if (order == null) {
            return;
        }
        ledger.remove(task);
        if (ledger.of(order.message()).isEmpty()) {
            players.values().forEach(player -> player.remove(order.message()));
            store.decide(List.of(), List.of(order.message()), now());
        } else if (!order.orders().stream().allMatch(CardOrder::repeatable)) {
            players.values().forEach(player -> player.replace(order.message(), this::withoutWhatIsOver));
        }
    }

    private OnAir withoutWhatIsOver(OnAir item) {
        Message renewed = store.renew(item.message(), composers.apply(item.message()));
        return renewed == null ? item : new OnAir(renewed, item.plan(), item.progress());
    }

    /// Tasks whose time is over, or whose message has been sent as often as it is to be.
    public List<Standing> over() {
        Instant now = now();
        Set<String> done = new HashSet<>();
        players.values().forEach(player -> player.over().forEach(one -> done.add(one.message().id())));
        return ledger.all().stream()
                .filter(order -> done.contains(order.message()) || !now.isBefore(order.until()))
                .flatMap(order -> standing(order).stream()).toList();
    }

    /// Some tasks of boxes that also speak, and so may show that they obeyed; in turn, all.
    public List<Standing> answering() {
        List<Order> all = ledger.all().stream().filter(Order::answers).toList();
        int from = looked >= all.size() ? 0 : looked;
        List<Order> some = all.subList(from, Math.min(all.size(), from + LOOKED_AT_ONCE));
        looked = from + some.size();
        return some.stream().flatMap(order -> standing(order).stream()).toList();
    }

    /// Writes down how far messages have come.
    ///
    /// @return devices whose messages have
    public Set<DeviceId> writeProgress() {
        Set<DeviceId> devices = new HashSet<>();
        players.values().forEach(player -> {
            Map<String, OnAir.Progress> come = player.takeProgress();
            store.progress(come);
            come.keySet().forEach(message -> ledger.of(message).forEach(order -> devices.add(order.device())));
        });
        return devices;
    }

    /// Decisions that the queue may not know of yet.
    public List<JdbcCarouselStore.Unsettled> unsettled(int limit) {
        return store.unsettled(limit);
    }

    /// The queue knows how these ended.
    public void forget(List<TaskId> settled) {
        if (!settled.isEmpty()) {
            store.forget(settled);
        }
    }

    /// How a task's message stands; empty if it has none, or it is over.
    public Optional<Standing> standing(TaskId task) {
        return playing ? ledger.find(task).flatMap(this::standing) : store.live(task).flatMap(this::stored);
    }

    private Optional<Standing> standing(Order order) {
        for (Player player : players.values()) {
            Standing found = player.look(order.message(), one -> new Standing(order, one.message(),
                    order.sentBefore() + one.progress().sent(), one.progress().lastSent(), one.next(), one.surelyBy(),
                    ledger.of(order.message())));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return stored(order);
    }

    /// As the node that plays wrote it down.
    private Optional<Standing> stored(Order order) {
        return store.message(order.message()).map(row -> new Standing(order, row.message(),
                order.sentBefore() + row.progress().sent(), row.progress().lastSent(), row.progress().due(),
                row.progress().surelySent(), store.ordersOf(order.message())));
    }

    /// Wrong digits that people told of a message so far.
    public int tries(String message) {
        return store.tries(message);
    }

    /// Counts wrong digits that people told of a message; how many there are now.
    public int tried(String message) {
        return store.tried(message);
    }

    /// How much of a card system's is on air.
    public Load load(String system) {
        Player player = players.get(system);
        return player == null ? Load.NONE : player.load();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        players.values().forEach(Player::close);
        if (playing) {
            writeProgress();
            store.playsNoMore(node);
        }
    }
}
