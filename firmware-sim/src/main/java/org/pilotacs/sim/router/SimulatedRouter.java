package org.pilotacs.sim.router;

import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;

import java.util.List;

/// A home router on a DSL line. Safe for any number of threads.
public final class SimulatedRouter implements HomeRouter, HousedBoard {
    private final Chassis chassis;
    private final AccessLine line;
    private final HomeNetwork home;

    public SimulatedRouter(Chassis chassis, AccessLine line, HomeNetwork home) {
        this.chassis = chassis;
        this.line = line;
        this.home = home;
        line.onChange(chassis::changed);
        home.onChange(chassis::changed);
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
    public List<WifiClient> wifiClients() {
        return home.wifiClients();
    }

    @Override
    public int wifiNoise() {
        return home.noise();
    }

    @Override
    public List<LanHost> hosts() {
        return home.hosts();
    }
}
