package org.pilotacs.acs.link.satellite;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.broadcast.Broadcasts;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.satellite.carousel.Airwaves;
import org.pilotacs.acs.link.satellite.carousel.JdbcCarouselStore;
import org.pilotacs.acs.link.satellite.gateway.CasClerk;
import org.pilotacs.acs.link.satellite.gateway.JdbcCasOrders;
import org.pilotacs.acs.link.satellite.mux.Headend;
import org.pilotacs.acs.link.satellite.mux.MuxConnector;
import org.pilotacs.acs.link.satellite.mux.MuxSurroundings;
import org.pilotacs.acs.link.satellite.mux.Uplink;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.link.satellite.payload.CardSystems;
import org.pilotacs.acs.link.satellite.payload.EncoderFactories;
import org.pilotacs.acs.link.satellite.payload.GatewayConfig;
import org.pilotacs.acs.reading.ReadingHistory;
import org.pilotacs.acs.runtime.Ticker;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskState;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The link to boxes that only listen. It takes tasks that are to be broadcast, has them repeated on the operator's head-ends or by
/// their card's own system, and ends them when somebody or something shows that the box obeyed, or the plan is over. Safe for any
/// number of threads.
public final class SatelliteLink implements Broadcasts, AutoCloseable {
    public static final String NAME = LinkOrder.SATELLITE;
    private static final Duration TAKE_IN = Duration.ofMillis(250);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(1);
    private static final Duration EVIDENCE = Duration.ofSeconds(5);

    private final Satellites satellites;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Map<String, List<Headend>> headends = new LinkedHashMap<>();
    private final CardMessages messages;
    private final Routes routes;
    private final Steward steward;
    private final Proofs proofs;
    private final Stations stations;
    private final CardSystemStations cardSystems;
    private volatile Consumer<DeviceId> listener = _ -> {};

    /// What the link works with.
    ///
    /// @param queue of the tasks that are broadcast
    /// @param ids of messages
    /// @param node this one's lasting name
    public record Core(TaskQueue queue, Devices devices, ReadingHistory history, Database database, TaskIds ids,
            String node) {}

    /// Connects to the multiplexers and goes on with what was on air.
    ///
    /// @param random safe for any number of threads
    /// @param threads makes platform threads
    /// @throws IOException if a file of a card system cannot be used
    public SatelliteLink(Satellites satellites, Core core, MeterRegistry meters, Clock clock, RandomGenerator random,
            ThreadFactory threads) throws IOException {
        this.satellites = satellites;
        CardSystems systems = open(
                CardSystems.open(satellites.systems(), EncoderFactories.found(SatelliteLink.class.getClassLoader())));
        MuxConnector connector = open(new MuxConnector(threads));
        MuxSurroundings surroundings = new MuxSurroundings(connector, clock, random, meters, threads);
        satellites.headends().forEach(one -> headends.computeIfAbsent(one.system(), _ -> new ArrayList<>())
                .add(open(Headend.start(one.config(), surroundings))));
        Map<String, List<Uplink>> uplinks = new LinkedHashMap<>();
        headends.forEach((system, members) -> uplinks.put(system, List.copyOf(members)));
        messages = new CardMessages(systems, uplinks.keySet(), clock);
        Airwaves airwaves = open(new Airwaves(new JdbcCarouselStore(core.database()), uplinks, satellites::plan,
                messages::composer, core.ids()::next, clock, core.node(), random, threads));
        stations = new Stations(headends, airwaves, clock);
        JdbcCasOrders orders = new JdbcCasOrders(core.database());
        CasClerk clerk = open(new CasClerk(orders, submitting(systems), new CardSystemWords(clock), clock));
        cardSystems = new CardSystemStations(addresses(satellites.systems()), clerk, orders, clock);
        routes = new Routes(core.devices(), messages, satellites::plan,
                new CarouselRoute(airwaves, messages, satellites::plan, stations::isUp, clock),
                new GatewayRoute(orders, clerk, satellites::plan, clock));
        steward = new Steward(core.queue(), routes, new Witness(core.history()), airwaves::holdOn,
                device -> listener.accept(device), clock);
        proofs = new Proofs(routes, steward, clock);
    }

    private static List<CardSystem.Submitting> submitting(CardSystems systems) {
        return systems.all().stream().flatMap(system -> system instanceof CardSystem.Submitting one
                ? Stream.of(one)
                : Stream.<CardSystem.Submitting>empty()).toList();
    }

    /// Of the card systems that send their own messages, by name.
    private static Map<String, String> addresses(List<CardSystemConfig> systems) {
        Map<String, String> addresses = new LinkedHashMap<>();
        systems.forEach(system -> {
            if (system.manner() instanceof CardSystemConfig.Submitted(GatewayConfig gateway)) {
                addresses.put(system.name(), gateway.url().toString());
            }
        });
        return addresses;
    }

    /// Begins to take tasks in.
    public void start(Ticker ticker) {
        ticker.every(TAKE_IN, "what is to be broadcast", steward::takeIn);
        ticker.every(LOOK_AFTER, "what is on air", steward::lookAfter);
        ticker.every(EVIDENCE, "what boxes show of broadcasts", steward::lookForEvidence);
        ticker.every(LOOK_AFTER, "how much is on air", stations::measure);
    }

    private <T extends AutoCloseable> T open(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public @Nullable Saying refusal(Operation.SendEntitlement wish) {
        return messages.refusal(wish.card(), wish.message());
    }

    @Override
    public Repeats repeats(String plan) {
        return satellites.plan(plan).repeats();
    }

    @Override
    public Optional<Airing> airing(Task task) {
        return task.operation() instanceof Operation.SendEntitlement && !(task.state() instanceof TaskState.Settled)
                ? routes.airing(task.id())
                : Optional.empty();
    }

    @Override
    public Proof.Taken prove(Task task, Proof proof) {
        return proofs.take(task, proof);
    }

    @Override
    public List<Station> stations() {
        return Stream.concat(stations.all().stream(), cardSystems.all().stream()).toList();
    }

    @Override
    public void onChange(Consumer<DeviceId> listener) {
        this.listener = listener;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
