package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DevicePage;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcFollower;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.Incidents;
import org.pilotacs.acs.incident.JdbcToldHomes;
import org.pilotacs.acs.runtime.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Makes events for the customers whose boxes an incident touches, when it begins, when it takes in more, and when it is over. That
/// takes a look at every box, so it is done only if somebody wants it. Safe for any number of threads, and nodes.
public final class CustomerIncidents {
    private static final Logger log = LoggerFactory.getLogger(CustomerIncidents.class);
    private static final int PAGE = DeviceSearch.MAX_LIMIT;

    private final Core core;
    private final CustomerCore customers;
    private final BooleanSupplier wanted;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean closing;

    /// Where it looks, and where it gets to.
    public record Core(Devices devices, Incidents incidents, JdbcToldHomes homes, JdbcFollower follower) {}

    /// @param wanted whether anybody passes them on
    public CustomerIncidents(Core core, CustomerCore customers, BooleanSupplier wanted) {
        this.core = core;
        this.customers = customers;
        this.wanted = wanted;
    }

    /// Tells of what has happened since, unless that is being done. Call it every second or so, on a thread that may take its
    /// time.
    public void tell() {
        if (closing || !running.tryLock()) {
            return;
        }
        try {
            core.follower.follow(
                    Set.of(EventType.INCIDENT_BEGAN, EventType.INCIDENT_CHANGED, EventType.INCIDENT_ENDED), event -> {
                        follow(event);
                        return List.of();
                    });
        } catch (UnavailableException | CancellationException later) {
            log.atDebug().setCause(later).log("Customers are told of incidents later");
        } finally {
            running.unlock();
        }
    }

    private void follow(Event event) {
        Incident incident = core.incidents.find(CustomerNews.id(event)).orElse(null);
        if (incident == null) {
            return;
        }
        if (incident.isOpen() && wanted.getAsBoolean()) {
            touched(incident, event);
        } else if (event.type() == EventType.INCIDENT_ENDED) {
            over(incident, event);
        }
    }

    private void touched(Incident incident, Event event) {
        @Nullable
        String cursor = null;
        do {
            DevicePage page = core.devices.search(new DeviceSearch("", cursor, PAGE));
            List<JdbcToldHomes.Telling> some = new ArrayList<>();
            for (Device device : page.devices()) {
                if (device.subscriber() != null
                        && customers.cards().incidents(device).stream()
                                .anyMatch(one -> one.id().equals(incident.id()))) {
                    some.add(telling(CustomerMessage.began(incident, device), device, event));
                }
            }
            if (!some.isEmpty()) {
                core.homes.tell(incident.id(), some);
            }
            cursor = page.nextCursor();
            stopIfClosing();
        } while (cursor != null);
    }

    private void over(Incident incident, Event event) {
        for (List<JdbcToldHomes.Told> told; !(told = core.homes.told(incident.id(), PAGE)).isEmpty();) {
            List<JdbcToldHomes.Telling> some = new ArrayList<>();
            for (JdbcToldHomes.Told home : told) {
                core.devices.find(home.device()).filter(device -> home.subscriber().equals(device.subscriber()))
                        .filter(device -> !hasAnother(incident, device))
                        .ifPresent(device -> some.add(telling(CustomerMessage.over(incident, device), device, event)));
            }
            core.homes.over(incident.id(), told, some);
            stopIfClosing();
        }
    }

    /// What is part of another by now is not over.
    private boolean hasAnother(Incident incident, Device device) {
        return customers.cards().incidents(device).stream()
                .anyMatch(one -> one.kind() == incident.kind() && !one.id().equals(incident.id()));
    }

    private JdbcToldHomes.Telling telling(CustomerMessage message, Device device, Event event) {
        Happening what = message.happening(EventType.CUSTOMER_INCIDENT, device, customers.models(), event.at());
        return new JdbcToldHomes.Telling(new JdbcToldHomes.Told(CustomerNews.owner(device), device.id()), what);
    }

    /// The event is followed again by the next run; who was told is told no more.
    private void stopIfClosing() {
        if (closing) {
            throw new CancellationException("the server stops");
        }
    }

    /// Breaks off what is being told.
    public void close() {
        closing = true;
    }
}
