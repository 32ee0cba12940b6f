package org.pilotacs.acs.door.console;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.reading.Reading;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// A measurement as a consultant reads it.
class ShownValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "tuner.1.level | dBm | -42.36500031717516 | −42.37 dBm",
        "tuner.1.cn | dB | 15.8 | 15.8 dB", "tuner.1.cn | dB | 15.814 | 15.81 dB",
        "tuner.1.pre-fec-ber | '' | 0.0000123 | 0.0000123", "memory.free | KiB | 174762 | 170.7 MiB"})
    void hasNoMoreDigitsThanMeanSomething(String name, String unit, String value, String shown) {
        ShownValue read = ShownValue.of(new Reading(name, value, unit, Instant.EPOCH, "Device.X"), Words.ENGLISH);
        assertThat((read.text() + " " + read.unit()).strip()).isEqualTo(shown);
    }
}
