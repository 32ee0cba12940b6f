package org.pilotacs.acs.network;

import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.transport.Transport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.network.NetworkConfig.Wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whatever ports are served by, why one is not to be had is said in the same words, with the setting that chose it.
class ListeningTest {
    private static final String HERE = "127.0.0.1";

    static Stream<Wire> wires() {
        return Stream.of(Wire.values()).filter(wire -> switch (wire) {
            case BEST, JAVA -> true;
            case EPOLL -> Transport.EPOLL.available();
            case IO_URING -> Transport.IO_URING.available();
        });
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_port_that_another_program_has(Wire wire) throws Exception {
        Vertx vertx = Network.open(new NetworkConfig(wire));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            int port = other.getLocalPort();
            assertThatThrownBy(
                    () -> Listening.await(vertx.createHttpServer().requestHandler(_ -> {}).listen(port, HERE), HERE,
                            port, "cwmp.port"))
                    .isInstanceOf(IOException.class).hasMessage(
                            "cwmp.port: cannot listen on 127.0.0.1 port " + port
                                    + ": another program has it. Stop that one, or"
                                    + " choose another port");
        } finally {
            vertx.close().await();
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_UDP_port_that_another_program_has(Wire wire) throws Exception {
        Vertx vertx = Network.open(new NetworkConfig(wire));
        DatagramSocket socket = vertx.createDatagramSocket();
        try (java.net.DatagramSocket other = new java.net.DatagramSocket(new InetSocketAddress(HERE, 0))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> Listening.await(socket.listen(port, HERE), HERE, port, "cwmp.udp.port"))
                    .isInstanceOf(IOException.class).hasMessageContaining("cwmp.udp.port: ")
                    .hasMessageContaining("another program has it");
        } finally {
            vertx.close().await();
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void an_address_that_is_not_this_machines(Wire wire) throws Exception {
        Vertx vertx = Network.open(new NetworkConfig(wire));
        try {
            assertThatThrownBy(
                    () -> Listening.await(vertx.createHttpServer().requestHandler(_ -> {}).listen(0, "192.0.2.1"),
                            "192.0.2.1", 0, "cwmp.port"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("this machine has no such address");
        } finally {
            vertx.close().await();
        }
    }
}
