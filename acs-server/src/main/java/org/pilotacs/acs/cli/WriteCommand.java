package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes parameters.
@Command(name = "write", description = "Set parameters of a box, all or none, and read them back.", footer = {
    "", "The type is the one that the box names; or say it:",
    "  ./pilot write SN-1001 Device.ManagementServer.PeriodicInformInterval:unsignedInt=3600"}, mixinStandardHelpOptions = true)
final class WriteCommand implements Callable<Integer> {
    private static final Pattern ASSIGNMENT = Pattern.compile("([^=:]+)(?::([A-Za-z0-9]+))?=(.*)", Pattern.DOTALL);

    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final ActionRun run = new ActionRun();

    @Parameters(index = "0", paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH=VALUE", description = "A parameter and its new value.")
    private List<String> assignments = List.of();

    WriteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode found = new DeviceFinder(client).find(device);
            ObjectNode wish = ActionRun.wish("write");
            ArrayNode values = wish.putArray("values");
            for (String assignment : assignments) {
                Matcher parts = ASSIGNMENT.matcher(assignment);
                if (!parts.matches()) {
                    throw new CliFailure(Exit.USAGE, "Write PATH=VALUE, for example Device.X.Y=1, not " + assignment);
                }
                String type = parts.group(2);
                values.addObject().put("path", parts.group(1))
                        .put("type", type == null ? knownType(client, found, parts.group(1)) : type)
                        .put("value", parts.group(3));
            }
            return run.run(terminal, client, found, wish);
        }
    }

    /// The type that the box named before; else it is asked now.
    private static String knownType(CareClient client, JsonNode found, String path) {
        JsonNode page = client.get("/care/v1/devices/" + CareClient.segment(found.path("id").asText())
                + "/parameters?limit=1&prefix=" + CareClient.segment(path));
        JsonNode first = page.path("parameters").path(0);
        if (first.path("path").asText().equals(path) && first.path("type").isTextual()) {
            return first.path("type").asText();
        }
        for (JsonNode value : ActionRun.read(client, found, path)) {
            if (value.path("path").asText().equals(path)) {
                return value.path("type").asText("string");
            }
        }
        return "string";
    }
}
