package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Tokens of programs.
@Command(name = "token", description = "Tokens by which programs call: add, list, remove.", mixinStandardHelpOptions = true)
final class TokenCommand {
    private static final String TOKENS = "/care/v1/tokens";

    /// With all that it can do.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new TokenCommand()).addSubcommand(new Add(terminal)).addSubcommand(new All(terminal))
                .addSubcommand(new Remove(terminal));
    }

    @Command(name = "add", description = "Make a token. It is printed once and kept nowhere.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "NAME", description = "What it is for, for example crm.")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", required = true, description = {
            "care, engineer, admin, auditor,",
            "or portal for what calls for customers."})
        private String role = "";

        @Option(names = "--days", paramLabel = "N", required = true, description = "After how many days it lets nobody in any more, at most 3650.")
        private int days;

        Add(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                JsonNode made = client.post(TOKENS,
                        JsonNodeFactory.instance.objectNode().put("name", name).put("role", role).put("days", days));
                terminal.say(made.path("token").asText());
                terminal.complain("It lets in as " + made.path("role").asText() + " until "
                        + made.path("expires").asText() + ". Keep it now: it is not shown again.");
                return 0;
            }
        }
    }

    @Command(name = "list", description = "List the tokens, without what they are.", mixinStandardHelpOptions = true)
    static final class All implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        All(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                Listing.print(client, terminal, json,
                        new Listing.Of(TOKENS, "tokens", List.of("NAME", "ROLE", "EXPIRES", "USED")),
                        "There are no tokens. Make one with   ./pilot token add NAME --role care --days 90",
                        one -> List.of(one.path("name").asText(), one.path("role").asText(),
                                one.path("expires").asText(), one.path("used").asText("never")));
                return 0;
            }
        }
    }

    @Command(name = "remove", description = "Remove a token: from then on it lets nobody in.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "NAME", description = "The token's.")
        private String name = "";

        Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                client.delete(TOKENS + "/" + CareClient.segment(name));
            }
            terminal.say(name + " lets nobody in any more.");
            return 0;
        }
    }
}
