package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/// Imports keys that boxes share with the server.
@Command(name = "import-keys", description = "Import the keys with which boxes prove who they are over DTLS.", footer = {
    "", "One box a line, as CSV with the heading", "  endpoint,identity,key",
    "The key is hexadecimal. Lines are taken 200 at a time, all or none; what was taken before an error stays."}, mixinStandardHelpOptions = true)
final class ImportKeysCommand implements Callable<Integer> {
    private static final int TOGETHER = 200;
    private static final Set<String> HEADING = Set.of("endpoint", "identity", "key");
    private static final CsvMapper CSV = new CsvMapper();

    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "FILE", description = "The file to import.")
    private Path file = Path.of("");

    ImportKeysCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
        int taken = 0;
        try (CareClient client = remote.connect(terminal.environment());
                Reader in = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> lines = CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader()).readValues(in)) {
            ArrayNode some = JsonNodeFactory.instance.arrayNode();
            while (lines.hasNext()) {
                some.add(key(lines.next(), taken + some.size() + 2));
                if (some.size() == TOGETHER || !lines.hasNext()) {
                    client.post("/care/v1/keys", JsonNodeFactory.instance.objectNode().set("keys", some));
                    taken += some.size();
                    some = JsonNodeFactory.instance.arrayNode();
                }
            }
        } catch (RuntimeJsonMappingException e) {
            throw new CliFailure(Exit.USAGE, file + " is no CSV: " + e.getMessage());
        } catch (CliFailure failure) {
            terminal.say("Taken before that: " + taken);
            throw failure;
        }
        terminal.say("Keys taken: " + taken);
        return 0;
    }

    private ObjectNode key(Map<String, String> line, int number) {
        if (!line.keySet().equals(HEADING)) {
            throw new CliFailure(Exit.USAGE,
                    file + ", line " + number + ": has other fields than endpoint,identity,key");
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        line.forEach((name, value) -> key.put(name, value.strip()));
        return key;
    }
}
