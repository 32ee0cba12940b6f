package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The operator's scripts, each in a process from its first call on: until a file of the folder changes, or the process ends,
/// or another script needs its place. Safe for any number of threads.
final class Scripts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scripts.class);

    private final ExtensionsConfig config;
    private final @Nullable ScriptFolder folder;
    private final ReentrantLock lock = new ReentrantLock();
    /// Who takes new calls, by the file's name; the one that was not called for longest first. Guarded by the lock.
    private final Map<String, Running> running = new LinkedHashMap<>(16, 0.75f, true);
    /// Also those that still answer what they were asked, and some that are gone. Guarded by the lock.
    private final Set<ScriptProcess> started = new HashSet<>();
    private boolean closed;

    Scripts(ExtensionsConfig config) {
        this.config = config;
        this.folder = config.folder() == null ? null : new ScriptFolder(config.folder());
    }

    /// @param look how the folder was before the process began to read it
    private record Running(ScriptProcess process, Map<Path, ScriptFolder.Version> look) {}

    /// Who answers a call.
    private sealed interface Turn {
        /// @param process has room for it
        record Granted(ScriptProcess process) implements Turn {}

        record Denied(Failed why) implements Turn {}
    }

    ExtensionResult call(ExtensionCall call) {
        if (folder == null) {
            return Failed.noModule(call.file());
        }
        Path file = folder.find(call.file());
        if (file == null) {
            return Failed.noModule(call.file());
        }
        return switch (turn(call, folder, file)) {
            case Turn.Granted(ScriptProcess process) -> process.call(call);
            case Turn.Denied(Failed why) -> why;
        };
    }

    private Turn turn(ExtensionCall call, ScriptFolder place, Path file) {
        lock.lock();
        try {
            if (closed) {
                return new Turn.Denied(Failed.of("The server is stopping"));
            }
            Map<Path, ScriptFolder.Version> look = place.look();
            Running one = running.get(call.file());
            if (one == null || !one.process.takesCalls() || !one.look.equals(look)) {
                if (!makeRoom(call.file())) {
                    return new Turn.Denied(Failed.of("All " + config.processes()
                            + " processes for extensions are busy; extensions.processes says how many there may be"));
                }
                one = start(call.file(), file, place, look);
            }
            return one.process.begin() ? new Turn.Granted(one.process) : new Turn.Denied(call.tooMany());
        } catch (IOException e) {
            return new Turn.Denied(cannotStart(call.file(), e));
        } finally {
            lock.unlock();
        }
    }

    /// Of what runs, takes the place of the script itself, else of one that ended, else of one that has nothing to do.
    private boolean makeRoom(String name) {
        Running before = running.remove(name);
        if (before != null) {
            before.process.retire();
        }
        running.values().removeIf(one -> !one.process.takesCalls());
        Iterator<Running> others = running.values().iterator();
        while (running.size() >= config.processes() && others.hasNext()) {
            ScriptProcess other = others.next().process;
            if (other.isIdle()) {
                others.remove();
                other.retire();
            }
        }
        return running.size() < config.processes();
    }

    private Running start(String name, Path file, ScriptFolder place, Map<Path, ScriptFolder.Version> look)
            throws IOException {
        ScriptProcess process = new ScriptProcess(name,
                Bridge.process(config.command(), name, file, place.path()), config.timeout());
        started.removeIf(ScriptProcess::isGone);
        started.add(process);
        Running one = new Running(process, look);
        running.put(name, one);
        return one;
    }

    private Failed cannotStart(String name, IOException why) {
        log.atWarn().addKeyValue("extension", name).log("extension cannot be started: {}", why.getMessage());
        return Failed.of("Extension '" + name + "' needs Node.js, and '" + config.command() + "' cannot be started ("
                + why.getMessage() + "): install Node.js, or say in extensions.command where it is, or name an HTTP"
                + " service for '" + name + "' in extensions.endpoints");
    }

    /// Nothing is started afterwards.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        started.forEach(ScriptProcess::stop);
        started.forEach(ScriptProcess::awaitEnd);
    }
}
