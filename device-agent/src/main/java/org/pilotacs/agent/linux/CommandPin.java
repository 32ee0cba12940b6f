package org.pilotacs.agent.linux;

import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.PinStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// The parental PIN of the box's middleware. What cannot be asked is not called the factory's. Safe for any number of threads.
final class CommandPin implements PinStore {
    private static final Logger log = LoggerFactory.getLogger(CommandPin.class);
    private static final String FACTORY = "0000";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LinuxConfig.Pin config;
    private final Journal journal;
    private final Remembered<Boolean> factory;

    CommandPin(LinuxConfig.Pin config, Journal journal, InstantSource clock) {
        this.config = config;
        this.journal = journal;
        this.factory = new Remembered<>(this::look, FRESH, clock);
    }

    @Override
    public boolean isDefault() {
        return factory.get();
    }

    private boolean look() {
        if (config.file() != null) {
            String pin = KernelFile.text(config.file());
            return FACTORY.equals(pin);
        }
        return run(config.read()) instanceof Command.Ended.Exited(int code, var output) && code == 0
                && output.strip().equals("default");
    }

    @Override
    public void reset() {
        boolean _ = noted(config.file() != null ? written(config.file(), FACTORY) : succeeded(run(config.reset())));
    }

    @Override
    public boolean canSet() {
        return config.file() != null;
    }

    @Override
    public boolean set(String pin) {
        return config.file() != null && noted(written(config.file(), pin));
    }

    private boolean noted(boolean done) {
        if (done) {
            journal.record(Deed.PIN_RESET, "");
        }
        factory.forget();
        return done;
    }

    private static boolean written(Path file, String pin) {
        try {
            Files.writeString(file, pin + "\n");
            return true;
        } catch (IOException e) {
            log.error("the PIN could not be reset: {}", e.toString());
            return false;
        }
    }

    private static boolean succeeded(Command.Ended ended) {
        if (ended instanceof Command.Ended.Exited(int code, var _) && code == 0) {
            return true;
        }
        log.error("the PIN could not be reset: the program {}", ended.described());
        return false;
    }

    private static Command.Ended run(Command command) {
        try {
            return command.run(LIMIT);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Command.Ended.NotStarted("interrupted");
        }
    }
}
