package org.pilotacs.sim;

import org.pilotacs.sim.firmware.BadImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Writes firmware with faults to a folder.
@Command(name = "bad-images", mixinStandardHelpOptions = true, description = "Writes firmware with faults, for the decoder SV-S2, and says what each image does.")
final class BadImagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Where to.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException {
        BadImages.write(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.print(BadImages.about());
        out.flush();
        return 0;
    }
}
