package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.HeadendConfig.Provision;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/// One data stream at the multiplexers that carry it: redundant ones that all are given everything, or one of which is while
/// the others stand by, with channel and stream open.
///
/// There is no acknowledgement of data, so a delivery counts as read when a multiplexer has answered a stream_test that was
/// sent after it. Where data go by UDP that says less: that the multiplexer is there and has our stream open, not that the
/// datagram came. A delivery is lost when no multiplexer can be shown to have read it: the connection ended, the stream was
/// lost, or the multiplexer complained of what it was sent.
///
/// [Uplink]'s methods are for one thread, that plays; all others are safe for any number of threads.
public final class Headend implements Uplink, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Headend.class);
    /// Until an allocation that is nought is looked at again.
    private static final Duration NO_BANDWIDTH_WAIT = Duration.ofSeconds(1);
    /// On top of what closing in good order may take.
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final HeadendConfig config;
    private final List<MuxLink> links;
    private final DeliveryLedger ledger = new DeliveryLedger();
    private final Packing packing;
    private final @Nullable UdpSender udp;
    private final InstantSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Duty duty = new Duty();
    private int active = Duty.NOBODY;
    private long lastDelivery;

    private Headend(HeadendConfig config, MuxSurroundings around) {
        this.config = config;
        this.time = new SteadyTime(around.clock());
        this.packing = new Packing(config.stream(), true);
        this.udp = config.provision() instanceof Provision.OverUdp to
                ? new UdpSender(config.name(), to, config.stream().protocolVersion())
                : null;
        this.links = IntStream.range(0, config.multiplexers().size())
                .mapToObj(index -> new MuxLink(config, index, around, ledger, time)).toList();
    }

    /// Begins to connect to all multiplexers.
    public static Headend start(HeadendConfig config, MuxSurroundings around) {
        Headend headend = new Headend(config, around);
        headend.links.forEach(MuxLink::start);
        return headend;
    }

    /// As much as the slowest of those has room for that are given what is to be broadcast. One to which nothing is allocated
    /// is not among them while another is.
    @Override
    public Room room() {
        if (udp != null && udp.isPausing(time.instant())) {
            return new Room.Full(UdpSender.PAUSE);
        }
        List<Standing> standings = standings();
        List<Standing> carriers = carriers(standings).stream().map(standings::get).toList();
        if (carriers.isEmpty()) {
            return standings.stream().anyMatch(Standing::open) ? new Room.Full(NO_BANDWIDTH_WAIT) : new Room.Down();
        }
        int free = carriers.stream().mapToInt(Standing::free).min().orElse(0);
        return free > 0
                ? new Room.Free(free)
                : new Room.Full(carriers.stream().filter(one -> one.free() == 0).map(Standing::pause)
                        .max(Duration::compareTo).orElse(NO_BANDWIDTH_WAIT));
    }

    /// {@inheritDoc}
    ///
    /// More than [#room] said is taken only where it is more than there can ever be room for at once, and all that room is
    /// there; nothing else goes until it is made up for.
    @Override
    public OptionalLong send(List<byte[]> sections) {
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("no section to send");
        }
        List<MuxLink> carriers = carriers(standings()).stream().map(links::get).toList();
        if (carriers.isEmpty()) {
            return OptionalLong.empty();
        }
        long delivery = ++lastDelivery;
        ledger.offer(delivery);
        boolean taken = udp == null
                ? overTcp(delivery, sections, carriers)
                : overUdp(delivery, sections, carriers, udp);
        ledger.offered(delivery);
        return taken ? OptionalLong.of(delivery) : OptionalLong.empty();
    }

    @Override
    public List<Fate> fates() {
        return ledger.drain();
    }

    private static boolean overTcp(long delivery, List<byte[]> sections, List<MuxLink> carriers) {
        boolean taken = false;
        for (MuxLink link : carriers) {
            taken |= link.provide(delivery, sections);
        }
        return taken;
    }

    private boolean overUdp(long delivery, List<byte[]> sections, List<MuxLink> carriers, UdpSender sender) {
        Packing.Packed packed = packing.pack(sections);
        List<MuxLink> takers = carriers.stream().filter(link -> link.reserve(packed.packets())).toList();
        if (takers.size() < carriers.size() || !sender.send(packed.messages(), time.instant())) {
            // what goes to one address goes to all, so the one without room decides
            return false;
        }
        packing.sent(packed);
        boolean taken = false;
        for (MuxLink link : takers) {
            taken |= link.provided(delivery, packed.packets());
        }
        return taken;
    }

    public HeadendState state() {
        List<Standing> standings = standings();
        List<Integer> carriers = carriers(standings);
        List<MuxState> states = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            MuxState state = links.get(i).state();
            states.add(state.active() && !carriers.contains(i) ? state.standingBy() : state);
        }
        return new HeadendState(config.name(), config.mode(), states, udp == null ? Saying.NOTHING : udp.alarm());
    }

    /// Has a multiplexer tried again now, if it is waited with: somebody mended something.
    ///
    /// @return false if there is none of that name
    public boolean retry(String mux) {
        List<MuxLink> named = links.stream().filter(link -> link.name().equals(mux)).toList();
        named.forEach(MuxLink::retry);
        return !named.isEmpty();
    }

    /// Gives what is to be broadcast to this one from now on.
    ///
    /// @return false if all are given it, or this one cannot be now
    public boolean makeActive(String mux) {
        if (config.mode() != Mode.ACTIVE_STANDBY) {
            return false;
        }
        int index = links.stream().map(MuxLink::name).toList().indexOf(mux);
        List<Standing> standings = standings();
        lock.lock();
        try {
            if (index < 0 || !duty.order(index, standings)) {
                return false;
            }
            if (active != index) {
                active = index;
                log.atInfo().addKeyValue("headend", config.name()).addKeyValue("mux", mux)
                        .log("multiplexer made the active one by order");
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Closes stream, channel and connection of each multiplexer in good order, which may take as long as answers may.
    @Override
    public void close() {
        links.forEach(MuxLink::stop);
        HeadendConfig.Timing timing = config.timing();
        Instant until = time.instant().plus(timing.answer()).plus(timing.write()).plus(GRACE);
        try {
            for (MuxLink link : links) {
                Duration left = Duration.between(time.instant(), until);
                link.awaitEnd(left.isPositive() ? left : Duration.ofMillis(1));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (udp != null) {
            udp.close();
        }
    }

    private List<Standing> standings() {
        return links.stream().map(MuxLink::standing).toList();
    }

    /// Indices of those that are given what is to be broadcast.
    private List<Integer> carriers(List<Standing> standings) {
        return switch (config.mode()) {
            case ACTIVE_ACTIVE ->
                IntStream.range(0, standings.size()).filter(i -> standings.get(i).usable()).boxed().toList();
            case ACTIVE_STANDBY -> {
                int one = onDuty(standings);
                yield one == Duty.NOBODY ? List.of() : List.of(one);
            }
        };
    }

    private int onDuty(List<Standing> standings) {
        lock.lock();
        try {
            int now = duty.decide(standings);
            if (now != Duty.NOBODY && now != active) {
                log.atLevel(active == Duty.NOBODY ? Level.INFO : Level.WARN)
                        .addKeyValue("headend", config.name()).addKeyValue("mux", links.get(now).name())
                        .log("another multiplexer is the active one now");
                active = now;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }
}
