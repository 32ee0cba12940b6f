package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/// Lists boxes.
@Command(name = "devices", description = "List boxes, or find them by what is known of them.", mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Customer number, serial, card, MAC, IP, model or version, whole or its beginning.")
    private String text = "";

    @Option(names = "--limit", defaultValue = "50", description = "Most boxes to list (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    DevicesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode page = client
                    .get("/care/v1/devices?limit=" + Math.clamp(limit, 1, 200) + "&q=" + CareClient.segment(text));
            if (json) {
                terminal.say(page.toPrettyString());
            } else {
                print(page, client);
            }
            return page.path("devices").isEmpty() && !text.isEmpty() ? 1 : 0;
        }
    }

    private void print(JsonNode page, CareClient client) {
        if (page.path("devices").isEmpty()) {
            terminal.say(text.isEmpty()
                    ? "No box has reported yet. Point one at this server, or try   ./pilot demo"
                    : "No box is known by " + text + " at " + client.server() + ".");
            return;
        }
        Table table = new Table("MODEL", "SERIAL", "CUSTOMER", "CARD", "SOFTWARE", "SEEN");
        page.path("devices").forEach(device -> table.add(model(device), text(device, "serialNumber"),
                text(device, "subscriber"), text(device, "card"), text(device, "softwareVersion"),
                seen(device)
                        + (device.path("quarantined").asBoolean() ? "  (quarantined)" : "")));
        table.print(terminal, "");
        if (page.path("nextCursor").isTextual()) {
            terminal.say("… and more. Name some more of it, or raise --limit.");
        }
    }

    private static String seen(JsonNode device) {
        return device.path("oneWay").asBoolean()
                ? "never: one-way"
                : Ages.ago(device.path("lastSeenAgeSeconds").asLong());
    }

    private static String model(JsonNode device) {
        return device.path("model").asText("").isEmpty() ? text(device, "productClass") : text(device, "model");
    }

    private static String text(JsonNode device, String field) {
        String value = device.path(field).asText("");
        return value.isEmpty() || value.equals("null") ? "–" : value;
    }
}
