package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a new campaign has each box do; the options for it.
final class CampaignWish {
    private static final Pattern ASSIGNMENT = Pattern.compile("([^=:]+)(?::([A-Za-z0-9]+))?=(.*)", Pattern.DOTALL);

    @Option(names = "--firmware", order = 1, paramLabel = "IMAGE", description = "Run this firmware: the id of an image, or its version where one image has it.")
    private String firmware = "";

    @Option(names = "--configuration", order = 2, paramLabel = "FILE", description = "Apply this configuration of the maker's: its id, or its version where one has it.")
    private String configuration = "";

    @Option(names = "--write", order = 2, paramLabel = "PATH[:TYPE]=VALUE", description = "Set this parameter; may be said several times. The type is what a box that it is for names, else say it.")
    private List<String> assignments = List.of();

    @Option(names = "--restart", order = 3, description = "Restart.")
    private boolean restart;

    @Option(names = "--reconnect", order = 4, description = "Have cards fetch their rights anew.")
    private boolean reconnect;

    @Option(names = "--reset-pin", order = 5, description = "Set the PIN back to the factory's.")
    private boolean resetPin;

    @Option(names = "--check-signal", order = 6, description = "Measure signal, card and links.")
    private boolean checkSignal;

    @Option(names = "--by-satellite", order = 7, description = "With --reconnect and --reset-pin: by satellite in any case.")
    private boolean bySatellite;

    /// The request of a plan; types of parameters that were not said are missing.
    ObjectNode request(CareClient client) {
        List<ObjectNode> wishes = Stream
                .of(firmware.isEmpty() ? null : artefact(client, firmware, "firmware", "update-firmware"),
                        configuration.isEmpty()
                                ? null
                                : artefact(client, configuration, "configuration", "apply-configuration"),
                        assignments.isEmpty() ? null : write(), restart ? ActionRun.wish("restart") : null,
                        reconnect ? way("reconnect") : null, resetPin ? way("reset-pin") : null,
                        checkSignal ? ActionRun.wish("check-signal") : null)
                .flatMap(Stream::ofNullable).toList();
        CliFailure.demand(wishes.size() == 1,
                "Say what each box is to do: one of --firmware, --configuration, --write, --restart, --reconnect, --reset-pin and --check-signal.");
        return wishes.getFirst();
    }

    private ObjectNode way(String action) {
        return ActionRun.wish(action).put("way", bySatellite ? "satellite" : "best");
    }

    private static ObjectNode artefact(CareClient client, String named, String kind, String action) {
        List<JsonNode> meant = client.get("/care/v1/firmware").path("images").valueStream()
                .filter(one -> one.path("kind").asText().equals(kind) && (one.path("id").asText().equals(named)
                        || one.path("version").asText().equals(named)))
                .toList();
        if (meant.isEmpty()) {
            throw new CliFailure(Exit.NOT_DONE, "There is no %s %s. Add it with   ./pilot add-firmware FILE%s"
                    .formatted(kind, named, kind.equals("firmware") ? "" : " --kind configuration"));
        }
        if (meant.size() > 1) {
            StringBuilder all = new StringBuilder("Several are " + named + ". Name one by its id:");
            meant.forEach(one -> all.append("\n  ").append(one.path("id").asText()).append("   ")
                    .append(one.path("productClass").asText()).append(' ').append(one.path("hardware").asText("")));
            throw new CliFailure(Exit.USAGE, all.toString());
        }
        return ActionRun.wish(action).put("image", meant.getFirst().path("id").asText());
    }

    private ObjectNode write() {
        ObjectNode wish = ActionRun.wish("write");
        ArrayNode values = wish.putArray("values");
        for (String assignment : assignments) {
            Matcher parts = ASSIGNMENT.matcher(assignment);
            if (!parts.matches()) {
                throw new CliFailure(Exit.USAGE, "Write PATH=VALUE, for example Device.X.Y=1, not " + assignment);
            }
            ObjectNode one = values.addObject().put("path", parts.group(1)).put("value", parts.group(3));
            if (parts.group(2) != null) {
                one.put("type", parts.group(2));
            }
        }
        return wish;
    }

    /// Has a box that a campaign is for say the types that are missing.
    ///
    /// @param found what a plan would find
    static void addTypes(CareClient client, JsonNode request, JsonNode found) {
        for (JsonNode one : request.path("values")) {
            if (one instanceof ObjectNode value && !value.has("type")) {
                value.put("type", type(client, found.path("sample").path(0), value.path("path").asText()));
            }
        }
    }

    private static String type(CareClient client, JsonNode box, String path) {
        JsonNode named = box.isMissingNode()
                ? box
                : client.get("/care/v1/devices/" + CareClient.segment(box.path("id").asText())
                        + "/parameters?limit=1&prefix=" + CareClient.segment(path)).path("parameters").path(0);
        if (!named.path("path").asText().equals(path) || !named.path("type").isTextual()) {
            throw new CliFailure(Exit.USAGE, "No box that it is for has named the type of " + path
                    + " yet. Say it, for example   --write " + path + ":string=…");
        }
        return named.path("type").asText();
    }
}
