package org.pilotacs.acs.link.satellite.gateway;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.satellite.payload.CardSystem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sees to it that card systems hear of the orders for them, and that each order ends: by what its system says, or, a moment
/// after its time, by what is known. All it works from and all it finds is in [JdbcCasOrders], so a killed server loses nothing: a
/// system that took an order and was not heard is told it again by the same reference. Safe for any number of threads.
public final class CasClerk implements AutoCloseable {
    private static final int AT_ONCE = 500;
    /// For the system to say the last word.
    private static final Duration LAST_WORD = Duration.ofMinutes(1);

    private final JdbcCasOrders orders;
    private final List<CasDesk> desks;
    private final CasEndings endings;
    private final InstantSource clock;
    private final Set<DeviceId> moved = ConcurrentHashMap.newKeySet();

    /// @param systems whose gateways are ours to close
    public CasClerk(JdbcCasOrders orders, List<CardSystem.Submitting> systems, CasEndings endings,
            InstantSource clock) {
        this.orders = orders;
        this.endings = endings;
        this.clock = clock;
        this.desks = systems.stream().map(system -> new CasDesk(system, orders, endings, moved::add, clock)).toList();
    }

    /// Begins what is due, without waiting for any system, and ends what is over. Only the node that plays may; call it every
    /// second or so.
    ///
    /// @return devices whose orders have gone on since
    public Set<DeviceId> lookAfter() {
        Instant now = clock.instant();
        desks.forEach(CasDesk::work);
        orders.over(now.minus(LAST_WORD), AT_ONCE)
                .forEach(order -> orders.decide(order.task(), endings.over(order), now));
        Set<DeviceId> taken = new HashSet<>(moved);
        moved.removeAll(taken);
        return taken;
    }

    /// How one of the systems answers.
    public CasHealth health(String system) {
        return desks.stream().filter(desk -> desk.name().equals(system)).findFirst().map(CasDesk::health)
                .orElseThrow(() -> new IllegalArgumentException("no such card system: " + system));
    }

    @Override
    public void close() {
        desks.forEach(CasDesk::close);
    }
}
