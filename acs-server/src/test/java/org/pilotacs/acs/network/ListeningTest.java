package org.pilotacs.acs.network;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.network.NetworkConfig.Wire;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Whatever ports are served by, why one is not to be had is said in the same words, with the setting that chose it.
class ListeningTest {
    private static final String HERE = "127.0.0.1";
    private static final String ELSEWHERE = "192.0.2.1";

    static Stream<Wire> wires() {
        return Stream.of(Wire.values()).filter(Wires::isHere);
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_port_that_another_program_has(Wire wire) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            int port = other.getLocalPort();
            assertRefused(wire, vertx -> http(vertx, HERE, port), HERE, port, "cwmp.port: cannot listen on 127.0.0.1"
                    + " port " + port + ": another program has it. Stop that one, or choose another port");
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void a_UDP_port_that_another_program_has(Wire wire) throws Exception {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
            int port = other.getLocalPort();
            assertRefused(wire, vertx -> vertx.createDatagramSocket().listen(port, HERE), HERE, port,
                    "cwmp.port: cannot listen on 127.0.0.1 port " + port + ": another program has it");
        }
    }

    @ParameterizedTest
    @MethodSource("wires")
    void an_address_that_is_not_this_machines(Wire wire) throws Exception {
        assertRefused(wire, vertx -> http(vertx, ELSEWHERE, 0), ELSEWHERE, 0,
                "cwmp.port: cannot listen on 192.0.2.1 port 0: this machine has no such address");
    }

    private static Future<?> http(Vertx vertx, String host, int port) {
        return vertx.createHttpServer().requestHandler(_ -> {}).listen(port, host);
    }

    private static void assertRefused(Wire wire, Function<Vertx, Future<?>> listen, String host, int port, String said)
            throws IOException {
        Vertx vertx = Network.open(new NetworkConfig(wire));
        try {
            assertThatThrownBy(() -> Listening.await(listen.apply(vertx), host, port, "cwmp.port"))
                    .isInstanceOf(IOException.class).hasMessageStartingWith(said);
        } finally {
            vertx.close().await();
        }
    }
}
