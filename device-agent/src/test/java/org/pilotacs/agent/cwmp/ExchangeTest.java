package org.pilotacs.agent.cwmp;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Servers that do not come to an end.
class ExchangeTest {
    @Test
    void anAnswerThatStopsInTheMiddleDoesNotHoldTheBox() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            awaited(over);
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 17; i++) {
                exchange.getResponseBody().write(much);
            }
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        try (HttpClient client = HttpClient.newHttpClient()) {
            AcsTransport transport = new HttpClientTransport(client, Duration.ofMillis(300));
            assertThatThrownBy(() -> transport.open().post(URI.create(address + "/silent"), Map.of(), new byte[1]))
                    .isInstanceOf(HttpTimeoutException.class);
            over.countDown();
            AcsTransport patient = new HttpClientTransport(client, Duration.ofSeconds(20));
            assertThatThrownBy(() -> patient.open().post(URI.create(address + "/endless"), Map.of(), new byte[1]))
                    .isInstanceOf(IOException.class);
        } finally {
            over.countDown();
            server.stop(0);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
