package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryEntry;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.door.care.ImportState.LineError;
import org.pilotacs.acs.door.care.ImportState.Phase;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// One import, from its uploaded file to its end. Run by one thread, watched by any.
final class ImportJob implements Runnable, Inventory.Listener {
    private static final Logger log = LoggerFactory.getLogger(ImportJob.class);
    /// How often watchers hear of it.
    private static final Duration STEP = Duration.ofMillis(250);

    private final String id;
    private final Path file;
    private final Function<Reader, InventoryReader> format;
    private final Inventory inventory;
    private final Clock clock;
    private final List<Consumer<ImportState>> watchers = new CopyOnWriteArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Instant started;
    private Instant told = Instant.EPOCH;
    private Inventory.Progress progress = new Inventory.Progress(0, 0, 0);
    private volatile ImportState state;

    /// @param file deleted at the end
    ImportJob(String id, Path file, Function<Reader, InventoryReader> format, Inventory inventory, Clock clock) {
        this.id = id;
        this.file = file;
        this.format = format;
        this.inventory = inventory;
        this.clock = clock;
        this.started = clock.instant();
        this.state = new ImportState(id, Phase.RUNNING, 0, 0, 0, List.of(), started, null, null);
    }

    ImportState state() {
        return state;
    }

    /// Calls the watcher with the present state, then after changes until it is over. What it returns stops that.
    synchronized Runnable watch(Consumer<ImportState> watcher) {
        watcher.accept(state);
        if (!state.isOver()) {
            watchers.add(watcher);
        }
        return () -> watchers.remove(watcher);
    }

    @Override
    public void run() {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            progress = inventory.load(format.apply(in), this);
            become(Phase.DONE, null);
        } catch (IOException e) {
            log.atWarn().addKeyValue("import", id).setCause(e).log("An inventory cannot be read on");
            become(Phase.FAILED, CareSaying.NOT_READ_ON.of(Saying.of(progress.read())));
        } finally {
            if (!state.isOver()) {
                become(Phase.FAILED, CareSaying.IMPORT_BROKE.of(Saying.of(progress.read())));
            }
            discard();
        }
        log.atInfo().addKeyValue("import", id).addKeyValue("lines", state.lines()).addKeyValue("wrong", state.wrong())
                .log("import over");
    }

    @Override
    public void progress(Inventory.Progress now) {
        progress = now;
        if (Duration.between(told, clock.instant()).compareTo(STEP) >= 0) {
            become(Phase.RUNNING, null);
        }
    }

    @Override
    public void rejected(InventoryEntry.Rejected line) {
        if (errors.size() < ImportState.MAX_ERRORS) {
            errors.add(new LineError(line.line(),
                    line.field().isEmpty()
                            ? line.problem()
                            : CareSaying.FIELD.of(Saying.of(line.field()), line.problem())));
        }
    }

    private synchronized void become(Phase phase, @Nullable Saying reason) {
        told = clock.instant();
        state = new ImportState(id, phase, progress.read(), progress.imported(), progress.failed(), errors, started,
                phase == Phase.RUNNING ? null : told, reason);
        watchers.forEach(watcher -> watcher.accept(state));
        if (state.isOver()) {
            watchers.clear();
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("A temporary file stays behind: {}", e.getMessage());
        }
    }
}
