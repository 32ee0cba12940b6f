package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.firmware.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives the server a file that boxes can be given.
@Command(name = "add-firmware", description = "Add firmware, or a configuration, that boxes of a model can be given.", footer = {
    "", "Boxes get it when somebody says so: ./pilot update-firmware BOX, ./pilot apply-configuration BOX --image ID",
    "A line that breaks, or a server that is started anew, costs no more than the last megabyte."}, mixinStandardHelpOptions = true)
final class AddFirmwareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Mixin
    private final FileTraits traits = new FileTraits();

    @Option(names = "--from", paramLabel = "VERSION", description = "Version on which it may follow, for example 2.4.1 or 2.4.*; again for each other one. Default: any.")
    private List<String> from = List.of();

    @Option(names = "--notes", paramLabel = "FILE", description = "What is new in it, for people: a text in UTF-8 of up to 8 KiB.")
    private @Nullable Path notes;

    @Option(names = "--signature", paramLabel = "FILE", description = "Its signature, as ./pilot sign-firmware or openssl writes it.")
    private @Nullable Path signature;

    AddFirmwareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path file = traits.readable();
        String text = notes == null ? "" : new String(bytes(notes), StandardCharsets.UTF_8);
        String signed = signature == null ? "" : signature(bytes(signature));
        try (CareClient client = remote.connect(terminal.environment())) {
            Stream<Map.Entry<String, String>> query = Stream.concat(traits.query().entrySet().stream(),
                    Stream.concat(from.stream().map(one -> Map.entry("from", one)),
                            Stream.of(Map.entry("signature", signed))));
            say(add(client, terminal, file, query, text));
        }
        return 0;
    }

    private void say(JsonNode image) {
        terminal.say("%s %s is here as %s: %,d bytes, SHA-256 %s%s".formatted(image.path("productClass").asText(),
                image.path("version").asText(), image.path("id").asText(), image.path("bytes").asLong(),
                image.path("sha256").asText(), image.path("signedBy").asText().isEmpty()
                        ? ""
                        : ", signed by " + image.path("signedBy").asText()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
    }

    /// The bytes themselves, or their base64.
    private static String signature(byte[] content) {
        return content.length == SigningKey.SIGNATURE
                ? Base64.getEncoder().encodeToString(content)
                : new String(content, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
    }

    /// @param what it is for, by the names of the API; empty for none
    static JsonNode add(CareClient client, Terminal terminal, Path file, Map<String, String> what) {
        return add(client, terminal, file, what.entrySet().stream(), "");
    }

    /// What is refused leaves nothing behind.
    private static JsonNode add(CareClient client, Terminal terminal, Path file,
            Stream<Map.Entry<String, String>> what, String notes) {
        String upload = new FileSender(client, terminal, Clock.systemUTC(), file).send();
        String query = Stream
                .concat(what, Stream.of(Map.entry("upload", upload.substring(upload.lastIndexOf('/') + 1))))
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + CareClient.segment(one.getValue())).collect(Collectors.joining("&"));
        try {
            return client.say("/care/v1/firmware?" + query, notes);
        } catch (CliFailure refused) {
            if (refused.exit() == Exit.NOT_DONE) {
                client.delete(upload);
            }
            throw refused;
        }
    }
}
