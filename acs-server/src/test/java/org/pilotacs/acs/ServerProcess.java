package org.pilotacs.acs;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// A server in a process of its own, so that it can be killed as the kernel kills.
final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Map<String, String> settings;
    private final int cwmpPort = freePort();
    private final int consolePort = freePort();
    private @Nullable Process process;

    /// @param settings environment, for example `PILOT_DATABASE_URL`
    ServerProcess(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
    }

    int cwmpPort() {
        return cwmpPort;
    }

    int consolePort() {
        return consolePort;
    }

    /// Starts it and returns once it says that it is ready.
    void start() throws IOException {
        launch();
        Awaitility.await("the server to be ready; see " + data.resolve("server.log")).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).until(this::ready);
    }

    /// Starts it and does not wait. It lives for seconds, so what is compiled for later is in vain.
    void launch() throws IOException {
        process = command(data, Lab.settings(settings, cwmpPort, consolePort)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("server.log").toFile())).start();
    }

    /// What starts a server over a folder.
    static ProcessBuilder command(Path data, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "serve", "--data", data.toString());
        builder.environment().putAll(environment);
        return builder;
    }

    private boolean ready() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + consolePort + "/health/ready"))
                            .timeout(Duration.ofSeconds(2)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// SIGKILL: no hook runs, nothing is flushed.
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
            process = null;
        }
    }

    /// SIGTERM, as an operator stops it; the exit status.
    int stop() throws InterruptedException {
        Process running = process;
        if (running == null) {
            return 0;
        }
        running.destroy();
        process = null;
        return running.waitFor();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
