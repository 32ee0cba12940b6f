package org.pilotacs.agent.linux;

import org.pilotacs.agent.board.StoredFirmware;
import org.pilotacs.agent.linux.Command.Ended;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The system's own version, and an installer that the operator names. The installer is given the image's file as its last
/// argument, checks it (signature, model) and writes it. It ends with 0 and the new version in its first line of output, or with
/// 2 for bytes that are not what they should be, 3 for an image of another model, anything else for a failure of its own.
/// Immutable.
final class CommandFirmware implements StoredFirmware {
    private static final Logger log = LoggerFactory.getLogger(CommandFirmware.class);
    private static final int CORRUPT = 2;
    private static final int FOREIGN = 3;
    /// os-release(5): the image as a whole first, then the distribution it was made of.
    private static final List<String> NAMES = List.of("IMAGE_VERSION", "VERSION_ID", "BUILD_ID", "PRETTY_NAME");

    private final Roots roots;
    private final FirmwareConfig config;
    private final Path inbox;

    CommandFirmware(Roots roots, FirmwareConfig config, Path inbox) {
        this.roots = roots;
        this.config = config;
        this.inbox = inbox;
    }

    @Override
    public String version() {
        if (config.versionFile() != null) {
            List<String> lines = KernelFile.lines(config.versionFile());
            return lines.isEmpty() ? "" : lines.getFirst().strip();
        }
        return NAMES.stream().flatMap(this::release).findFirst().orElse("");
    }

    private Stream<String> release(String name) {
        return KernelFile.lines(roots.etc().resolve("os-release")).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replaceAll("^[\"']|[\"']$", ""))
                .filter(value -> !value.isEmpty());
    }

    @Override
    public Path inbox() {
        return inbox;
    }

    @Override
    public long most() {
        return config.largest();
    }

    /// Only the installer knows, and it writes at once.
    @Override
    public Installation check(byte[] image) {
        if (config.installer().isNone()) {
            return new Installation.Failed("this box has no installer");
        }
        return image.length > most()
                ? new Installation.Failed("larger than " + most() + " bytes")
                : new Installation.Installed("");
    }

    @Override
    public Installation install(byte[] image) {
        try {
            Files.write(inbox, image);
            return install(inbox);
        } catch (IOException e) {
            return new Installation.Failed("the image could not be kept: " + e.getMessage());
        } finally {
            discard();
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(inbox);
        } catch (IOException e) {
            log.warn("{} could not be removed: {}", inbox, e.toString());
        }
    }

    @Override
    public Installation install(Path image) {
        if (config.installer().isNone()) {
            return new Installation.Failed("this box has no installer");
        }
        try {
            Ended ended = config.installer().run(config.limit(), image.toAbsolutePath().toString());
            log.info("installer {}", ended.described());
            return installation(ended);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Installation.Failed("interrupted");
        }
    }

    private Installation installation(Ended ended) {
        return switch (ended) {
            case Ended.Exited(int code, var output) when code == 0 ->
                new Installation.Installed(output.lines().findFirst().map(String::strip).orElse(""));
            case Ended.Exited(int code, var _) when code == CORRUPT -> new Installation.Corrupt(ended.described());
            case Ended.Exited(int code, var _) when code == FOREIGN -> new Installation.ForeignImage(ended.described());
            case Ended.Exited _,Ended.TimedOut _,Ended.NotStarted _ ->
                new Installation.Failed("installer " + ended.described());
        };
    }
}
