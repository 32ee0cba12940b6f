package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.agent.cwmp.ConnectionRequestListener;
import org.pilotacs.agent.cwmp.FileServer;
import org.pilotacs.agent.cwmp.HttpClientTransport;
import org.pilotacs.agent.lwm2m.CoapThreads;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.ObjectModels;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.pilotacs.sim.headend.Broadcast;
import org.pilotacs.sim.headend.Headend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Boxes in one process that share a clock, an HTTP client, CoAP's threads and a port for connection requests.
/// Safe for any number of threads.
public final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// 96 bits are enough that nobody guesses a path.
    private static final int PATH_BYTES = 12;

    private final FleetConfig config;
    private final VirtualThreadScheduler scheduler;
    private final ExecutorService httpThreads;
    private final HttpClient http;
    private final ConnectionRequestListener listener;
    private final BoxFactory factory;
    private final SplittableRandom paths;
    private final CoapThreads coapThreads = new CoapThreads();
    private final Map<String, SimulatedBox> boxes = new LinkedHashMap<>();
    private final Map<String, Lwm2mBox> lwm2mBoxes = new LinkedHashMap<>();
    private final Map<String, OneWayBox> oneWayBoxes = new LinkedHashMap<>();
    private final List<SimulatedBox> twins = new ArrayList<>();
    private final @Nullable Headend headend;

    private Fleet(FleetConfig config) throws IOException {
        this.config = config;
        this.scheduler = new VirtualThreadScheduler(InstantSource.system());
        this.httpThreads = Executors.newVirtualThreadPerTaskExecutor();
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(httpThreads)
                .connectTimeout(Duration.ofSeconds(10)).build();
        this.listener = new ConnectionRequestListener(new InetSocketAddress(config.bind(), 0),
                new SplittableRandom(config.seed()));
        this.factory = new BoxFactory(config, scheduler, new HttpClientTransport(http, PATIENCE),
                new FileServer(http, PATIENCE));
        this.paths = new SplittableRandom(~config.seed());
        this.headend = config.oneWay().size() == 0
                ? null
                : Headend.start(config.oneWay().headend(), InstantSource.system());
    }

    /// Builds all boxes and plugs them in; returns while they boot.
    public static Fleet start(FleetConfig config) {
        try {
            Fleet fleet = new Fleet(config);
            fleet.build();
            fleet.plugIn();
            return fleet;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private void build() {
        for (int index = 0; index < config.size(); index++) {
            SimulatedBox box = known(factory.box(index));
            boxes.put(box.serial(), box);
        }
        Lwm2mParts.Surroundings surroundings = new Lwm2mParts.Surroundings(scheduler, coapThreads,
                new ObjectModels(), http);
        for (int index = 0; index < config.lwm2m().size(); index++) {
            Lwm2mBox box = factory.lwm2m(index, surroundings);
            lwm2mBoxes.put(box.serial(), box);
        }
        for (int index = 0; index < config.oneWay().size(); index++) {
            OneWayBox box = factory.oneWay(index);
            oneWayBoxes.put(box.serial(), box);
        }
        if (headend != null) {
            allBoxes().stream().filter(Box::isDecoder).forEach(box -> putBelow(headend.broadcast(), box));
        }
    }

    /// A box that only hears had its keys from the factory; the others get theirs here.
    private void putBelow(Broadcast broadcast, Box box) {
        switch (box) {
            case OneWayBox _ -> broadcast.add(box.decoder());
            case SimulatedBox _,Lwm2mBox _ -> {
                if (config.oneWay().hybrids()) {
                    box.decoder().emms(config.oneWay().keysOf(box.inventory().card()), scheduler);
                    broadcast.add(box.decoder());
                }
            }
        }
    }

    /// Gives a box the path by which it is knocked at.
    private synchronized SimulatedBox known(SimulatedBox box) {
        byte[] path = new byte[PATH_BYTES];
        paths.nextBytes(path);
        box.connectionRequestUrl(listener.register(HexFormat.of().formatHex(path), box));
        return box;
    }

    /// Plugs in another box with the serial number of one there is (quirk D19). It has its own card, addresses and home, and
    /// is found by nobody but the caller.
    public synchronized SimulatedBox duplicate(String serial) {
        int original = List.copyOf(boxes.keySet()).indexOf(box(serial).serial());
        SimulatedBox twin = known(factory.box(config.size() + twins.size(), original));
        twins.add(twin);
        twin.plugIn();
        return twin;
    }

    private void plugIn() {
        long spread = config.startSpread().toNanos();
        int index = 0;
        List<Box> all = allBoxes().subList(0, allBoxes().size() - config.oneWay().off());
        for (Box box : all) {
            if (spread == 0) {
                box.plugIn();
            } else {
                var _ = scheduler.after(Duration.ofNanos(spread * index / all.size()), box::plugIn);
            }
            index++;
        }
    }

    public SimulatedBox box(String serial) {
        SimulatedBox box = boxes.get(serial);
        if (box == null) {
            throw new NoSuchElementException("no such box: " + serial);
        }
        return box;
    }

    /// The boxes that speak LwM2M.
    public Collection<Lwm2mBox> lwm2mBoxes() {
        return Collections.unmodifiableCollection(lwm2mBoxes.values());
    }

    public Lwm2mBox lwm2mBox(String serial) {
        Lwm2mBox box = lwm2mBoxes.get(serial);
        if (box == null) {
            throw new NoSuchElementException("no such LwM2M box: " + serial);
        }
        return box;
    }

    /// The boxes that only hear.
    public Collection<OneWayBox> oneWayBoxes() {
        return Collections.unmodifiableCollection(oneWayBoxes.values());
    }

    public OneWayBox oneWayBox(String serial) {
        OneWayBox box = oneWayBoxes.get(serial);
        if (box == null) {
            throw new NoSuchElementException("no such one-way box: " + serial);
        }
        return box;
    }

    /// What the boxes that only hear do hear.
    public Headend headend() {
        if (headend == null) {
            throw new NoSuchElementException("there are no one-way boxes, and so there is no head-end");
        }
        return headend;
    }

    /// A box, whatever it speaks.
    public Box anyBox(String serial) {
        Lwm2mBox box = lwm2mBoxes.get(serial);
        if (box != null) {
            return box;
        }
        OneWayBox oneWay = oneWayBoxes.get(serial);
        return oneWay != null ? oneWay : box(serial);
    }

    /// All of them, whatever they speak.
    public List<Box> allBoxes() {
        return Stream.<Collection<? extends Box>>of(boxes.values(), lwm2mBoxes.values(), oneWayBoxes.values())
                .flatMap(Collection::stream).map(Box.class::cast).toList();
    }

    /// Those that speak CWMP, in the order of their serial numbers' making.
    public Collection<SimulatedBox> boxes() {
        return Collections.unmodifiableCollection(boxes.values());
    }

    /// NDJSON lines for the operator's stock list.
    public Stream<String> inventory() {
        return allBoxes().stream().map(box -> box.inventory().json());
    }

    /// Waits until every box that speaks has informed or registered once.
    public void awaitAllInformed(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (SimulatedBox box : boxes.values()) {
            box.await(AgentEvent.Informed.class, event -> true, Duration.ofNanos(deadline - System.nanoTime()));
        }
        for (Lwm2mBox box : lwm2mBoxes.values()) {
            box.awaitRegistered(Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    /// Takes the power from every box.
    @Override
    public void close() {
        synchronized (this) {
            twins.forEach(SimulatedBox::unplug);
        }
        if (headend != null) {
            headend.close();
        }
        allBoxes().forEach(Box::unplug);
        coapThreads.close();
        listener.close();
        scheduler.close();
        http.shutdownNow();
        httpThreads.shutdownNow();
    }
}
