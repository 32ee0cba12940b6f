package org.pilotacs.sim.router;

import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.HomeRouter;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.board.Power;
import org.pilotacs.sim.board.Chassis;

import java.time.InstantSource;
import java.util.List;

/// A home router on a DSL line. Safe for any number of threads.
public final class SimulatedRouter implements HomeRouter {
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
    public List<LanHost> hosts() {
        return home.hosts();
    }

    @Override
    public Identity identity() {
        return chassis.identity();
    }

    @Override
    public InstantSource clock() {
        return chassis.clock();
    }

    @Override
    public Flash flash() {
        return chassis.flash();
    }

    @Override
    public Firmware firmware() {
        return chassis.firmware();
    }

    @Override
    public Power power() {
        return chassis.power();
    }

    @Override
    public Network network() {
        return chassis.network();
    }

    @Override
    public Health health() {
        return chassis.health();
    }

    @Override
    public Journal journal() {
        return chassis.journal();
    }

    @Override
    public void onChange(Runnable listener) {
        chassis.onChange(listener);
    }
}
