package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Simulated boxes in a process of their own, which ends with its standard input. Thread-safe.
final class Simulator implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Process process;

    private Simulator(Process process) {
        this.process = process;
    }

    /// How many boxes, and how they are reached.
    ///
    /// @param size of those that speak CWMP
    /// @param lwm2m boxes that speak LwM2M, beside the others
    /// @param listeners boxes that only listen, beside the others
    /// @param inventory file that it writes
    /// @param images folders where it writes firmware
    record Fleet(URI acs, int size, Lwm2m lwm2m, Listeners listeners, String user, String password, Path inventory,
            Images images, Path log) {}

    /// @param next of each model
    /// @param bad with faults, to be tried
    record Images(Path next, Path bad) {}

    /// @param off so many of them are switched off
    /// @param muxPort of the multiplexer that they hear
    /// @param key that their keys follow from, in hexadecimal
    record Listeners(int size, int off, int muxPort, String key) {}

    /// @param coap where they register
    record Lwm2m(URI coap, int size) {}

    static Simulator start(Fleet fleet) throws IOException {
        return new Simulator(process("fleet", "--acs", fleet.acs().toString(), "--size", Integer.toString(fleet.size()),
                "--seed", "1", "--boot-time", "1500ms", "--periodic", "60s", "--cr-user", fleet.user(), "--cr-password",
                fleet.password(), "--inventory", fleet.inventory().toString(), "--images",
                fleet.images().next().toString(),
                "--bad-images", fleet.images().bad().toString(),
                "--lapsed-cards", "1",
                "--bind", "127.0.0.1",
                "--lwm2m", Integer.toString(fleet.lwm2m().size()), "--coap", fleet.lwm2m().coap().toString(),
                "--one-way", Integer.toString(fleet.listeners().size()), "--one-way-off",
                Integer.toString(fleet.listeners().off()), "--mux-port", Integer.toString(fleet.listeners().muxPort()),
                "--emm-key", fleet.listeners().key(),
                "--exit-when-stdin-closes").redirectErrorStream(true).redirectOutput(fleet.log().toFile()).start());
    }

    /// Writes homes with known faults to a file, one a line, as docs/diagnosis.md describes.
    ///
    /// @param seed the same seed gives the same homes
    static void writeHomes(int count, long seed, Path file) throws IOException, InterruptedException {
        Process process = process("homes", "--count", Integer.toString(count), "--seed", Long.toString(seed), "--out",
                file.toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new CliFailure(Exit.NOT_DONE, "The simulator made no homes:\n" + said);
        }
    }

    /// The simulator's command line, to be started.
    static ProcessBuilder process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "--enable-native-access=ALL-UNNAMED", "-Xmx512m",
                "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    boolean runs() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try (OutputStream in = process.getOutputStream()) {
            in.flush();
        } catch (IOException _) {
            // It is gone already.
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The simulator is built beside the server: `firmware-sim/target` below the folder that `./pilot` names, or else beside
    /// the module that this class came from.
    private static Path jar() throws IOException {
        String home = System.getProperty("pilot.home", "");
        Path target = (home.isEmpty() ? besideUs() : Path.of(home)).resolve("firmware-sim").resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "firmware-sim-*.jar")) {
                for (Path jar : jars) {
                    if (!jar.toString().endsWith("-sources.jar") && !jar.toString().endsWith("-tests.jar")) {
                        return jar;
                    }
                }
            }
        }
        throw new CliFailure(Exit.NOT_DONE, "The simulator is not built: there is no " + target
                + "/firmware-sim-*.jar.\nStart with   ./pilot demo   which builds it, or build with   mvn package");
    }

    private static Path besideUs() {
        try {
            Path jar = Path.of(Simulator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return jar.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
