package org.pilotacs.sim.firmware;

import org.pilotacs.sim.vendor.Make;
import org.pilotacs.sim.vendor.Norvik;
import org.pilotacs.sim.vendor.Orbis;
import org.pilotacs.sim.vendor.Sagevision;
import org.pilotacs.sim.vendor.SagevisionLink;
import org.pilotacs.sim.vendor.Telmar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/// The release after the one that simulated boxes are built with, for each model.
public final class NextImages {
    private static final int PAYLOAD = 512 << 10;
    private static final Map<Make, String> VERSIONS = Map.of(Sagevision.MAKE, "2.5.0", SagevisionLink.MAKE, "3.1.0",
            Norvik.MAKE, "5.11.0", Telmar.MAKE, "1.88", Orbis.MAKE, "3.2.0");

    private NextImages() {}

    /// Writes one file for each model, named `PRODUCTCLASS_VERSION.bin`.
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<Make, String> one : VERSIONS.entrySet()) {
            byte[] payload = new byte[PAYLOAD];
            new Random(one.getValue().hashCode()).nextBytes(payload);
            Files.write(folder.resolve(one.getKey().productClass() + "_" + one.getValue() + ".bin"),
                    FirmwareImage.build(one.getKey().modelName(), one.getValue(), payload));
        }
    }
}
