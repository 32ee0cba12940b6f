package org.pilotacs.acs.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/// Measures what presets cost in a session in which they want nothing of the box.
@Command(name = "provisioning", description = "Start a server without presets and one with a set like GenieACS's first one, load each with simulated boxes, and say what a session costs in which there is nothing to do.", mixinStandardHelpOptions = true)
final class ProvisioningBench implements Callable<Integer> {
    /// What changes rarely, each hour, of boxes of either data model.
    private static final String REFRESH = """
            const hour = Date.now(3600 * 1000);
            for (const path of ["DeviceInfo.HardwareVersion", "DeviceInfo.SoftwareVersion"]) {
              declare("InternetGatewayDevice." + path, {path: hour, value: hour});
              declare("Device." + path, {path: hour, value: hour});
            }
            const wan = "InternetGatewayDevice.WANDevice.*.WANConnectionDevice.*.WANIPConnection.*.";
            declare(wan + "MACAddress", {path: hour, value: hour});
            declare(wan + "ExternalIPAddress", {path: hour, value: hour});
            const lan = "InternetGatewayDevice.LANDevice.*.";
            declare(lan + "WLANConfiguration.*.SSID", {path: hour, value: hour});
            declare(lan + "WLANConfiguration.*.KeyPassphrase", {path: hour, value: 1});
            for (const of of ["HostName", "IPAddress", "MACAddress"])
              declare(lan + "Hosts.Host.*." + of, {path: hour, value: hour});
            """;

    /// How the box is called and when it comes by itself.
    private static final String CALLING = """
            const day = Date.now(24 * 3600 * 1000);
            const name = declare("DeviceID.ID", {value: 1}).value[0];
            const word = Math.floor(Math.random() * 1e15).toString(36);
            for (const root of ["InternetGatewayDevice", "Device"]) {
              const server = root + ".ManagementServer.";
              declare(server + "ConnectionRequestUsername", {value: day}, {value: name});
              declare(server + "ConnectionRequestPassword", {value: day}, {value: word});
              declare(server + "PeriodicInformEnable", {value: day}, {value: true});
              declare(server + "PeriodicInformInterval", {value: day}, {value: 86400});
              declare(server + "PeriodicInformTime", {value: day}, {value: day % 86400000});
            }
            """;

    /// Boxes of which that is so.
    private static final String CALLED = URLEncoder.encode("""
            {"$or": [{"InternetGatewayDevice.ManagementServer.PeriodicInformInterval": 86400},
                     {"Device.ManagementServer.PeriodicInformInterval": 86400}]}
            """, StandardCharsets.UTF_8);

    private static final String ANEW = """
            clear("Device", Date.now());
            clear("InternetGatewayDevice", Date.now());
            """;

    private final Terminal terminal;
    private final ServerStarter starter;

    @Option(names = "--size", defaultValue = "1000", description = "How many boxes (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--at-once", defaultValue = "32", description = "Boxes in a session at any time (default: ${DEFAULT-VALUE}).")
    private int atOnce;

    @Option(names = "--warm-up", paramLabel = "TIME", defaultValue = "60s", description = "Sessions before those that count, in which all is done that presets want (default: ${DEFAULT-VALUE}).")
    private String warmUp = "";

    @Option(names = "--duration", paramLabel = "TIME", defaultValue = "20s", description = "Sessions that count (default: ${DEFAULT-VALUE}).")
    private String duration = "";

    ProvisioningBench(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        terminal.say(
                "%d boxes, %d in a session at a time, %s to warm up and %s that count, three times.".formatted(size,
                        atOnce, warmUp, duration));
        // the first is not counted: a process that just started is still being compiled
        run(true);
        LoadRun without = run(false);
        LoadRun with = run(true);
        with.beside(without, "three presets", "none").print(terminal, "  ");
        terminal.say("Presets cost %s µs of CPU in each session."
                .formatted(LoadRun.rate(with.cpuMicros() - without.cpuMicros())));
        return 0;
    }

    private LoadRun run(boolean presets) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("pilot-bench-");
        try (ServerStarter.Running running = starter.start(BenchCommand.alone(data, Map.of()))) {
            if (presets) {
                define(running.nbi());
            }
            LoadRun run = LoadRun.of(running.cwmp(), size, atOnce, warmUp, duration);
            if (presets) {
                terminal.say("Presets were carried out on %d of %d boxes; %d faults.".formatted(
                        total(running.nbi(), "devices?query=" + CALLED), total(running.nbi(), "devices"),
                        total(running.nbi(), "faults")));
            }
            return run;
        } finally {
            Folders.delete(data);
        }
    }

    /// By the northbound interface, as an operator would.
    private static void define(URI nbi) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            put(http, nbi, "provisions/refresh", REFRESH);
            put(http, nbi, "provisions/calling", CALLING);
            put(http, nbi, "provisions/anew", ANEW);
            put(http, nbi, "presets/refresh", preset("refresh", "{}"));
            put(http, nbi, "presets/calling", preset("calling", "{}"));
            put(http, nbi, "presets/anew", preset("anew", "{\"0 BOOTSTRAP\":true}"));
        }
    }

    private static String preset(String provision, String events) {
        return """
                {"channel": "%1$s", "events": %2$s, "configurations": [{"type": "provision", "name": "%1$s"}]}
                """.formatted(provision, events);
    }

    private static int total(URI nbi, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(HttpRequest.newBuilder(nbi.resolve("/" + path)).HEAD().build(),
                    HttpResponse.BodyHandlers.discarding()).headers().firstValue("total").map(Integer::parseInt)
                    .orElseThrow();
        }
    }

    private static void put(HttpClient http, URI nbi, String path, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(nbi.resolve("/" + path))
                .PUT(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
