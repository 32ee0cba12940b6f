package org.pilotacs.sim.headend;

import org.pilotacs.protocols.emm.TsPackets;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// A transport stream over UDP: seven packets to a datagram, which is what a frame of Ethernet has room for. The rest
/// waits for the next ones. Confined to one thread.
final class TsUdp implements TsSink {
    private static final int PACKETS = 7;

    private final DatagramSocket socket;
    private final InetSocketAddress to;
    private final List<byte[]> waiting = new ArrayList<>();

    TsUdp(InetSocketAddress to) throws IOException {
        this.to = to;
        this.socket = new DatagramSocket();
    }

    @Override
    public void packets(List<byte[]> packets) throws IOException {
        for (byte[] packet : packets) {
            waiting.add(packet);
            if (waiting.size() == PACKETS) {
                send();
            }
        }
    }

    private void send() throws IOException {
        byte[] datagram = new byte[waiting.size() * TsPackets.SIZE];
        for (int i = 0; i < waiting.size(); i++) {
            System.arraycopy(waiting.get(i), 0, datagram, i * TsPackets.SIZE, TsPackets.SIZE);
        }
        waiting.clear();
        socket.send(new DatagramPacket(datagram, datagram.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }
}
