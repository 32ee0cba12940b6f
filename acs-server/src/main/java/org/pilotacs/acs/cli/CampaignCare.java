package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How carefully a new campaign goes; the options for it. What is not said is left to the server.
final class CampaignCare {
    private static final Pattern WINDOW = Pattern.compile("(\\d{1,2}:\\d{2})-(\\d{1,2}:\\d{2})");
    private static final Pattern BANDWIDTH = Pattern.compile("(\\d{1,9})(B|kB|MB|GB|kbit|Mbit|Gbit)/s");
    private static final Map<String, Long> UNITS = Map.of("B", 8L, "kB", 8_000L, "MB", 8_000_000L, "GB",
            8_000_000_000L, "kbit", 1_000L, "Mbit", 1_000_000L, "Gbit", 1_000_000_000L);

    @Option(names = "--canary", order = 40, paramLabel = "N", description = "Boxes of the first wave.")
    private @Nullable Long canary;

    @Option(names = "--waves", order = 41, paramLabel = "SIZES", split = ",", description = "The waves (after the canary, if one is said): shares, numbers and rest, for example 5%%,25%%,rest.")
    private List<String> waves = List.of();

    @Option(names = "--per-revision", order = 42, paramLabel = "N", description = "Boxes of each model and revision that the first wave has at least.")
    private @Nullable Integer perRevision;

    @Option(names = "--window", order = 43, paramLabel = "FROM-TO", description = "Begin with boxes only then, by their own clocks, for example 02:00-05:00.")
    private String window = "";

    @Option(names = "--days", order = 44, paramLabel = "DAYS", split = ",", description = "On which the window opens, for example mon,tue.")
    private List<String> days = List.of();

    @Option(names = "--zone", order = 45, paramLabel = "ZONE", description = "The window's time zone for all boxes, for example Europe/Warsaw.")
    private String zone = "";

    @Option(names = "--at-once", order = 46, paramLabel = "N", description = "Most boxes at work at the same time; 0 for no such limit.")
    private @Nullable Long atOnce;

    @Option(names = "--bandwidth", order = 47, paramLabel = "RATE", description = "That downloads may take together, for example 50MB/s or 400Mbit/s.")
    private String bandwidth = "";

    @Option(names = "--no-knock", order = 48, description = "Wait until boxes come by themselves.")
    private boolean noKnock;

    @Option(names = "--soak", order = 49, paramLabel = "SPAN", description = "How long each box is watched afterwards, for example 24h.")
    private String soak = "";

    @Option(names = "--retries", order = 50, paramLabel = "N", description = "How often a box that could not is begun with anew.")
    private @Nullable Integer retries;

    @Option(names = "--errors", order = 51, paramLabel = "PERCENT", description = "Share of a wave that may go wrong.")
    private @Nullable BigDecimal errors;

    @Option(names = "--most-errors", order = 52, paramLabel = "N", description = "Boxes of a wave that may go wrong.")
    private @Nullable Integer mostErrors;

    @Option(names = "--on-stop", order = 53, paramLabel = "pause|roll-back", description = "What happens when a gate stops it.")
    private String onStop = "";

    @Option(names = "--until", order = 54, paramLabel = "SPAN", description = "How long it waits for boxes after its last wave opened, for example 30d.")
    private String until = "";

    void addTo(ObjectNode plan) {
        if (canary != null || !waves.isEmpty()) {
            waves(plan.putArray("waves"));
        }
        put(plan, "perRevision", perRevision);
        put(plan, "retries", retries);
        put(plan, "soak", soak);
        put(plan, "until", until);
        put(plan, "breach", onStop);
        window(plan);
        ObjectNode pace = plan.putObject("pace");
        if (atOnce != null) {
            pace.put("atOnce", atOnce);
        }
        if (!bandwidth.isEmpty()) {
            pace.put("bytesPerSecond", bytesPerSecond(bandwidth));
        }
        if (noKnock) {
            pace.put("knock", false);
        }
        ObjectNode gates = plan.putObject("gates");
        if (errors != null) {
            gates.put("errors", errors);
        }
        put(gates, "mostErrors", mostErrors);
    }

    private static void put(ObjectNode json, String name, @Nullable Integer number) {
        if (number != null) {
            json.put(name, number);
        }
    }

    private static void put(ObjectNode json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private void waves(ArrayNode json) {
        if (canary != null) {
            json.addObject().put("devices", canary);
        }
        for (String size : waves.isEmpty() ? List.of("5%", "25%", "rest") : waves) {
            if (size.equals("rest")) {
                json.addObject().put("rest", true);
            } else if (size.matches("\\d{1,3}(\\.\\d{1,4})?%")) {
                json.addObject().put("percent", new BigDecimal(size.substring(0, size.length() - 1)));
            } else if (size.matches("\\d{1,9}")) {
                json.addObject().put("devices", Long.parseLong(size));
            } else {
                throw new CliFailure(Exit.USAGE, "A wave is a share such as 5%, a number, or rest, not " + size);
            }
        }
    }

    private void window(ObjectNode plan) {
        if (window.isEmpty()) {
            CliFailure.demand(days.isEmpty() && zone.isEmpty(), "--days and --zone are for a --window.");
            return;
        }
        Matcher parts = WINDOW.matcher(window);
        if (!parts.matches()) {
            throw new CliFailure(Exit.USAGE, "A window looks like 02:00-05:00, not " + window);
        }
        ObjectNode json = plan.putObject("window").put("from", time(parts.group(1))).put("to", time(parts.group(2)));
        if (!days.isEmpty()) {
            days.forEach(json.putArray("days")::add);
        }
        put(json, "zone", zone);
    }

    private static String time(String text) {
        return text.length() == 4 ? "0" + text : text;
    }

    static long bytesPerSecond(String text) {
        Matcher parts = BANDWIDTH.matcher(text);
        if (!parts.matches()) {
            throw new CliFailure(Exit.USAGE, "A bandwidth looks like 50MB/s or 400Mbit/s, not " + text);
        }
        return Long.parseLong(parts.group(1)) * UNITS.getOrDefault(parts.group(2), 8L) / 8;
    }
}
