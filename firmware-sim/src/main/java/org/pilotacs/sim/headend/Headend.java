package org.pilotacs.sim.headend;

import org.pilotacs.protocols.emm.Cat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A multiplexer, the transport stream that it makes, and the air. Safe for any number of threads.
public final class Headend implements AutoCloseable {
    private final SimulatedMux mux;
    private final PlayOut playOut;
    private final Broadcast broadcast;

    private Headend(SimulatedMux mux, PlayOut playOut, Broadcast broadcast) {
        this.mux = mux;
        this.playOut = playOut;
        this.broadcast = broadcast;
    }

    public static Headend start(HeadendSettings settings, InstantSource clock) throws IOException {
        Broadcast broadcast = new Broadcast(settings.carrier(), settings.caSystemId());
        PlayOut playOut = PlayOut.start(settings.layout(), sinks(settings, broadcast));
        try {
            return new Headend(SimulatedMux.start(settings.mux(), playOut, clock), playOut, broadcast);
        } catch (IOException taken) {
            playOut.close();
            throw taken;
        }
    }

    private static List<TsSink> sinks(HeadendSettings settings, Broadcast broadcast) throws IOException {
        List<TsSink> sinks = new ArrayList<>();
        sinks.add(broadcast);
        Path file = settings.tsFile();
        if (file != null) {
            sinks.add(new TsFile(file));
        }
        InetSocketAddress udp = settings.tsUdp();
        if (udp != null) {
            sinks.add(new TsUdp(udp));
        }
        return sinks;
    }

    public SimulatedMux mux() {
        return mux;
    }

    public Broadcast broadcast() {
        return broadcast;
    }

    /// Which EMMs are on which PID.
    public Cat cat() {
        return playOut.cat();
    }

    /// Packets of the transport stream that went out.
    public long packets() {
        return playOut.played();
    }

    @Override
    public void close() {
        mux.close();
        playOut.close();
    }
}
