package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A process with our bridge in it: what goes in, what comes out, and its end. Safe for any number of threads.
///
/// A process that hangs must hold nobody up: what it is told waits in a queue, which one thread writes; what it says, two
/// threads read. They are threads of the platform, for reading from a pipe would hold a virtual one's carrier.
final class ChildProcess {
    private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);
    /// How long a process may take to end when it is asked to, and its output to be read afterwards.
    private static final Duration GRACE = Duration.ofSeconds(1);
    /// After the last line.
    private static final byte[] NO_MORE = {};

    private final String name;
    private final Process process;
    private final Listener listener;
    private final BlockingQueue<byte[]> lines = new ArrayBlockingQueue<>(2 * ExtensionCall.MOST_AT_ONCE);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile @Nullable String killed;

    private ChildProcess(String name, Process process, Listener listener) {
        this.name = name;
        this.process = process;
        this.listener = listener;
    }

    /// Who is told what a process does.
    interface Listener {
        void said(FromBridge message);

        /// It is gone; all that it said was told before.
        ///
        /// @param how for the operator, for example `was stopped`
        void ended(String how);
    }

    /// @throws IOException if the program cannot be run
    static ChildProcess start(String name, ProcessBuilder program, Listener listener) throws IOException {
        ChildProcess one = new ChildProcess(name, program.start(), listener);
        one.run();
        return one;
    }

    private void run() {
        Thread writer = thread("in", this::write);
        Thread said = thread("out", () -> read(process.getInputStream(), Level.INFO));
        Thread complained = thread("err", () -> read(process.getErrorStream(), Level.WARN));
        log.atInfo().addKeyValue("extension", name).addKeyValue("pid", process.pid()).log("extension started");
        var _ = process.onExit().thenRun(() -> Thread.ofVirtual().name("extension-end").start(() -> {
            join(said);
            join(complained);
            writer.interrupt();
            ended();
        }));
    }

    private Thread thread(String part, Runnable work) {
        return Thread.ofPlatform().daemon().name("extension-" + name + "-" + part).start(work);
    }

    boolean isAlive() {
        return !stopping.get() && killed == null && process.isAlive();
    }

    /// Whether the process is still there after so long a wait.
    boolean outlives(Duration patience) {
        try {
            return !process.waitFor(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does not wait; false if too much waits already.
    boolean tell(byte[] line) {
        return lines.offer(line);
    }

    /// Ends it, after a moment by force. Does not wait.
    void stop() {
        if (stopping.compareAndSet(false, true)) {
            boolean asked = lines.offer(NO_MORE);
            Thread.ofVirtual().name("extension-stop").start(() -> {
                if (!asked || outlives(GRACE)) {
                    kill("was stopped");
                }
            });
        }
    }

    /// Ends it at once, with all that it started.
    ///
    /// @param why for the operator, for example `was stopped`
    void kill(String why) {
        killed = why;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// Blocks until it is gone, a bounded time.
    void awaitEnd() {
        try {
            if (!gone.await(4 * GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn().addKeyValue("extension", name).addKeyValue("pid", process.pid())
                        .log("extension does not end");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ended() {
        String why = killed;
        String how = why != null
                ? why
                : stopping.get() ? "was stopped" : "ended (exit code " + process.exitValue() + ")";
        log.atLevel(stopping.get() ? Level.INFO : Level.WARN).addKeyValue("extension", name)
                .addKeyValue("pid", process.pid()).log("extension " + how);
        listener.ended(how);
        gone.countDown();
    }

    private void write() {
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] line = lines.take(); line.length > 0; line = lines.take()) {
                in.write(line);
                in.flush();
            }
        } catch (IOException | InterruptedException _) {
            // it ended, which is seen elsewhere
        }
    }

    private void read(InputStream out, Level level) {
        try {
            if (!new BridgeOutput(new Receiver(level)).read(out)) {
                kill("was ended because it answered too much at once");
            }
        } catch (IOException _) {
            // it ended, which is seen elsewhere
        }
    }

    /// A process that it started may hold its output open.
    private static void join(Thread thread) {
        try {
            thread.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes what the process writes to one of its outputs.
    private final class Receiver implements BridgeOutput.Receiver {
        private final Level level;

        Receiver(Level level) {
            this.level = level;
        }

        @Override
        public void record(byte[] json) {
            FromBridge message = FromBridge.read(json);
            if (message == null) {
                printed("(a broken answer of " + json.length + " bytes)");
            } else {
                listener.said(message);
            }
        }

        @Override
        public void printed(String line) {
            log.atLevel(level).addKeyValue("extension", name).addKeyValue("pid", process.pid())
                    .log(line.replaceAll("\\p{Cntrl}", " "));
        }
    }
}
