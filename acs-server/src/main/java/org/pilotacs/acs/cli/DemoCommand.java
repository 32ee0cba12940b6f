package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Runs the server with simulated boxes, so that there is something to look at.
@Command(name = "demo", description = "Run the server with simulated boxes and their customers, to try it.", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String USER = "pilot";
    private static final String PASSWORD = "demo";
    /// One of so many boxes speaks LwM2M.
    private static final int SPEAK_LWM2M = 5;
    /// One of so many only listens, beside the others.
    private static final int LISTEN = 5;
    /// One of so many of those is switched off.
    private static final int OFF = 4;
    /// The model of those that do.
    private static final String SPEAKS_LWM2M = "SV-L2";

    private final Terminal terminal;
    private final ServerStarter starter;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data/demo", description = "Folder for all that the demo keeps (default: ./${DEFAULT-VALUE}).")
    private Path data = Path.of("data", "demo");

    @Option(names = "--size", defaultValue = "50", description = "How many boxes (default: ${DEFAULT-VALUE}).")
    private int size;

    DemoCommand(Terminal terminal, ServerStarter starter) {
        this.terminal = terminal;
        this.starter = starter;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant begun = Clock.systemUTC().instant();
        Files.createDirectories(data);
        Path inventory = data.resolve("inventory.ndjson");
        Files.deleteIfExists(inventory);
        DemoHeadend headend = DemoHeadend.in(data);
        int listeners = size / LISTEN;
        Simulator.Images images = new Simulator.Images(data.resolve("next-firmware"), data.resolve("bad-firmware"));
        try (Service service = Service.start(starter, source(headend))) {
            terminal.say("The server is up. Starting " + size + " simulated boxes …");
            Path log = data.resolve("simulator.log");
            Simulator simulator = Simulator
                    .start(new Simulator.Fleet(service.server().cwmp(), size - coap(service).size(), coap(service),
                            new Simulator.Listeners(listeners, listeners / OFF, headend.port(), headend.key()), USER,
                            PASSWORD, inventory, images, log));
            service.attach(simulator::close);
            try (CareClient client = new CareClient(service.server().console(), token())) {
                awaitInventory(simulator, inventory, size + listeners, log);
                JsonNode imported = new ImportRun(terminal, client, false).run(inventory, ImportRun.NDJSON,
                        size + listeners);
                terminal.say("Their inventory is in: " + ImportRun.summary(imported) + ".");
                addFirmware(client, images.next());
                awaitBoxes(client, simulator, begun, log);
                if (listeners > 0) {
                    terminal.say(listeners + " more only listen to the satellite.");
                }
                sayWhatToDo(client, service);
            }
            service.awaitStop();
        }
        return 0;
    }

    /// Every fifth box speaks LwM2M, where the server does.
    private Simulator.Lwm2m coap(Service service) {
        URI coap = service.server().coap();
        return coap == null
                ? new Simulator.Lwm2m(URI.create("coap://127.0.0.1"), 0)
                : new Simulator.Lwm2m(coap, size / SPEAK_LWM2M);
    }

    private ServerStarter.ConfigSource source(DemoHeadend headend) {
        ServerStarter.ConfigSource asked = options.source(terminal.environment(), data);
        Map<String, String> overrides = new LinkedHashMap<>(Map.of("cwmp.connection-request.username", USER,
                "cwmp.connection-request.password", PASSWORD,
                // The simulated boxes are on this machine, which knocks never go to otherwise.
                "cwmp.connection-request.allow", "127.0.0.0/8", "cwmp.connection-request.deny", "169.254.0.0/16",
                // The simulated boxes answer for any host.
                "diagnostics.host", "edge.operator.example", "log.level", "warn", "satellite.file",
                headend.file().toString(), "self-service.codes.sender", "file", "self-service.codes.folder",
                data.resolve("codes").toString()));
        overrides.putAll(asked.overrides());
        return new ServerStarter.ConfigSource(asked.file(), asked.environment(), overrides);
    }

    private String token() {
        return terminal.environment().getOrDefault("PILOT_CONSOLE_TOKEN", "");
    }

    private static void awaitInventory(Simulator simulator, Path inventory, int boxes, Path log)
            throws IOException, InterruptedException {
        await(simulator, log, () -> Files.exists(inventory) && lines(inventory) >= boxes);
    }

    private static long lines(Path file) throws IOException {
        return Files.readString(file).lines().filter(line -> line.endsWith("}")).count();
    }

    /// As the maker of a box would deliver it; the files' names say what they are for.
    private void addFirmware(CareClient client, Path folder) throws IOException {
        try (DirectoryStream<Path> images = Files.newDirectoryStream(folder, "*_*.bin")) {
            for (Path image : images) {
                String name = String.valueOf(image.getFileName()).replaceFirst("\\.bin$", "");
                int between = name.lastIndexOf('_');
                AddFirmwareCommand.add(client, terminal, image,
                        Map.of("productClass", name.substring(0, between), "version",
                                name.substring(between + 1)));
            }
        }
    }

    private void awaitBoxes(CareClient client, Simulator simulator, Instant begun, Path log)
            throws IOException, InterruptedException {
        long[] last = { -1};
        boolean all = await(simulator, log, () -> {
            long here = reported(client, begun);
            if (here != last[0] && terminal.interactive()) {
                terminal.redraw(here + " of " + size + " boxes have reported");
            }
            last[0] = here;
            return here >= Math.min(size, 200);
        });
        if (terminal.interactive()) {
            terminal.redraw("");
        }
        terminal.say(all
                ? "All " + size + " boxes have reported."
                : last[0] + " of " + size + " boxes have reported so far; see " + log + ".");
    }

    private static long reported(CareClient client, Instant begun) {
        long count = 0;
        for (JsonNode device : client.get("/care/v1/devices?limit=200").path("devices")) {
            if (device.path("lastSeen").isTextual() && Instant.parse(device.path("lastSeen").asText()).isAfter(begun)) {
                count++;
            }
        }
        return count;
    }

    /// Something that becomes true.
    @FunctionalInterface
    private interface Check {
        boolean holds() throws IOException;
    }

    private static boolean await(Simulator simulator, Path log, Check check) throws IOException, InterruptedException {
        Instant end = Clock.systemUTC().instant().plus(PATIENCE);
        while (Clock.systemUTC().instant().isBefore(end)) {
            if (check.holds()) {
                return true;
            }
            if (!simulator.runs()) {
                throw new CliFailure(Exit.NOT_DONE, "The simulator ended early; " + log + " says why.");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    private void sayWhatToDo(CareClient client, Service service) {
        JsonNode box = decoder(client);
        String name = box == null ? "SERIAL" : box.path("serialNumber").asText();
        String lapsed = first(client, device -> device.path("productClass").asText().equals(SPEAKS_LWM2M));
        String listener = first(client, device -> device.path("oneWay").asBoolean());
        String customer = box == null ? "CUSTOMER" : box.path("subscriber").asText();
        terminal.say("""

                Look at   %s
                As one of the customers (good once; ./pilot link %s makes another):
                          %s

                Try, in another terminal:
                  ./pilot devices %s
                  ./pilot check-signal %s
                  ./pilot restart %s
                  ./pilot update-firmware %s
                %s
                Firmware with faults, to try what happens, is in %s.
                Everything is in %s. Ctrl-C stops it.""".formatted(service.server().console(), customer,
                link(client, customer), customer, name, name,
                name, (lapsed.isEmpty() ? "" : "  ./pilot reconnect " + lapsed + "\n")
                        + (listener.isEmpty() ? "" : "  ./pilot reconnect " + listener + "\n"),
                data.resolve("bad-firmware"), data));
    }

    /// What lets one in as a customer; the codes that they are sent lie in `codes` below the data folder.
    private static String link(CareClient client, String customer) {
        return client.post("/care/v1/subscribers/" + customer + "/link", JsonNodeFactory.instance.objectNode())
                .path("url").asText();
    }

    /// The first serial number of some boxes, which is that of one whose card has no rights; empty for none.
    private static String first(CareClient client, Predicate<JsonNode> of) {
        String first = "";
        for (JsonNode device : client.get("/care/v1/devices?limit=200").path("devices")) {
            String serial = device.path("serialNumber").asText();
            if (of.test(device) && (first.isEmpty() || serial.compareTo(first) < 0)) {
                first = serial;
            }
        }
        return first;
    }

    /// A decoder rather than a router, as it has a signal.
    private static @Nullable JsonNode decoder(CareClient client) {
        JsonNode last = null;
        for (JsonNode device : client.get("/care/v1/devices?limit=200").path("devices")) {
            if (!device.path("oneWay").asBoolean()
                    && (last == null || device.path("card").isTextual() && !last.path("card").isTextual())) {
                last = device;
            }
        }
        return last;
    }
}
