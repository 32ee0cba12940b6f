package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.broadcast.Transmitter;
import org.pilotacs.acs.link.satellite.gateway.CasClerk;
import org.pilotacs.acs.link.satellite.gateway.CasHealth;
import org.pilotacs.acs.link.satellite.gateway.CasHealth.Contact;
import org.pilotacs.acs.link.satellite.gateway.JdbcCasOrders;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The card systems that send their own messages, as operators see them. Safe for any number of threads.
final class CardSystemStations {
    /// What has not mended itself in that time will not.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int NONE_ALLOCATED = -1;

    private final Map<String, String> addresses;
    private final CasClerk clerk;
    private final JdbcCasOrders orders;
    private final InstantSource clock;

    /// @param addresses by the systems' names, in the order of the configuration
    CardSystemStations(Map<String, String> addresses, CasClerk clerk, JdbcCasOrders orders, InstantSource clock) {
        this.addresses = addresses;
        this.clerk = clerk;
        this.orders = orders;
        this.clock = clock;
    }

    List<Station> all() {
        return addresses.entrySet().stream().map(one -> station(one.getKey(), one.getValue())).toList();
    }

    private Station station(String name, String address) {
        CasHealth health = clerk.health(name);
        JdbcCasOrders.Load load = orders.load(name);
        boolean up = health.contact() != Contact.DOES_NOT;
        Saying standing = standing(health);
        Instant longAgo = clock.instant().minus(PATIENCE);
        return new Station(name, up, standing, health.since(), NONE_ALLOCATED, 0, load.live(), load.waiting(),
                List.of(new Transmitter(name, address, true, up, standing, health.since(), 0, health.trouble(),
                        health.troubleAt(), up ? null : load.nextTry(), !up && health.since().isBefore(longAgo))));
    }

    private static Saying standing(CasHealth health) {
        return switch (health.contact()) {
            case NOT_YET -> SatelliteSaying.NOT_CALLED_YET.of();
            case ANSWERS -> SatelliteSaying.CARD_SYSTEM_ANSWERS.of();
            case DOES_NOT -> Objects.requireNonNullElse(health.trouble(), Saying.NOTHING);
        };
    }
}
