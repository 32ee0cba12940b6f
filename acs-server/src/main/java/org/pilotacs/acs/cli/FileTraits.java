package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.CliFailure.Exit;
import org.pilotacs.acs.firmware.Artefact;
import org.pilotacs.acs.firmware.Fit;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// A file for boxes, and what is said of it whether it is added or signed.
final class FileTraits {
    @Parameters(paramLabel = "FILE", description = "The image, as the maker of the box delivers it, or the configuration.")
    private Path file = Path.of("");

    @Option(names = "--product-class", required = true, paramLabel = "MODEL", description = "Product class of the boxes that it is for.")
    private String productClass = "";

    @Option(names = "--firmware-version", required = true, paramLabel = "VERSION", description = "Version, exactly as a box reports it once it runs the image; of a configuration, what you call it.")
    private String version = "";

    @Option(names = "--oui", paramLabel = "OUI", description = "Of their maker, where others have a model of that name.")
    private String oui = "";

    @Option(names = "--hardware", paramLabel = "REVISION", description = "Hardware version of the boxes that it is for. Default: any.")
    private String hardware = "";

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "firmware", description = "firmware or configuration. Default: ${DEFAULT-VALUE}.")
    private Artefact.Kind kind = Artefact.Kind.FIRMWARE;

    Path readable() {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw new CliFailure(Exit.USAGE, "There is no file " + file + " that can be read.");
        }
        return file;
    }

    Artefact.Kind kind() {
        return kind;
    }

    Fit fit() {
        return new Fit(oui, productClass, hardware);
    }

    String version() {
        return version;
    }

    /// By the names of the API; empty for what is not said.
    Map<String, String> query() {
        return Map.of("kind", kind.name().toLowerCase(Locale.ROOT), "productClass", productClass, "version", version,
                "oui", oui, "hardware", hardware);
    }
}
