package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Logins by which boxes fetch and send files over SFTP.
@Command(name = "sftp-login", description = "Logins of boxes for SFTP: add, list, remove.", mixinStandardHelpOptions = true)
final class SftpLoginCommand {
    private static final String LOGINS = "/care/v1/sftp-logins";

    /// With all that it can do.
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new SftpLoginCommand()).addSubcommand(new Add(terminal)).addSubcommand(new All(terminal))
                .addSubcommand(new Remove(terminal));
    }

    @Command(name = "add", description = "Make a login. Its password is printed once and kept nowhere.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Option(names = "--box", paramLabel = "BOX", description = {
            "Of one box, by its id, its serial number or its card:", "it fetches firmware and sends files."})
        private @Nullable String box;

        @Option(names = "--product-class", paramLabel = "MODEL", description = "Or of a model: its boxes fetch firmware.")
        private @Nullable String productClass;

        @Option(names = "--oui", paramLabel = "OUI", description = "Of a model of this maker alone.")
        private @Nullable String oui;

        @Option(names = "--hardware", paramLabel = "VERSION", description = "Of boxes with this hardware alone.")
        private @Nullable String hardware;

        @Option(names = "--name", paramLabel = "NAME", description = "What boxes log in as; one is made up otherwise.")
        private @Nullable String name;

        @Option(names = "--public-key", paramLabel = "FILE", description = "File with a public key as OpenSSH writes it, in place of a password.")
        private @Nullable Path publicKey;

        Add(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            CliFailure.demand((box == null) != (productClass == null), "Give either --box or --product-class.");
            try (CareClient client = remote.connect(terminal.environment())) {
                JsonNode made = client.post(LOGINS, body(client));
                terminal.say(made.path("name").asText());
                if (made.path("password").isTextual()) {
                    terminal.say(made.path("password").asText());
                    terminal.complain("Name and password. Keep them now: the password is not shown again.");
                }
                return 0;
            }
        }

        private ObjectNode body(CareClient client) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            if (box != null) {
                body.put("device", new DeviceFinder(client).find(box).path("id").asText());
            } else {
                ObjectNode model = body.putObject("model").put("productClass", productClass);
                putIfGiven(model, "oui", oui);
                putIfGiven(model, "hardware", hardware);
            }
            putIfGiven(body, "name", name);
            if (publicKey != null) {
                body.put("publicKey", text(publicKey));
            }
            return body;
        }

        private static void putIfGiven(ObjectNode json, String key, @Nullable String value) {
            if (value != null) {
                json.put(key, value);
            }
        }

        private static String text(Path file) {
            try {
                return Files.readString(file).strip();
            } catch (IOException _) {
                throw new CliFailure(Exit.USAGE, "The key file " + file + " cannot be read.");
            }
        }
    }

    @Command(name = "list", description = "List the logins, without passwords.", mixinStandardHelpOptions = true)
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
                        new Listing.Of(LOGINS, "logins", List.of("NAME", "OF", "BY", "USED")),
                        "There are no logins for SFTP. Make one with   ./pilot sftp-login add --box BOX",
                        one -> List.of(one.path("name").asText(), of(one), one.path("by").asText(),
                                one.path("used").asText("never")));
                return 0;
            }
        }

        private static String of(JsonNode one) {
            return one.path("device").isTextual()
                    ? one.path("device").asText()
                    : String.join(" ", List.of("model", one.at("/model/oui").asText(),
                            one.at("/model/productClass").asText(), one.at("/model/hardware").asText()).stream()
                            .filter(word -> !word.isEmpty()).toList());
        }
    }

    @Command(name = "remove", description = "Take a login back: from then on it lets nobody in.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Remote remote = new Remote();

        @Parameters(paramLabel = "NAME", description = "The login's.")
        private String name = "";

        Remove(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            try (CareClient client = remote.connect(terminal.environment())) {
                client.delete(LOGINS + "/" + CareClient.segment(name));
            }
            terminal.say(name + " lets nobody in any more.");
            return 0;
        }
    }
}
