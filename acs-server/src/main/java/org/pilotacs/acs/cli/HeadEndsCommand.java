package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/// Lists the head-ends by which boxes that only listen are reached.
@Command(name = "headends", description = "List head-ends and their multiplexers: whether they send, how full they are.", mixinStandardHelpOptions = true)
final class HeadEndsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    HeadEndsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode list = client.get("/care/v1/headends");
            if (json) {
                terminal.say(list.toPrettyString());
            } else {
                print(list.path("headEnds"));
            }
            return 0;
        }
    }

    private void print(JsonNode all) {
        if (all.isEmpty()) {
            terminal.say("Nothing is sent by satellite here: satellite.file names no head-end.");
            return;
        }
        Table stations = new Table("HEAD-END", "STATE", "SINCE", "KBIT/S", "USED", "ON AIR", "NOT SENT YET");
        Table multiplexers = new Table("MULTIPLEXER", "ADDRESS", "ROLE", "STATE", "SINCE", "PACKETS", "NEXT TRY");
        Instant now = Clock.systemUTC().instant();
        for (JsonNode one : all) {
            stations.add(one.path("name").asText(), one.at("/standing/text").asText(), ago(one.path("since"), now),
                    one.path("allocatedKbps").isNull() ? "none" : one.path("allocatedKbps").asText(),
                    "%.0f %%".formatted(100 * one.path("used").asDouble()), one.path("onAir").asText(),
                    one.path("waiting").asText());
            one.path("multiplexers").forEach(mux -> multiplexers.add(
                    one.path("name").asText() + "/" + mux.path("name").asText(), mux.path("address").asText(),
                    mux.path("active").asBoolean() ? "active" : "standby", mux.at("/standing/text").asText(),
                    ago(mux.path("since"), now), mux.path("packets").asText(), in(mux.path("nextTry"), now)));
        }
        stations.print(terminal, "");
        terminal.say("");
        multiplexers.print(terminal, "");
        all.forEach(one -> one.path("multiplexers").forEach(mux -> sayWhatIsWrong(mux, now)));
    }

    private void sayWhatIsWrong(JsonNode mux, Instant now) {
        String name = mux.path("name").asText();
        if (mux.at("/lastError/text").isTextual()) {
            terminal.say(name + ": " + mux.at("/lastError/text").asText()
                    + (mux.path("lastErrorAt").isTextual() ? " (" + ago(mux.path("lastErrorAt"), now) + ")" : ""));
        }
        if (mux.path("alarm").asBoolean()) {
            terminal.say("! " + name + ": somebody must look, it may not mend itself");
        }
    }

    private static String ago(JsonNode at, Instant now) {
        return Ages.ago(Math.max(0, Duration.between(Instant.parse(at.asText()), now).toSeconds()));
    }

    private static String in(JsonNode at, Instant now) {
        return at.isTextual()
                ? "in " + Math.max(0, Duration.between(now, Instant.parse(at.asText())).toSeconds()) + " s"
                : "–";
    }
}
