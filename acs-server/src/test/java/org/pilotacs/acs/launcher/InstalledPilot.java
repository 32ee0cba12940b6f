package org.pilotacs.acs.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// Pilot as this build packaged it, in a folder of its own: launcher and jars, without sources. What is called there runs
/// as a newcomer would call it, in a shell; a call for Maven only leaves a note, so that no test builds the project.
final class InstalledPilot {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Path tools;
    private final Path scratch;

    /// @param folder an empty one
    private InstalledPilot(Path folder) throws IOException {
        this.home = Files.createDirectories(folder.resolve("pilot"));
        this.tools = Files.createDirectories(folder.resolve("tools"));
        this.scratch = Files.createDirectories(folder.resolve("scratch"));
        Files.copy(REPOSITORY.resolve("pilot"), home.resolve("pilot"), StandardCopyOption.COPY_ATTRIBUTES);
        tool("mvn", "echo \"$@\" >>" + mavenNote() + "\nexit 1\n");
    }

    /// The launcher alone, as in a fresh checkout.
    static InstalledPilot withoutJars(Path folder) throws IOException {
        return new InstalledPilot(folder);
    }

    static InstalledPilot in(Path folder) throws IOException {
        InstalledPilot pilot = new InstalledPilot(folder);
        for (String module : new String[]{ "acs-server", "firmware-sim"}) {
            Path from = REPOSITORY.resolve(module).resolve("target");
            Path to = pilot.home.resolve(module).resolve("target");
            copy(from, to, module + "-*.jar");
            copy(from.resolve("lib"), to.resolve("lib"), "*.jar");
        }
        return pilot;
    }

    /// As after a first start whose class cache came to nothing: later ones go without it, and save its making.
    InstalledPilot withoutClassCache() throws IOException {
        Files.writeString(home.resolve("acs-server/target/pilot.aot.tried"), "");
        return this;
    }

    private static void copy(Path from, Path to, String which) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(from, which)) {
            for (Path jar : jars) {
                Files.copy(jar, to.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    Path home() {
        return home;
    }

    /// Where Maven was called with what, one call a line; not there if it never was.
    Path mavenNote() {
        return scratch.resolve("maven-was-called");
    }

    /// Puts a shell script before the commands of that name.
    void tool(String name, String script) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /// Runs a line of shell in the home folder to its end.
    ShellResult run(String line, Map<String, String> environment) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", "");
        Path err = Files.createTempFile(scratch, "err", "");
        Process process = process(environment, "bash", "-c", line).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(line + " does not end: " + Files.readString(out) + Files.readString(err));
        }
        return new ShellResult(line, process.exitValue(), Files.readString(out), Files.readString(err));
    }

    ShellResult run(String line) throws IOException, InterruptedException {
        return run(line, Map.of());
    }

    /// Starts what runs until it is stopped, where Ctrl-C counts as in a terminal: a build in the background ignores it,
    /// and so would all that it starts.
    RunningPilot start(String line, Map<String, String> environment) throws IOException {
        Path out = Files.createTempFile(scratch, "server", ".log");
        return new RunningPilot(line, process(environment, "env", "--default-signal=INT", "bash", "-c",
                "exec " + line).redirectErrorStream(true).redirectOutput(out.toFile()).start(), out);
    }

    private ProcessBuilder process(Map<String, String> more, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("(PILOT|JAVA|JDK|MAVEN)_.*"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", tools + ":" + environment.getOrDefault("PATH", "/usr/bin:/bin"));
        environment.putAll(more);
        return builder;
    }

    /// How a line of shell ended.
    record ShellResult(String line, int exit, String out, String err) {
        ShellResult succeeded() {
            assertThat(exit).as("%s%n%s%s", line, out, err).isZero();
            return this;
        }
    }
}
