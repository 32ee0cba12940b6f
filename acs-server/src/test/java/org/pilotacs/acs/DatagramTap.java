package org.pilotacs.acs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between one device and a server, hands on their datagrams and counts them; or loses them all. Safe for any
/// number of threads.
final class DatagramTap implements AutoCloseable {
    private static final int BUFFER = 65_536;

    private final DatagramSocket near = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket far = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final AtomicInteger toDevice = new AtomicInteger();
    private volatile SocketAddress device = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private volatile boolean cut;

    /// @param server its port on this machine
    DatagramTap(int server) throws IOException {
        SocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), server);
        Thread.ofPlatform().daemon().start(() -> copy(near, far, () -> there));
        Thread.ofPlatform().daemon().start(() -> copy(far, near, () -> device));
    }

    private interface Target {
        SocketAddress now();
    }

    /// Where the device finds the server.
    int port() {
        return near.getLocalPort();
    }

    /// Datagrams that the device was sent so far.
    int toDevice() {
        return toDevice.get();
    }

    /// From now on nothing gets through, or all does again.
    void cut(boolean on) {
        cut = on;
    }

    private void copy(DatagramSocket from, DatagramSocket to, Target target) {
        DatagramPacket packet = new DatagramPacket(new byte[BUFFER], BUFFER);
        try {
            while (!from.isClosed()) {
                packet.setLength(BUFFER);
                from.receive(packet);
                if (from == near) {
                    device = packet.getSocketAddress();
                } else {
                    toDevice.incrementAndGet();
                }
                if (!cut) {
                    to.send(new DatagramPacket(packet.getData(), packet.getLength(), target.now()));
                }
            }
        } catch (IOException _) {
            // closed
        }
    }

    @Override
    public void close() {
        near.close();
        far.close();
    }
}
