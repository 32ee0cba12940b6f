package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.Consumer;

/// Where data_provision comes by UDP (6.3), on a thread of its own.
final class UdpIntake implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UdpIntake.class);
    private static final int LONGEST = 0xFFFF;

    private final DatagramSocket socket;
    private final SimulcryptCodec codec;
    private final Consumer<Received> taker;

    /// @param taker gets each datagram, sound or not
    UdpIntake(InetSocketAddress address, int protocolVersion, Consumer<Received> taker) throws IOException {
        this.socket = new DatagramSocket(address);
        this.codec = SimulcryptCodec.overUdp(protocolVersion);
        this.taker = taker;
        var _ = Thread.ofVirtual().name("mux-udp").start(this::read);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void read() {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        try {
            while (!socket.isClosed()) {
                packet.setLength(LONGEST);
                socket.receive(packet);
                taker.accept(codec.receive(Arrays.copyOf(packet.getData(), packet.getLength())));
            }
        } catch (IOException closed) {
            log.debug("no more datagrams: {}", closed.toString());
        } catch (RuntimeException | Error bug) {
            log.error("no more datagrams", bug);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
