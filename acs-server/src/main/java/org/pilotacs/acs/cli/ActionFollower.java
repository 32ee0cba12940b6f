package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Follows what takes time by server-sent events, in words with times. Used by one thread.
final class ActionFollower {
    private static final int RETRIES = 5;

    private final CareClient client;
    private final Clock clock;
    private final Progress progress;

    /// Hears of each change.
    @FunctionalInterface
    interface Progress {
        void changed(JsonNode state, Duration since);
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
        Instant begun = clock.instant();
        Instant end = begun.plus(patience);
        for (int attempt = 0; attempt <= RETRIES && clock.instant().isBefore(end); attempt++) {
            JsonNode settled = once(path, begun, Duration.between(clock.instant(), end));
            if (settled != null) {
                return settled;
            }
        }
        return client.get(path);
    }

    private @org.jspecify.annotations.Nullable JsonNode once(String path, Instant begun, Duration left) {
        try (InputStream in = client.events(path + "/events");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            closeAfter(in, left);
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    JsonNode state = CareClient.read(line.substring("data: ".length()));
                    progress.changed(state, Duration.between(begun, clock.instant()));
                    if (event.equals("settled")) {
                        return state;
                    }
                }
            }
        } catch (IOException _) {
            // The line broke, or patience ended: the caller asks how it stands.
        }
        return null;
    }

    private static void closeAfter(InputStream in, Duration left) {
        Executor later = CompletableFuture.delayedExecutor(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            try {
                in.close();
            } catch (IOException _) {
                // It is closed.
            }
        });
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
