package org.pilotacs.sim;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.lwm2m.Presence;
import org.pilotacs.sim.firmware.BadImages;
import org.pilotacs.sim.firmware.NextImages;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.FleetConfig.Mix;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Runs a fleet until it is stopped.
@Command(name = "fleet", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs many boxes in one process. Commands on standard input change the world while they run: "
        + "type 'help' for them.")
final class FleetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--acs", required = true, paramLabel = "URL", description = "The server's CWMP address.")
    private URI acs = URI.create("");

    @Option(names = "--size", defaultValue = "10", description = "Number of boxes (default: ${DEFAULT-VALUE}).")
    private int size;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same boxes.")
    private long seed;

    @Option(names = "--mix", defaultValue = "6:3:1", paramLabel = "S:N:T[:O]", converter = MixConverter.class, description = "Sagevision decoders : Norvik routers : Telmar decoders : Orbis routers (default: ${DEFAULT-VALUE}).")
    private Mix mix = Mix.ONLY_SAGEVISION;

    @Option(names = "--boot-time", defaultValue = "1500ms", converter = DurationConverter.class, description = "From power to the first Inform (default: ${DEFAULT-VALUE}).")
    private Duration bootTime = Duration.ZERO;

    @Option(names = "--start-spread", defaultValue = "0s", converter = DurationConverter.class, description = "Plug the boxes in one after the other over this time (default: ${DEFAULT-VALUE}).")
    private Duration startSpread = Duration.ZERO;

    @Option(names = "--periodic", defaultValue = "60s", converter = DurationConverter.class, description = "Periodic Inform interval (default: ${DEFAULT-VALUE}).")
    private Duration periodic = Duration.ZERO;

    @Option(names = "--acs-user", defaultValue = "", description = "User name of the boxes at the server.")
    private String acsUser = "";

    @Option(names = "--acs-password", defaultValue = "", description = "Password of the boxes at the server.")
    private String acsPassword = "";

    @Option(names = "--cr-user", defaultValue = "acs", description = "User name in connection requests.")
    private String requestUser = "";

    @Option(names = "--cr-password", defaultValue = "acs", description = "Password in connection requests.")
    private String requestPassword = "";

    @Option(names = "--lwm2m", defaultValue = "0", description = "Number of boxes that speak LwM2M, beside the others (default: ${DEFAULT-VALUE}).")
    private int lwm2m;

    @Option(names = "--coap", defaultValue = "coap://127.0.0.1:5683", paramLabel = "URI", description = "The server's LwM2M address, coap or coaps (default: ${DEFAULT-VALUE}).")
    private URI coap = URI.create("");

    @Option(names = "--lwm2m-lifetime", defaultValue = "5m", converter = DurationConverter.class, description = "Lifetime of the registrations of LwM2M boxes (default: ${DEFAULT-VALUE}).")
    private Duration lwm2mLifetime = Duration.ZERO;

    @Option(names = "--lwm2m-awake", defaultValue = "0s", converter = DurationConverter.class, description = "LwM2M boxes sleep, and are awake for this long after each word; 0s keeps them always on (default: ${DEFAULT-VALUE}).")
    private Duration lwm2mAwake = Duration.ZERO;

    @Option(names = "--lwm2m-send", defaultValue = "0s", converter = DurationConverter.class, description = "LwM2M boxes tell their signal this often, unasked; 0s for never (default: ${DEFAULT-VALUE}).")
    private Duration lwm2mSend = Duration.ZERO;

    @Option(names = "--lapsed-cards", defaultValue = "0", description = "So many of the LwM2M boxes have a card whose rights have run out, and get them when they ask; so many one-way boxes have one too, and as many again a card that is not paired with them (default: ${DEFAULT-VALUE}).")
    private int lapsedCards;

    @Option(names = "--lwm2m-key-secret", defaultValue = "pilot", description = "With coaps: what the keys of the LwM2M boxes follow from.")
    private String lwm2mKeySecret = "";

    @Option(names = "--vendor-base", defaultValue = "42770", description = "Id of the first LwM2M object of our own (default: ${DEFAULT-VALUE}, for tests only).")
    private int vendorBase;

    @Mixin
    private HeadendOptions headend = new HeadendOptions();

    @Option(names = "--inventory", paramLabel = "FILE", description = "Write the stock list there, as NDJSON.")
    private @Nullable Path inventory;

    @Option(names = "--images", paramLabel = "FOLDER", description = "Write the next firmware of each model there, as PRODUCTCLASS_VERSION.bin.")
    private @Nullable Path images;

    @Option(names = "--bad-images", paramLabel = "FOLDER", description = "Write firmware with faults for the SV-S2 there, and what each does.")
    private @Nullable Path badImages;

    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Where connection requests are listened for (default: ${DEFAULT-VALUE}).")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(names = "--exit-when-stdin-closes", description = "Stop when standard input ends.")
    private boolean exitWhenStdinCloses;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        FleetConfig config = config();
        try (Fleet fleet = Fleet.start(config)) {
            spoilCards(fleet);
            if (images != null) {
                NextImages.write(images);
            }
            if (badImages != null) {
                BadImages.write(badImages);
            }
            if (inventory != null) {
                Files.write(inventory, (Iterable<String>) fleet.inventory()::iterator, StandardCharsets.UTF_8);
            }
            Thread announcer = Thread.ofVirtual().start(() -> announce(fleet, out));
            if (!fleet.oneWayBoxes().isEmpty()) {
                out.println("the multiplexer takes EMMGs on port " + fleet.headend().mux().port());
                out.flush();
            }
            obey(new FleetConsole(fleet, out));
            if (!exitWhenStdinCloses) {
                Thread.currentThread().join();
            }
            announcer.interrupt();
        }
        return 0;
    }

    private FleetConfig config() {
        try {
            return FleetConfig.of(acs, size, lwm2mFleet(), headend.fleet()).seed(seed).mix(mix).bootTime(bootTime)
                    .startSpread(startSpread)
                    .periodicInterval(periodic).acsCredentials(acsUser, acsPassword)
                    .connectionRequestCredentials(requestUser, requestPassword).bind(bind);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private Lwm2mFleet lwm2mFleet() {
        Lwm2mFleet boxes = Lwm2mFleet.of(coap, lwm2m).lifetime(lwm2mLifetime).sendInterval(lwm2mSend)
                .keySecret(lwm2mKeySecret).vendorBase(vendorBase);
        return lwm2mAwake.isZero() ? boxes : boxes.presence(new Presence.Queue(lwm2mAwake));
    }

    private void spoilCards(Fleet fleet) {
        Stream.<Collection<? extends Box>>of(fleet.lwm2mBoxes(), fleet.oneWayBoxes())
                .flatMap(boxes -> boxes.stream().limit(lapsedCards))
                .forEach(box -> box.decoder().card().entitlements(0));
        fleet.oneWayBoxes().stream().skip(lapsedCards).limit(lapsedCards)
                .forEach(box -> box.decoder().card().paired(false));
    }

    private static void announce(Fleet fleet, PrintWriter out) {
        try {
            fleet.awaitAllInformed(Duration.ofDays(1));
            int speakers = fleet.allBoxes().size() - fleet.oneWayBoxes().size();
            if (speakers > 0) {
                out.println("all " + speakers + " boxes have informed");
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void obey(FleetConsole console) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            console.obey(line);
        }
    }

    /// `1500ms`, `60s`, `5m`, `2h`.
    static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            String lower = text.strip().toLowerCase(Locale.ROOT);
            try {
                return lower.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(lower.substring(0, lower.length() - 2)))
                        : Duration.parse("PT" + lower);
            } catch (NumberFormatException | DateTimeParseException wrong) {
                throw new TypeConversionException("'" + text + "' is no time such as 1500ms, 60s, 5m or 2h");
            }
        }
    }

    static final class MixConverter implements ITypeConverter<Mix> {
        @Override
        public Mix convert(String text) {
            String[] parts = text.split(":", -1);
            try {
                if (parts.length == 3 || parts.length == 4) {
                    return new Mix(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                            parts.length == 3 ? 0 : Integer.parseInt(parts[3]));
                }
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + text + "' is no mix: " + wrong.getMessage());
            }
            throw new TypeConversionException("'" + text + "' is no mix such as 6:3:1");
        }
    }
}
