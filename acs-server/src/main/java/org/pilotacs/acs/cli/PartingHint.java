package org.pilotacs.acs.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Says, to whoever stops following with Ctrl-C, that what is followed goes on, and how to look again. Meanwhile it has a line
/// counted down every second.
final class PartingHint implements AutoCloseable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread hook;

    PartingHint(Terminal terminal, FollowedLines lines, String hint) {
        hook = Thread.ofPlatform().name("parting").unstarted(() -> {
            if (over.compareAndSet(false, true)) {
                lines.end();
                terminal.say("");
                terminal.say(hint);
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        if (terminal.interactive()) {
            count(lines);
        }
    }

    private void count(FollowedLines lines) {
        CompletableFuture.delayedExecutor(SECOND.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (!over.get()) {
                lines.tick();
                count(lines);
            }
        });
    }

    @Override
    public void close() {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // Somebody stopped us as it ended: then there is nothing to say.
        }
    }
}
