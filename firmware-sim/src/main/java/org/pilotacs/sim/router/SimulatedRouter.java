package org.pilotacs.sim.router;

import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.agent.board.Radio;
import org.pilotacs.agent.board.Radio.Band;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A home router on a DSL line. Safe for any number of threads.
public final class SimulatedRouter implements HomeRouter, HousedBoard {
    private static final String WIRELESS = "802.11";
    /// Nearer than this, things take the faster band, metres.
    private static final double FAST = 5;

    private final Chassis chassis;
    private final AccessLine line;
    private final HomeNetwork home;
    private final List<HomeRadio> radios;

    private SimulatedRouter(Chassis chassis, AccessLine line, HomeNetwork home, List<HomeRadio> radios) {
        this.chassis = chassis;
        this.line = line;
        this.home = home;
        this.radios = List.copyOf(radios);
        line.onChange(chassis::changed);
        home.onChange(chassis::changed);
        home.tuned(radios.getFirst()::channel);
    }

    /// With a radio at 2.4 GHz.
    public static SimulatedRouter ofOneBand(Chassis chassis, AccessLine line, HomeNetwork home) {
        return new SimulatedRouter(chassis, line, home,
                List.of(radio(Band.GHZ_2_4, 0, Double.MAX_VALUE, chassis, home)));
    }

    /// With another at 5 GHz.
    public static SimulatedRouter ofTwoBands(Chassis chassis, AccessLine line, HomeNetwork home) {
        return new SimulatedRouter(chassis, line, home,
                List.of(radio(Band.GHZ_2_4, FAST, Double.MAX_VALUE, chassis, home),
                        radio(Band.GHZ_5, 0, FAST, chassis, home)));
    }

    private static HomeRadio radio(Band band, double from, double to, Chassis chassis, HomeNetwork home) {
        return new HomeRadio(band, home, () -> home.wifiClients(from, to), chassis.clock(), chassis.flash());
    }

    @Override
    public Chassis chassis() {
        return chassis;
    }

    /// The line and its faults.
    public AccessLine line() {
        return line;
    }

    /// Who is in the home, and how far from the router.
    public HomeNetwork home() {
        return home;
    }

    /// The power is back.
    public void started() {
        chassis.started();
        line.redial();
    }

    @Override
    public DslLine dsl() {
        return line.dsl();
    }

    @Override
    public PppLink ppp() {
        return line.ppp();
    }

    @Override
    public List<Radio> radios() {
        return List.copyOf(radios);
    }

    /// One of its radios.
    public HomeRadio radio(Band band) {
        return radios.stream().filter(radio -> radio.band() == band).findFirst().orElseThrow();
    }

    /// Who is joined, on whatever band.
    public List<WifiClient> wifiClients() {
        return radios.stream().flatMap(radio -> radio.clients().stream()).toList();
    }

    /// Whoever is not joined is not there.
    @Override
    public List<LanHost> hosts() {
        Set<String> joined = wifiClients().stream().map(WifiClient::macAddress).collect(Collectors.toSet());
        return home.hosts().stream().map(host -> host.interfaceType().equals(WIRELESS)
                ? new LanHost(host.macAddress(), host.ipAddress(), host.hostName(), joined.contains(host.macAddress()),
                        WIRELESS)
                : host).toList();
    }
}
