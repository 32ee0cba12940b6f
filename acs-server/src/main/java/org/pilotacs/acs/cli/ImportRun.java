package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// Sends an inventory and shows how its import goes.
final class ImportRun {
    static final String NDJSON = "application/x-ndjson";
    private static final Duration PATIENCE = Duration.ofHours(6);
    private static final int BAR = 30;

    private final Terminal terminal;
    private final CareClient client;
    private final boolean shown;

    ImportRun(Terminal terminal, CareClient client, boolean shown) {
        this.terminal = terminal;
        this.client = client;
        this.shown = shown;
    }

    /// @param total lines in the file, to know how far it is
    JsonNode run(Path file, String mediaType, long total) {
        String id = client.upload("/care/v1/imports", file, mediaType).path("id").asText();
        boolean bar = shown && terminal.interactive();
        long[] tenth = { -1};
        JsonNode end = new ActionFollower(client, Clock.systemUTC(), (state, until) -> {
            long lines = state.path("lines").asLong();
            long percent = Math.clamp(total == 0 ? 100 : lines * 100 / total, 0, 100);
            if (bar) {
                terminal.redraw(bar(percent) + line(state));
            } else if (shown && percent / 10 > tenth[0]) {
                tenth[0] = percent / 10;
                terminal.say("%3d %%  %s".formatted(percent, line(state)));
            }
            return until;
        }).follow("/care/v1/imports/" + id, PATIENCE);
        if (bar) {
            terminal.redraw("");
        }
        return end;
    }

    static String summary(JsonNode end) {
        StringBuilder text = new StringBuilder();
        for (JsonNode error : end.path("errors")) {
            text.append("line ").append(error.path("line").asLong()).append(": ").append(error.path("reason").asText())
                    .append('\n');
        }
        if (end.path("errorsLeftOut").asLong() > 0) {
            text.append("… and ").append(end.path("errorsLeftOut").asLong()).append(" more\n");
        }
        if (end.path("reason").isTextual()) {
            text.append(end.path("reason").asText()).append('\n');
        }
        return text.append(line(end)).toString();
    }

    private static String line(JsonNode state) {
        long wrong = state.path("wrong").asLong();
        return "%,d lines, %,d taken, %,d wrong".formatted(state.path("lines").asLong(), state.path("taken").asLong(),
                wrong);
    }

    private static String bar(long percent) {
        int full = (int) (percent * BAR / 100);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + percent + " %  ";
    }
}
