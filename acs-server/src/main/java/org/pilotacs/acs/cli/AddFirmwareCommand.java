package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.cli.CliFailure.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Gives the server a firmware image.
@Command(name = "add-firmware", description = "Add firmware that boxes of a model can be given.", footer = { "",
    "Boxes run it when somebody says so: ./pilot update-firmware BOX"}, mixinStandardHelpOptions = true)
final class AddFirmwareCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Remote remote = new Remote();

    @Parameters(paramLabel = "FILE", description = "The image, as the maker of the box delivers it.")
    private Path file = Path.of("");

    @Option(names = "--product-class", required = true, paramLabel = "MODEL", description = "Product class of the boxes that it is for.")
    private String productClass = "";

    @Option(names = "--firmware-version", required = true, paramLabel = "VERSION", description = "Version, exactly as a box reports it once it runs the image.")
    private String version = "";

    @Option(names = "--oui", paramLabel = "OUI", description = "Of their maker, where others have a model of that name.")
    private String oui = "";

    @Option(names = "--hardware", paramLabel = "REVISION", description = "Hardware version of the boxes that it is for. Default: any.")
    private String hardware = "";

    AddFirmwareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!Files.isReadable(file)) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
        try (CareClient client = remote.connect(terminal.environment())) {
            JsonNode image = add(client, file,
                    Map.of("productClass", productClass, "version", version, "oui", oui, "hardware", hardware));
            terminal.say("%s %s is here as %s: %,d bytes, SHA-256 %s".formatted(image.path("productClass").asText(),
                    image.path("version").asText(), image.path("id").asText(), image.path("bytes").asLong(),
                    image.path("sha256").asText()));
        }
        return 0;
    }

    /// @param what it is for, by the names of the API; empty for none
    static JsonNode add(CareClient client, Path file, Map<String, String> what) {
        Map<String, String> query = new LinkedHashMap<>(what);
        query.put("fileName", String.valueOf(file.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_"));
        return client.upload("/care/v1/firmware?" + query.entrySet().stream().filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + CareClient.segment(one.getValue())).collect(Collectors.joining("&")),
                file, "application/octet-stream");
    }
}
