package org.pilotacs.sim.firmware;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.sim.firmware.FirmwareImage.Parsed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FirmwareImageTest {
    private static final Affected SOME = new Affected("B", 0.05, 7);
    private static final Defect[] DEFECTS = { new Defect.BootLoop(SOME, Duration.ofSeconds(30), 2, 10),
        new Defect.WeakSignal(SOME, 2.5, 1e-4), new Defect.Brick(Affected.ALL),
        new Defect.SlowDownload(SOME, 4_096), new Defect.OtherVersion(SOME, "2.5.0-r1"),
        new Defect.OtherVersion(SOME, ""),
        new Defect.LateCrashes(SOME, Duration.ofHours(3), Duration.ofMinutes(20)), new Defect.NotInstalled(SOME),
        new Defect.LosesSettings(SOME)};

    private final byte[] image = FirmwareImage.build("SV-S2", "2.5.0", new byte[1000]);
    private final byte[] bad = FirmwareImage.build("SV-S2", "2.5.0", new byte[100], DEFECTS);

    @Test
    void whatWasBuiltIsParsed() {
        assertThat(FirmwareImage.parse(image))
                .isEqualTo(new Parsed.Sound(new FirmwareImage("SV-S2", "2.5.0", 1000, List.of())));
    }

    @Test
    void itsDefectsComeWithIt() {
        assertThat(FirmwareImage.parse(bad))
                .isEqualTo(new Parsed.Sound(new FirmwareImage("SV-S2", "2.5.0", 100, List.of(DEFECTS))));
        assertThat(FirmwareImage.defectsOf(Arrays.copyOf(bad, bad.length - 50))).containsExactly(DEFECTS);
        assertThat(FirmwareImage.defectsOf(Arrays.copyOf(bad, 40))).as("cut off within them").isEmpty();
    }

    @Test
    void anImageWithoutDefectsIsAsItAlwaysWas() {
        assertThat(Arrays.copyOf(image, 5)).containsExactly('P', 'F', 'W', 'I', 1);
        assertThat(Arrays.copyOfRange(image, 17, 25)).as("the SHA-256 of a thousand zeros").containsExactly(0x54, 0x1b,
                0x3e, 0x9d, 0xaa, 0x09, 0xb2, 0x0b);
    }

    @Test
    void aBadImageCutOffOrChangedIsCorruptToo() {
        for (int place = 5; place < bad.length; place++) {
            byte[] damaged = bad.clone();
            damaged[place] ^= 0x10;
            assertThat(FirmwareImage.parse(Arrays.copyOf(bad, place))).isInstanceOf(Parsed.Corrupt.class);
            if (place >= 17) {
                assertThat(FirmwareImage.parse(damaged)).as("byte %d", place).isInstanceOf(Parsed.Corrupt.class);
            }
        }
    }

    @Test
    void aDefectStrikesItsShareOfARevisionAndAlwaysTheSame() {
        List<String> serials = IntStream.range(0, 40_000).mapToObj("SV%08d"::formatted).toList();
        List<String> struck = serials.stream().filter(serial -> SOME.includes("B", serial)).toList();
        assertThat(struck.size() / 40_000.0).isCloseTo(0.05, within(0.005));
        assertThat(serials).noneMatch(serial -> SOME.includes("A", serial));
        assertThat(serials.stream().filter(serial -> SOME.includes("B", serial))).isEqualTo(struck);
        Set<String> both = new HashSet<>(struck);
        both.retainAll(serials.stream().filter(serial -> new Affected("B", 0.05, 8).includes("B", serial)).toList());
        assertThat(both.size() / 40_000.0).as("another seed strikes others").isCloseTo(0.0025, within(0.001));
    }

    @Test
    void theBadImagesForADemoAreSoundFilesThatSayWhatIsWrong(@TempDir Path folder) throws Exception {
        BadImages.write(folder);
        Set<Class<?>> seen = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".bin")).toList()) {
                String name = file.getFileName().toString();
                assertThat(FirmwareImage.parse(Files.readAllBytes(file))).as(name)
                        .isInstanceOfSatisfying(Parsed.Sound.class, sound -> {
                            assertThat(name).startsWith("SV-S2_" + sound.image().version() + "_");
                            sound.image().defects().forEach(defect -> seen.add(defect.getClass()));
                        });
                assertThat(Files.readString(folder.resolve("README.txt"))).contains(name);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Defect.class.getPermittedSubclasses());
    }

    @Test
    void cutOffAnywhereItIsCorrupt() {
        for (int length = 0; length < image.length; length++) {
            assertThat(FirmwareImage.parse(Arrays.copyOf(image, length))).isInstanceOf(Parsed.Corrupt.class);
        }
    }

    @Test
    void aFlippedBitInThePayloadOrItsHashIsCorrupt() {
        for (int place = 17; place < image.length; place += 7) {
            byte[] damaged = image.clone();
            damaged[place] ^= 0x10;
            assertThat(FirmwareImage.parse(damaged)).as("byte %d", place).isInstanceOf(Parsed.Corrupt.class);
        }
    }
}
