package org.pilotacs.sim.firmware;

import org.pilotacs.sim.vendor.Make;
import org.pilotacs.sim.vendor.Sagevision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// Images for the decoder SV-S2 with one defect each, and the one that it came with, to go back to.
public final class BadImages {
    private static final int PAYLOAD = 512 << 10;
    private static final Make MAKE = Sagevision.MAKE;
    private static final List<Bad> ALL = List.of(
            new Bad("2.5.1", "boot-loop",
                    "60 % of revision B restart every 45 s, tell so every second time, and fall back"
                            + " to what they ran after 10 starts",
                    new Defect.BootLoop(new Affected("B", 0.6, 1), Duration.ofSeconds(45), 2, 10)),
            new Bad("2.5.2", "weak-signal", "revision B measures 4 dB less C/N, and 1 packet of 1000 is lost",
                    new Defect.WeakSignal(new Affected("B", 1, 2), 4, 1e-3)),
            new Bad("2.5.3", "brick", "10 % never come back; nothing helps them",
                    new Defect.Brick(new Affected("", 0.1, 3))),
            new Bad("2.5.4", "slow-download", "every box takes about a minute to fetch it",
                    new Defect.SlowDownload(new Affected("", 1, 4), 8 << 10)),
            new Bad("2.5.5", "other-version", "every box runs it and says that it is 2.5.5-r1",
                    new Defect.OtherVersion(new Affected("", 1, 5), "2.5.5-r1")),
            new Bad("2.5.6", "late-crashes", "half of revision A runs well for 10 minutes and then restarts every 5",
                    new Defect.LateCrashes(new Affected("A", 0.5, 6), Duration.ofMinutes(10), Duration.ofMinutes(5))),
            new Bad("2.5.7", "not-installed", "30 % say that all went well and run what they ran",
                    new Defect.NotInstalled(new Affected("", 0.3, 7))),
            new Bad("2.5.8", "loses-settings", "revision B comes back as if from the factory",
                    new Defect.LosesSettings(new Affected("B", 1, 8))));

    /// @param name as it stands in the file's name
    /// @param effect what it does, for people
    private record Bad(String version, String name, String effect, Defect defect) {
        String file() {
            return fileName(version, name);
        }
    }

    private BadImages() {}

    /// Writes a file for each, named `PRODUCTCLASS_VERSION_DEFECT.bin`, and `README.txt`, which says what each does.
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Bad bad : ALL) {
            Files.write(folder.resolve(bad.file()),
                    FirmwareImage.build(MAKE.modelName(), bad.version(), payload(bad.version()), bad.defect()));
        }
        Files.write(folder.resolve(fileName(Sagevision.FIRST_FIRMWARE, "sound")), FirmwareImage
                .build(MAKE.modelName(), Sagevision.FIRST_FIRMWARE, payload(Sagevision.FIRST_FIRMWARE)));
        Files.writeString(folder.resolve("README.txt"), about(), StandardCharsets.UTF_8);
    }

    /// What each does, in words, and how one is given to boxes.
    public static String about() {
        StringBuilder text = new StringBuilder(
                "Firmware with faults, for simulated boxes. What is wrong with it ends when"
                        + " other firmware runs, but for the brick.\n\n");
        for (Bad bad : ALL) {
            text.append("%-32s %s%n".formatted(bad.file(), bad.effect()));
        }
        text.append("%-32s %s%n".formatted(fileName(Sagevision.FIRST_FIRMWARE, "sound"),
                "what the boxes came with, to go back to"));
        Bad first = ALL.getFirst();
        return text.append("%n./pilot add-firmware %s --product-class %s --firmware-version %s%n"
                .formatted(first.file(), MAKE.productClass(), first.version())).toString();
    }

    private static String fileName(String version, String name) {
        return MAKE.productClass() + "_" + version + "_" + name + ".bin";
    }

    private static byte[] payload(String version) {
        byte[] payload = new byte[PAYLOAD];
        new Random(version.hashCode()).nextBytes(payload);
        return payload;
    }
}
