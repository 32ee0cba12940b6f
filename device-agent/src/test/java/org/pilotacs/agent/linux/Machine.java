package org.pilotacs.agent.linux;

import org.pilotacs.agent.dvb.FrontEnds;
import org.pilotacs.agent.dvb.LnbPlan;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A machine's files, copied from a fixture so that a test may change them.
record Machine(Path folder) {
    private static final LinuxConfig.Label NO_LABEL = new LinuxConfig.Label("", "", "", "", "", "");

    static Machine copied(String name, Path folder) throws IOException, URISyntaxException {
        Path from = Path.of(Objects.requireNonNull(Machine.class.getResource("/machines/" + name)).toURI());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        Files.createDirectories(folder.resolve("state"));
        return new Machine(folder);
    }

    Roots roots() {
        return Roots.under(folder);
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /// What most boxes need: nothing but a state folder.
    LinuxConfig config() {
        return config(NO_LABEL, Command.NONE);
    }

    LinuxConfig config(LinuxConfig.Label label, Command restart) {
        return new LinuxConfig(label, folder.resolve("state"), "",
                new FirmwareConfig(Command.NONE, Duration.ofSeconds(10), 1 << 20, null), restart,
                new LinuxConfig.Standby(Command.NONE, Command.NONE, null),
                new LinuxConfig.Pin(Command.NONE, Command.NONE, null),
                new LinuxConfig.Card(Command.NONE, null, Command.NONE, Command.NONE));
    }

    LinuxBoard board(LinuxConfig config) throws IOException {
        Clock clock = Clock.systemUTC();
        return new LinuxBoard(config, roots(), FrontEnds.ofMachine(folder.resolve("dev/dvb"), LnbPlan.UNIVERSAL, clock),
                clock);
    }

    static Command shell(String script) {
        return new Command(List.of("sh", "-c", script, "sh"));
    }
}
