package org.pilotacs.sim.router;

import org.pilotacs.agent.udp.UdpLine;
import org.pilotacs.agent.udp.UdpSocketLine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A box's UDP port behind a port-restricted NAT: it has a private address, the world sees another one, and lets in only what
/// comes from exactly where the box has sent to. Only the outer port is a port of this machine.
public final class SimulatedNat implements UdpLine {
    private final InetSocketAddress inner;
    private final UdpSocketLine outer;
    private final Set<InetSocketAddress> open = ConcurrentHashMap.newKeySet();

    /// @param inner as the box itself sees it
    /// @param world where the outer port is
    public SimulatedNat(InetSocketAddress inner, InetAddress world) throws IOException {
        this.inner = inner;
        this.outer = new UdpSocketLine(new InetSocketAddress(world, 0));
    }

    @Override
    public InetSocketAddress local() {
        return inner;
    }

    @Override
    public void send(byte[] datagram, InetSocketAddress to) throws IOException {
        open.add(to);
        outer.send(datagram, to);
    }

    @Override
    public Received receive() throws IOException {
        while (true) {
            Received received = outer.receive();
            if (open.contains(received.from())) {
                return received;
            }
        }
    }

    @Override
    public void close() {
        outer.close();
    }
}
