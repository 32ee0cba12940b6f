package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Follows what takes time by server-sent events. Used by one thread, for one thing.
final class ActionFollower {
    private static final int RETRIES = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CareClient client;
    private final Clock clock;
    private final Progress progress;
    /// When patience ends; moved by the one thread, read by the one that closes the line then.
    private volatile Instant end = Instant.EPOCH;

    /// Hears of each change.
    @FunctionalInterface
    interface Progress {
        /// @param end when patience ends, as things were
        /// @return when patience ends now
        Instant changed(JsonNode state, Instant end);
    }

    ActionFollower(CareClient client, Clock clock, Progress progress) {
        this.client = client;
        this.clock = clock;
        this.progress = progress;
    }

    /// The last state: settled, or as it was when patience ended.
    ///
    /// @param path of the thing to follow; its events are at `path/events`
    JsonNode follow(String path, Duration patience) {
        end = clock.instant().plus(patience);
        for (int breaks = 0;; breaks++) {
            JsonNode settled = once(path);
            if (settled != null) {
                return settled;
            }
            boolean broken = isPatient();
            JsonNode last = client.get(path);
            end = progress.changed(last, end);
            if (!isPatient() || broken && breaks >= RETRIES) {
                return last;
            }
        }
    }

    private boolean isPatient() {
        return clock.instant().isBefore(end);
    }

    private @Nullable JsonNode once(String path) {
        AtomicBoolean read = new AtomicBoolean();
        try (InputStream in = client.events(path + "/events");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            closeAtTheEnd(in, read);
            String event = "";
            for (String line = lines.readLine(); line != null && isPatient(); line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    JsonNode state = CareClient.read(line.substring("data: ".length()));
                    end = progress.changed(state, end);
                    if (event.equals("settled")) {
                        return state;
                    }
                }
            }
        } catch (IOException _) {
            // The line broke, or patience ended: the caller asks how it stands.
        } finally {
            read.set(true);
        }
        return null;
    }

    /// Looks every second whether it is the end, which moves.
    private void closeAtTheEnd(InputStream in, AtomicBoolean read) {
        long left = Math.clamp(Duration.between(clock.instant(), end).toMillis(), 1, SECOND.toMillis());
        CompletableFuture.delayedExecutor(left, TimeUnit.MILLISECONDS).execute(() -> {
            if (read.get()) {
                return;
            }
            if (isPatient()) {
                closeAtTheEnd(in, read);
            } else {
                close(in);
            }
        });
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException _) {
            // It is closed.
        }
    }

    /// How a command ends that waited for this.
    static Exit exit(JsonNode action) {
        return switch (action.path("outcome").path("kind").asText("")) {
            case "confirmed" -> Exit.DONE;
            case "", "unconfirmed" -> Exit.OPEN;
            default -> Exit.NOT_DONE;
        };
    }
}
