package org.pilotacs.agent;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// An operator's own authority, at a real TLS server.
class TrustFileTest {
    private static final String PASSWORD = "changeit";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void onlyTheOperatorsServersAreBelieved() throws Exception {
        keytool("-genkeypair", "-alias", "acs", "-keyalg", "EC", "-dname", "CN=acs", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-alias", "acs", "-rfc", "-file", folder.resolve("acs.pem").toString());
        HttpsServer server = server();
        try {
            URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(status(TrustFile.client(folder.resolve("acs.pem"), PATIENCE), url)).isEqualTo(204);
            assertThatThrownBy(() -> status(TrustFile.client(null, PATIENCE), url))
                    .isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> TrustFile.client(empty, PATIENCE)).isInstanceOf(IOException.class)
                .hasMessageContaining("empty.pem");
    }

    private static int status(HttpClient client, URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding()).statusCode();
    }

    private void keytool(String command, String... options) throws IOException, InterruptedException {
        String[] words = { Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), command, "-keystore",
            folder.resolve("acs.p12").toString(), "-storepass", PASSWORD};
        ProcessBuilder keytool = new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile());
        keytool.command().addAll(List.of(options));
        assertThat(keytool.start().waitFor()).isZero();
    }

    private HttpsServer server() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("acs.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
