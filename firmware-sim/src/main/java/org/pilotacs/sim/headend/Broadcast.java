package org.pilotacs.sim.headend;

import org.pilotacs.sim.satellite.SimulatedDecoder;
import org.pilotacs.sim.satellite.Transponder;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A carrier of the satellite with a multiplex on it, and the homes below. Homes may be added from any thread; packets
/// come on one.
public final class Broadcast implements TsSink {
    private final Transponder carrier;
    private final int caSystemId;
    private final EmmDemux demux;
    private final List<Home> homes = new CopyOnWriteArrayList<>();
    private final List<Consumer<byte[]>> crowds = new CopyOnWriteArrayList<>();

    /// @param caSystemId of the homes' boxes
    Broadcast(Transponder carrier, int caSystemId) {
        this.carrier = carrier;
        this.caSystemId = caSystemId;
        this.demux = new EmmDemux(caSystemId);
    }

    /// What has to be tuned to.
    public Transponder carrier() {
        return carrier;
    }

    /// Puts a decoder below the carrier.
    public Home add(SimulatedDecoder decoder) {
        Home home = new Home(decoder, carrier, caSystemId);
        homes.add(home);
        return home;
    }

    public List<Home> homes() {
        return List.copyOf(homes);
    }

    /// That of a decoder.
    ///
    /// @throws NoSuchElementException it is not below this carrier
    public Home home(SimulatedDecoder decoder) {
        return homes.stream().filter(home -> home.decoder() == decoder).findFirst().orElseThrow();
    }

    /// For homes too many to have a receiver each.
    ///
    /// @param crowd gets each section with an EMM as it is on air, put together once for all
    public void add(Consumer<byte[]> crowd) {
        crowds.add(crowd);
    }

    @Override
    public void packets(List<byte[]> packets) {
        for (byte[] packet : packets) {
            homes.forEach(home -> home.hear(packet));
            if (demux.wants(packet)) {
                demux.feed(packet).forEach(section -> crowds.forEach(crowd -> crowd.accept(section)));
            }
        }
    }
}
