package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// Accounts of people.
@Command(name = "account", description = "People who may sign in: add, list, disable, enable, role, password.", footer = {
    "", "Roles: care looks and orders; engineer also writes parameters, resets, changes firmware, imports and traces;",
    "admin may do all; auditor looks, and reads who did what."}, mixinStandardHelpOptions = true)
final class AccountCommand {
    private static final String ACCOUNTS = "/care/v1/accounts";

    /// With all that it can do.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new AccountCommand()).addSubcommand(new Add(terminal)).addSubcommand(new All(terminal))
                .addSubcommand("disable",
                        described(new Able(terminal, true), "Keep a person out, also where they are signed in."))
                .addSubcommand("enable", described(new Able(terminal, false), "Let a person in again."))
                .addSubcommand(new NewRole(terminal)).addSubcommand(new NewPassword(terminal));
    }

    private static CommandLine described(Object command, String description) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Command(name = "add", description = "Let a person in by name and password.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();
        @Mixin
        private final PasswordOption password = new PasswordOption();

        @Parameters(paramLabel = "NAME", description = "Small letters, digits, dot, dash, _ and @.")
        private String name = "";

        @Option(names = "--role", paramLabel = "ROLE", required = true, description = "care, engineer, admin or auditor.")
        private String role = "";

        Add(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                boolean first = client.get(ACCOUNTS).path("accounts").isEmpty();
                ObjectNode wish = JsonNodeFactory.instance.objectNode().put("name", name).put("role", role)
                        .put("password", password.read(terminal));
                JsonNode account = client.post(ACCOUNTS, wish);
                terminal.say(account.path("name").asText() + " may sign in as " + account.path("role").asText() + ".");
                if (first && !client.hasToken()) {
                    terminal.say(
                            """
                                    From now on the console asks who is there, and the care API and these commands want a token:
                                    set console.token in the server's configuration and start it anew, or use one of ./pilot token add.""");
                }
                return 0;
            }
        }
    }

    @Command(name = "list", description = "List the accounts.", mixinStandardHelpOptions = true)
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
                        new Listing.Of(ACCOUNTS, "accounts", List.of("NAME", "ROLE", "SIGNED IN", "")),
                        "There are no accounts. Add one with   ./pilot account add NAME --role admin",
                        one -> List.of(one.path("name").asText(), one.path("role").asText(),
                                one.path("signedIn").asText("never"),
                                one.path("disabled").asBoolean() ? "disabled" : ""));
                return 0;
            }
        }
    }

    /// Disables or enables.
    @Command(mixinStandardHelpOptions = true)
    static final class Able implements Callable<Integer> {
        private final Terminal terminal;
        private final boolean disabled;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "NAME", description = "The account's.")
        private String name = "";

        Able(Terminal terminal, boolean disabled) {
            this.terminal = terminal;
            this.disabled = disabled;
        }

        @Override
        public Integer call() {
            change(terminal, remote, name, JsonNodeFactory.instance.objectNode().put("disabled", disabled));
            terminal.say(name + (disabled ? " is kept out." : " may sign in."));
            return 0;
        }
    }

    @Command(name = "role", description = "Give a person another role, which holds at once.", mixinStandardHelpOptions = true)
    static final class NewRole implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(index = "0", paramLabel = "NAME", description = "The account's.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "care, engineer, admin or auditor.")
        private String role = "";

        NewRole(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            change(terminal, remote, name, JsonNodeFactory.instance.objectNode().put("role", role));
            terminal.say(name + " is " + role + " now.");
            return 0;
        }
    }

    @Command(name = "password", description = "Give a person another password, and sign them out.", mixinStandardHelpOptions = true)
    static final class NewPassword implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();
        @Mixin
        private final PasswordOption password = new PasswordOption();

        @Parameters(paramLabel = "NAME", description = "The account's.")
        private String name = "";

        NewPassword(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            change(terminal, remote, name,
                    JsonNodeFactory.instance.objectNode().put("password", password.read(terminal)));
            terminal.say(name + " has another password.");
            return 0;
        }
    }

    private static void change(Terminal terminal, Remote remote, String name, ObjectNode wish) {
        try (CareClient client = remote.connect(terminal.environment())) {
            client.put(ACCOUNTS + "/" + CareClient.segment(name), wish);
        }
    }
}
