package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Power;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Restart and standby by the programs that the operator names. Safe for any number of threads.
final class LinuxPower implements Power {
    private static final Logger log = LoggerFactory.getLogger(LinuxPower.class);
    /// Holds the boot id under which a restart was ordered.
    private static final String ORDERED = "board:restart-ordered";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /// A clock that says less was never set: this agent is younger.
    private static final Instant YOUNGEST = Instant.parse("2026-01-01T00:00:00Z");
    /// How TR-106 says that a time is not known (3.2).
    private static final Instant UNKNOWN = Instant.parse("0001-01-01T00:00:00Z");

    private final LinuxConfig config;
    private final Vitals vitals;
    private final Flash flash;
    private final InstantSource clock;
    private volatile Consumer<Boolean> ordered = _ -> {};
    private volatile @Nullable Instant firstUse;

    LinuxPower(LinuxConfig config, Vitals vitals, Flash flash, InstantSource clock) {
        this.config = config;
        this.vitals = vitals;
        this.flash = flash;
        this.clock = clock;
    }

    /// Whether a restart was ordered and the machine is still up as it was then. Asked once, by an agent that starts.
    boolean takeRestartFailure() {
        String orderedUnder = flash.read(ORDERED);
        flash.remove(ORDERED);
        return orderedUnder != null && orderedUnder.equals(vitals.bootId());
    }

    /// Called with whether the machine is going down; the agent has nothing more to do.
    void onRestart(Consumer<Boolean> listener) {
        ordered = listener;
    }

    @Override
    public void restart() {
        flash.write(ORDERED, vitals.bootId());
        Thread.ofVirtual().name("restart").start(() -> {
            log.info("restarting the box: {}", String.join(" ", config.restart().words()));
            ordered.accept(!config.restart().isNone() && run(config.restart()));
        });
    }

    /// True if it did as it was told.
    private static boolean run(Command command) {
        try {
            Command.Ended ended = command.run(LIMIT);
            if (ended instanceof Command.Ended.Exited(int code, var _) && code == 0) {
                return true;
            }
            log.error("{} {}", command.words().getFirst(), ended.described());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public Duration uptime() {
        return vitals.uptime();
    }

    /// In a file of its own, because a factory reset does not make a box new.
    @Override
    public synchronized Instant firstUse() {
        Instant known = firstUse;
        if (known == null) {
            known = firstUse(config.state().resolve("first-use"));
            firstUse = known.equals(UNKNOWN) ? null : known;
        }
        return known;
    }

    private Instant firstUse(Path file) {
        try {
            String text = KernelFile.text(file);
            if (text != null) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            Instant now = clock.instant();
            if (now.isBefore(YOUNGEST) || !Files.isDirectory(config.state())) {
                return UNKNOWN;
            }
            Files.writeString(file, Long.toString(now.getEpochSecond()));
            return Instant.ofEpochSecond(now.getEpochSecond());
        } catch (IOException | NumberFormatException unusable) {
            log.warn("{} is of no use: {}", file, unusable.toString());
            return UNKNOWN;
        }
    }

    @Override
    public boolean standby() {
        Path file = config.standby().file();
        return file != null && "1".equals(KernelFile.text(file));
    }

    @Override
    public void standby(boolean on) {
        Path file = config.standby().file();
        Command command = on ? config.standby().on() : config.standby().off();
        if (!command.isNone()) {
            boolean _ = run(command);
        } else if (file != null) {
            try {
                Files.writeString(file, on ? "1\n" : "0\n");
            } catch (IOException e) {
                log.error("standby cannot be switched: {}", e.toString());
            }
        }
    }
}
