package org.pilotacs.agent.linux;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A program of the box, with its first arguments. Run without a shell, so that nothing in an argument means anything.
/// Immutable.
public record Command(List<String> words) {
    /// Bytes of output that are kept; the rest is read and thrown away, so that the program does not wait for us.
    private static final int MOST_OUTPUT = 64 << 10;
    /// What a program may leave running with its output open, after it has ended itself.
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /// No program.
    public static final Command NONE = new Command(List.of());

    public Command {
        words = List.copyOf(words);
    }

    public boolean isNone() {
        return words.isEmpty();
    }

    /// How a run ended. Output is what the program wrote to both its outputs.
    sealed interface Ended {
        record Exited(int code, String output) implements Ended {}

        record TimedOut(String output) implements Ended {}

        record NotStarted(String reason) implements Ended {}

        /// In a few words, for a log or a fault.
        default String described() {
            return switch (this) {
                case Exited(int code, var output) -> "ended with " + code + lastLine(output);
                case TimedOut(var output) -> "did not end in time" + lastLine(output);
                case NotStarted(var reason) -> "did not start: " + reason;
            };
        }

        private static String lastLine(String output) {
            String last = output.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line.strip());
            return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(last.length(), 200));
        }
    }

    /// Runs it to its end, or kills it with all that it has started.
    Ended run(Duration limit, String... more) throws InterruptedException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Ended.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            CompletableFuture<String> output = read(process.getInputStream());
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            String text = lastWords(output);
            return ended ? new Ended.Exited(process.exitValue(), text) : new Ended.TimedOut(text);
        } finally {
            kill(process);
        }
    }

    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> read(InputStream in) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().name("command-output").start(() -> {
            try (in) {
                text.complete(new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8));
                long _ = in.skip(Long.MAX_VALUE);
            } catch (IOException closed) {
                text.complete("");
            }
        });
        return text;
    }

    private static String lastWords(CompletableFuture<String> output) throws InterruptedException {
        try {
            return output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException heldOpen) {
            return "";
        }
    }
}
