package org.pilotacs.acs.link.satellite.payload;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.link.cwmp.TestAuthority;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Given a gateway whose certificate an authority of the operator's signed.
class GatewayTrustTest {
    private static final CasTicket TICKET = new CasTicket("A-17");

    @TempDir
    private Path folder = Path.of("");
    private final TestAuthority authority = new TestAuthority("Operator");
    private final HttpsServer server;

    GatewayTrustTest() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(
                new HttpsConfigurator(TestAuthority.server(authority.issue("gateway", "localhost"))));
        server.createContext("/commands/A-17", exchange -> {
            byte[] body = "{\"state\":\"queued\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CasAnswer<CasStatus> asked(GatewayConfig config) throws IOException {
        try (var gateway = new HttpCasGateway(config)) {
            return gateway.poll(TICKET);
        }
    }

    private GatewayConfig config(String host, String ca) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), ca);
        return new GatewayConfig(URI.create("https://" + host + ":" + server.getAddress().getPort()), Secret.of("t"),
                Duration.ofSeconds(20), Duration.ofSeconds(20), file);
    }

    @Test
    void itsAuthorityIsBelieved() throws Exception {
        assertThat(asked(config("localhost", authority.certificatePem()))).isInstanceOf(CasAnswer.Given.class);
        String both = new TestAuthority("Other").certificatePem() + authority.certificatePem();
        assertThat(asked(config("localhost", both))).isInstanceOf(CasAnswer.Given.class);
    }

    @Test
    void whoeverElseSignedIsNotAndNeitherIsAnotherName() throws Exception {
        assertThat(code(config("localhost", new TestAuthority("Other").certificatePem())))
                .isEqualTo("payload.cas-certificate");
        assertThat(code(config("127.0.0.1", authority.certificatePem()))).isEqualTo("payload.cas-certificate");
        assertThat(code(GatewayConfig.of(URI.create("https://localhost:" + server.getAddress().getPort()),
                Secret.of("t")))).as("nobody that Java knows").isEqualTo("payload.cas-certificate");
    }

    private String code(GatewayConfig config) throws IOException {
        return String.valueOf(((CasAnswer.Later<?>) asked(config)).why().code());
    }

    @Test
    void aFileWithoutCertificatesStopsTheStart() throws Exception {
        for (String content : new String[]{ "", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
            GatewayConfig config = config("localhost", content);
            assertThatThrownBy(() -> new HttpCasGateway(config)).isInstanceOf(IOException.class)
                    .hasMessageStartingWith(config.ca() + ": no ");
        }
        GatewayConfig config = config("localhost", "");
        Files.delete(folder.resolve("ca.pem"));
        assertThatThrownBy(() -> new HttpCasGateway(config)).isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such file");
    }
}
