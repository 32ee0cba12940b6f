package org.pilotacs.acs.link.cwmp.wake;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import org.pilotacs.acs.network.Listening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// The one UDP socket that answers STUN and sends connection requests: a NAT lets through only what comes from where the
/// device sent to (TR-069 Amendment 6, G.2.2). This class holds the line between event loop and blocking code.
final class UdpPort implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(UdpPort.class);
    /// A burst while the loop is busy.
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final DatagramSocket socket;
    private final StunDesk desk;

    UdpPort(Vertx vertx, StunDesk desk) {
        this.socket = vertx.createDatagramSocket(new DatagramSocketOptions().setReceiveBufferSize(RECEIVE_BUFFER));
        this.desk = desk;
    }

    /// Returns the port.
    ///
    /// @param port 0 for any free one
    /// @throws IOException if it is not to be had
    int listen(String host, int port) throws IOException {
        socket.exceptionHandler(failure -> log.debug("a datagram went wrong", failure));
        socket.handler(this::received);
        Listening.await(socket.listen(port, host), host, port, "cwmp.udp.port");
        return socket.localAddress().port();
    }

    private void received(DatagramPacket packet) {
        InetSocketAddress sender = address(packet.sender().hostAddress(), packet.sender().port());
        byte[] answer = desk.answer(packet.data().getBytes(), sender,
                address(socket.localAddress().hostAddress(), socket.localAddress().port()));
        if (answer != null) {
            send(answer, sender);
        }
    }

    private static InetSocketAddress address(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    /// Hands a datagram to the network; that it arrives is not said.
    void send(byte[] datagram, InetSocketAddress to) {
        socket.send(Buffer.buffer(datagram), to.getPort(), to.getAddress().getHostAddress())
                .onFailure(failure -> log.debug("a datagram was not sent", failure));
    }

    @Override
    public void close() {
        socket.close().await();
    }
}
