package org.pilotacs.sim.firmware;

import org.junit.jupiter.api.Test;
import org.pilotacs.sim.firmware.FirmwareImage.Parsed;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class FirmwareImageTest {
    private final byte[] image = FirmwareImage.build("SV-S2", "2.5.0", new byte[1000]);

    @Test
    void whatWasBuiltIsParsed() {
        assertThat(FirmwareImage.parse(image)).isEqualTo(new Parsed.Sound(new FirmwareImage("SV-S2", "2.5.0", 1000)));
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
