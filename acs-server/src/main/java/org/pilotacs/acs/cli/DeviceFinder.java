package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.cli.CliFailure.Exit;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the one box that a person means by an id, a serial, a card or a customer number.
final class DeviceFinder {
    private static final int CANDIDATES = 20;

    private final CareClient client;

    DeviceFinder(CareClient client) {
        this.client = client;
    }

    /// The box's summary; refuses with the candidates if several are meant.
    JsonNode find(String text) {
        JsonNode found = client.get("/care/v1/devices?limit=" + CANDIDATES + "&q=" + CareClient.segment(text));
        List<JsonNode> all = new ArrayList<>();
        found.path("devices").forEach(all::add);
        List<JsonNode> exact = all.stream().filter(device -> isNamed(device, text)).toList();
        List<JsonNode> meant = exact.isEmpty() ? all : exact;
        if (meant.isEmpty()) {
            throw new CliFailure(Exit.NOT_DONE, "No box is known by " + text
                    + ".\nTry its serial, card or customer number, or list what is there with   ./pilot devices");
        }
        if (meant.size() > 1) {
            throw new CliFailure(Exit.USAGE, candidates(text, meant));
        }
        return meant.getFirst();
    }

    private static boolean isNamed(JsonNode device, String text) {
        return List.of("id", "serialNumber", "card", "subscriber").stream()
                .anyMatch(field -> device.path(field).asText("").equalsIgnoreCase(text));
    }

    private static String candidates(String text, List<JsonNode> devices) {
        StringWriter buffer = new StringWriter();
        Table table = new Table();
        devices.forEach(device -> table.add(device.path("id").asText(), device.path("serialNumber").asText(),
                "customer " + device.path("subscriber").asText("unknown")));
        PrintWriter out = new PrintWriter(buffer);
        table.print(new Terminal(out, out, new java.io.BufferedReader(java.io.Reader.nullReader()), false, Map.of()),
                "  ");
        return text + " could be any of these; name one by its id:\n" + buffer.toString().stripTrailing();
    }
}
