package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a number, then it is written as JavaScript writes it, and a text is read as it reads it.
class NumberTextTest {
    @ParameterizedTest
    @CsvSource({ "0, 0", "-0.0, 0", "5, 5", "-2.5, -2.5", "0.1, 0.1", "9007199254740993, 9007199254740992",
        "1e20, 100000000000000000000", "123456789012345680000, 123456789012345680000", "1e21, 1e+21",
        "1.5e300, 1.5e+300", "1.7976931348623157e308, 1.7976931348623157e+308", "2e23, 2e+23",
        "0.000001, 0.000001", "0.00000123, 0.00000123", "1e-7, 1e-7", "-1.25e-9, -1.25e-9",
        "4.9e-324, 5e-324", "9.9e-324, 1e-323", "NaN, NaN", "-Infinity, -Infinity"})
    void is_written_with_the_fewest_digits(double number, String text) {
        assertThat(NumberText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            5     | 5         | 5
            "\t 5 " | 5       | 5
            +5    | 5         | 5
            5kg   | 5         | NaN
            5e2e3 | 500       | NaN
            5e    | 5         | NaN
            5.e1  | 50        | 50
            .5    | 0.5       | 0.5
            -.5   | -0.5      | -0.5
            .     | 0         | NaN
            ""    | 0         | 0
            "  "  | 0         | 0
            -     | 0         | NaN
            1e400 | Infinity  | Infinity
            -Infinity | -Infinity | -Infinity
            Infinit | 0       | NaN
            NaN   | 0         | NaN
            """)
    void is_read_from_the_beginning_or_as_a_whole(String text, Double leading, Double whole) {
        assertThat(NumberText.leading(text)).isEqualTo(leading);
        assertThat(NumberText.whole(text)).isEqualTo(whole);
    }
}
