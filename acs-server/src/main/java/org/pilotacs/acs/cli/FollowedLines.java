package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What somebody sees who follows an action: a line for each change, and, while it is on air, one that counts. Thread-safe.
final class FollowedLines {
    private final Terminal terminal;
    private final Clock clock;
    private final Instant begun;
    private JsonNode state = MissingNode.getInstance();
    private String last = "";
    private boolean open;
    private boolean told;

    FollowedLines(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.begun = clock.instant();
    }

    synchronized void changed(JsonNode now) {
        state = now;
        if (!isOnAir(now)) {
            sayOnce(now.path("text").asText());
            return;
        }
        tellWhatToDo(now);
        if (terminal.interactive()) {
            tick();
        } else {
            String sent = now.at("/airing/sent").asText() + now.at("/airing/obstacle/text").asText();
            if (!sent.equals(last)) {
                last = sent;
                terminal.say(line());
            }
        }
    }

    /// Counts down where somebody looks on. Call it every second.
    synchronized void tick() {
        if (terminal.interactive() && isOnAir(state)) {
            open = true;
            terminal.redraw(line());
        }
    }

    /// Ends a line that is still being written over.
    synchronized void end() {
        if (open) {
            open = false;
            terminal.redraw("");
        }
    }

    static boolean isOnAir(JsonNode action) {
        return action.path("stage").asText().equals("on-air");
    }

    private void sayOnce(String text) {
        if (!text.equals(last)) {
            last = text;
            end();
            terminal.say(elapsed() + text);
        }
    }

    private String line() {
        return elapsed() + AirLine.of(state.path("airing"), clock.instant());
    }

    private String elapsed() {
        return " " + Ages.elapsed(Duration.between(begun, clock.instant())) + "  ";
    }

    private void tellWhatToDo(JsonNode action) {
        if (!told) {
            told = true;
            terminal.say(elapsed() + "On air. " + AirLine.tell(action.path("airing")));
        }
    }
}
