package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Lists what is known of a box's data model.
@Command(name = "parameters", description = "List what is known of a box's data model, each value with its age.", mixinStandardHelpOptions = true)
final class ParametersCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(index = "0", paramLabel = "DEVICE", description = "An id, serial, card or customer number.")
    private String device = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PREFIX", description = "Beginning of the path, for example Device.WiFi.")
    private String prefix = "";

    @Option(names = "--json", description = "Print JSON, one parameter a line.")
    private boolean json;

    ParametersCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            String id = new DeviceFinder(client).find(device).path("id").asText();
            String path = "/care/v1/devices/" + CareClient.segment(id) + "/parameters?limit=1000&prefix="
                    + CareClient.segment(prefix);
            JsonNode page = client.get(path);
            boolean any = !page.path("parameters").isEmpty();
            print(page);
            while (page.path("nextCursor").isTextual()) {
                page = client.get(path + "&cursor=" + page.path("nextCursor").asText());
                print(page);
            }
            if (!any && !json) {
                terminal.say(
                        "Nothing is known there. Learn the names with   ./pilot discover " + device + " " + prefix);
            }
            return any ? 0 : 1;
        }
    }

    private void print(JsonNode page) {
        Table table = new Table();
        page.path("parameters").forEach(parameter -> {
            if (json) {
                terminal.say(parameter.toString());
            } else {
                table.add(parameter.path("path").asText(),
                        parameter.path("value").isNull() ? "" : parameter.path("value").asText(),
                        Ages.ago(parameter.path("ageSeconds").asLong()));
            }
        });
        table.print(terminal, "");
    }
}
