package org.pilotacs.acs.launcher;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// A server, or a demo, that somebody started in a terminal.
final class RunningPilot implements AutoCloseable {
    /// What both say when they are up.
    private static final String UP = "Ctrl-C stops it.";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SECONDS = Duration.ofSeconds(20);

    private final String line;
    private final Process process;
    private final Path output;
    private final Set<ProcessHandle> family = new HashSet<>();

    RunningPilot(String line, Process process, Path output) {
        this.line = line;
        this.process = process;
        this.output = output;
    }

    /// Waits until it is up.
    RunningPilot up() {
        Awaitility.await(line).atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> output().contains(UP) || !process.isAlive());
        assertThat(output()).as(line).contains(UP);
        return this;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address in the line that says where something is.
    URI address(String what) {
        Matcher matcher = Pattern.compile(Pattern.quote(what) + "\\s+(http\\S+)").matcher(output());
        assertThat(matcher.find()).as("%s in %s", what, output()).isTrue();
        return URI.create(matcher.group(1));
    }

    /// Ctrl-C: the terminal interrupts every process that it runs.
    int interrupt() throws IOException, InterruptedException {
        return signal("INT", family());
    }

    /// `kill`, `systemctl stop`: the one process is told.
    int terminate() throws IOException, InterruptedException {
        return signal("TERM", Set.of(process.toHandle()));
    }

    private int signal(String name, Set<ProcessHandle> whom) throws IOException, InterruptedException {
        family();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        whom.forEach(one -> command.add(Long.toString(one.pid())));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(process.waitFor(SECONDS.toSeconds(), TimeUnit.SECONDS)).as("%s ends: %s", line, output()).isTrue();
        Awaitility.await("no process is left of " + line).atMost(SECONDS)
                .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        return process.exitValue();
    }

    private Set<ProcessHandle> family() {
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(family::add);
        }
        family.add(process.toHandle());
        return family;
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroyForcibly);
    }
}
