package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.ServerStarter.ConfigSource;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Starts a server on free ports over an empty folder, asks it what is asked most, has some boxes call, and ends: the
/// launcher records which classes that takes and which code is hot, so that later starts find both ready. The evening after
/// a power cut a server may have to start under the load of all its boxes.
@Command(name = "warm-up", hidden = true, description = "For the launcher.")
final class WarmUpCommand implements Callable<Integer> {
    private static final List<String> ASKED = List.of("/care/v1/devices?q=nobody", "/", "/health/ready",
            "/care/v1/devices/nobody");

    private static final int BOXES = 16;

    private final ServerStarter starter;

    WarmUpCommand(ServerStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pilot-warm-up-");
        try (ServerStarter.Running server = starter.start(new ConfigSource(null, Map.of(),
                Map.of("data", data.toString(), "console.port", "0", "cwmp.port", "0", "file-server.port", "0",
                        "self-service.port", "0", "nbi.port", "0",
                        "lwm2m.port",
                        "0", "lwm2m.dtls.port", "0", "log.level", "error")));
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (String path : ASKED) {
                client.send(HttpRequest.newBuilder(URI.create(server.console() + path)).timeout(Duration.ofSeconds(10))
                        .build(), HttpResponse.BodyHandlers.ofString());
            }
            call(server.cwmp());
        } finally {
            Folders.delete(data);
        }
        return 0;
    }

    private static void call(URI acs) throws IOException, InterruptedException {
        try {
            LoadRun.of(acs, BOXES, BOXES, "1s", "3s");
        } catch (CliFailure _) {
            // the classes above are worth a cache without it
        }
    }
}
