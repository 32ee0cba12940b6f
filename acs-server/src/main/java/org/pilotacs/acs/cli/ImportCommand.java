package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Imports the operator's inventory.
@Command(name = "import", description = "Import the inventory: which box and card belong to which customer.", footer = {
    "", "One box a line: NDJSON (.ndjson, .jsonl) or CSV with a heading (.csv), for example",
    "  oui,productClass,serial,subscriber,area,card,tags",
    "Lines that are wrong are listed at the end; the others are taken. Exit code 1 if any was wrong."}, mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "FILE", description = "The file to import.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "csv|ndjson", description = "Of what form the file is. Default: by its name.")
    private String format = "";

    @Option(names = "--json", description = "Print the result as JSON, nothing else.")
    private boolean json;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode end = new ImportRun(terminal, client, !json).run(file, mediaType(),
                    lines(file) - (mediaType().equals("text/csv") ? 1 : 0));
            terminal.say(json ? end.toPrettyString() : ImportRun.summary(end));
            return end.path("state").asText().equals("done") && end.path("wrong").asLong() == 0 ? 0 : 1;
        }
    }

    private String mediaType() {
        String name = format.isEmpty() ? file.toString().toLowerCase(Locale.ROOT) : "." + format;
        if (name.endsWith(".csv")) {
            return "text/csv";
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".json")) {
            return ImportRun.NDJSON;
        }
        throw new CliFailure(Exit.USAGE, "Say of what form " + file + " is: --format csv or --format ndjson");
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }
}
