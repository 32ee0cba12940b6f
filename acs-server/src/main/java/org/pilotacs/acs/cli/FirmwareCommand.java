package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Lists the files that boxes can be given.
@Command(name = "firmware", description = "List the firmware and the configurations that boxes can be given.", mixinStandardHelpOptions = true)
final class FirmwareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FirmwareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (CareClient client = remote.connect(terminal.environment())) {
            Listing.print(client, terminal, json,
                    new Listing.Of("/care/v1/firmware", "images",
                            List.of("ID", "KIND", "MODEL", "VERSION", "FROM", "BYTES", "SIGNED BY", "ADDED", "BY")),
                    "Nothing is here that boxes could be given. Add something: ./pilot add-firmware FILE",
                    FirmwareCommand::row);
        }
        return 0;
    }

    private static List<String> row(JsonNode one) {
        return List.of(one.path("id").asText(), one.path("kind").asText(), model(one), one.path("version").asText(),
                from(one), "%,d".formatted(one.path("bytes").asLong()), or(one.path("signedBy").asText(), "nobody"),
                one.path("added").asText().substring(0, 10), or(one.path("addedBy").asText(), "–"));
    }

    /// With what narrows it down.
    private static String model(JsonNode one) {
        List<String> parts = new ArrayList<>(List.of(one.path("productClass").asText()));
        if (!one.path("oui").asText().isEmpty()) {
            parts.add("of " + one.path("oui").asText());
        }
        if (!one.path("hardware").asText().isEmpty()) {
            parts.add("hardware " + one.path("hardware").asText());
        }
        return String.join(" ", parts);
    }

    private static String from(JsonNode one) {
        List<String> versions = one.path("from").valueStream().map(JsonNode::asText).toList();
        return versions.isEmpty() ? "any" : String.join(", ", versions);
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /// Takes one away.
    @Command(name = "remove-firmware", description = "Remove firmware or a configuration; boxes that were told to fetch it and have not do not get it.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "ID", description = "As ./pilot firmware lists it.")
        private String id = "";

        Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            CliFailure.demand(id.matches("[0-9a-f]{24}"),
                    "An id has 24 hexadecimal digits: ./pilot firmware lists them.");
            try (CareClient client = remote.connect(terminal.environment())) {
                client.delete("/care/v1/firmware/" + id);
                terminal.say("Removed.");
            }
            return 0;
        }
    }
}
