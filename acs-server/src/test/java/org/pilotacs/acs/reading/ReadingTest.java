package org.pilotacs.acs.reading;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTest {
    private static Reading of(String value) {
        return new Reading("tuner.1.margin", value, "dB", Instant.EPOCH, "test");
    }

    @ParameterizedTest
    @CsvSource({ "6.289999961853027, 6.289999961853027", "-0.5, -0.5", "12, 12", "1.5E-7, 0.00000015"})
    void what_a_box_writes_as_a_number_is_one(String value, double number) {
        assertThat(of(value).number()).isNotNull()
                .satisfies(it -> assertThat(it.doubleValue()).isEqualTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "true", "1,5", "--", "1e999999999", "0x10", "NaN", "１"})
    void what_is_no_number_is_none(String value) {
        assertThat(of(value).number()).isNull();
    }
}
