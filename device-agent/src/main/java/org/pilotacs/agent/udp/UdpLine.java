package org.pilotacs.agent.udp;

import java.io.IOException;
import java.net.InetSocketAddress;

/// One UDP port of a box. Safe for one thread that receives and others that send.
public interface UdpLine extends AutoCloseable {
    /// A datagram that came.
    record Received(byte[] bytes, InetSocketAddress from) {}

    /// Makes lines; the box has one from its start to its end.
    @FunctionalInterface
    interface Opener {
        UdpLine open() throws IOException;
    }

    /// The port as the box itself sees it.
    InetSocketAddress local();

    void send(byte[] datagram, InetSocketAddress to) throws IOException;

    /// Waits for the next one.
    ///
    /// @throws IOException if the line is closed, or broken
    Received receive() throws IOException;

    @Override
    void close();
}
