package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a device, when an expression is evaluated, then it is worth what GenieACS 1.2.16 makes of it. All lines of the
/// tables were compared with it.
class EvaluationTest {
    private final SampleContext device = SampleContext.device();

    private void isWorth(String expression, String value) {
        assertThat(device.valueOf(expression)).as(expression).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            Device.DeviceInfo.UpTime => 4711
            Device.Enabled => TRUE
            Device.SSID.{Device.Which}.Name => 'home'
            Device.SSID.{1 + 1}.Name => 'home'
            Device.SSID.{Device.Missing}.Name => NULL
            {'Device.Which'} => '2'
            {5} => NULL
            Device.Missing => NULL
            Device.Missing = 1 => NULL
            Device.Missing <> 1 => NULL
            NOT (Device.Missing = 1) => NULL
            Device.Missing LIKE '%' => NULL
            Device.Missing || 'x' => NULL
            Device.Missing + 1 => NULL
            Device.Missing IS NULL => TRUE
            Tags.test IS NOT NULL => TRUE
            Tags.other IS NOT NULL => FALSE
            """)
    void a_missing_parameter_makes_everything_nothing_but_the_test_for_it(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            NULL AND FALSE => FALSE
            FALSE AND NULL => FALSE
            NULL AND TRUE => NULL
            NULL OR TRUE => TRUE
            NULL OR FALSE => NULL
            NOT NULL => NULL
            NOT '' => TRUE
            NOT 0 => TRUE
            NOT '0' => FALSE
            1 AND 'a' => TRUE
            0 OR '' => FALSE
            (1e999 - 1e999) OR 0 => FALSE
            NULL = NULL => NULL
            NULL IS NULL => TRUE
            (NULL = NULL) IS NULL => TRUE
            """)
    void logic_has_three_values(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            1 = '1' => FALSE
            1 = TRUE => TRUE
            FALSE < 0.5 => TRUE
            'a' > 1e300 => TRUE
            '' > 1e300 => TRUE
            5 < '4' => TRUE
            'B' < 'a' => TRUE
            'abc' < 'abd' => TRUE
            '10' < '9' => TRUE
            1e999 - 1e999 = 5 => TRUE
            1e999 - 1e999 <> 5 => FALSE
            1e999 - 1e999 >= 5 => TRUE
            """)
    void numbers_come_before_texts_and_are_never_equal_to_one(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            "5" + 3 => 8
            "abc" + 1 => 1
            TRUE + 1 => 2
            '12.5kg' * 2 => 25
            ' 7 ' + 0 => 7
            '.5' + 0 => 0.5
            '5.' + 0 => 5
            '1e3x' + 0 => 1000
            '1e' + 0 => 1
            '0x10' + 0 => 0
            '-' + 0 => 0
            'Infinity' + 0 => 1e999
            '' + 0 => 0
            7 / 0 => NULL
            7 / 'x' => NULL
            7 % 0 => NULL
            7 % 0.5 => NULL
            7 % 2.9 => 1
            -7 % 3 => -1
            9 % 5 % 3 => 1
            5-3 => 2
            5--3 => 8
            1 - 2 - 3 - 4 => -8
            100 / 5 / 2 / 5 => 2
            2 + 3 * 4 => 14
            (2 + 3) * 4 => 20
            1 + 2 || 3 => '33'
            0.1 + 0.2 + 0.3 + 0.4 => 1
            (0.1 + 0.2) * 1 + 0.3 + 0.4 => 1
            1 / 1e-200 / 1e-200 / 1e-200 => NULL
            1 / 3 => 0.3333333333333333
            """)
    void arithmetic_takes_the_number_a_text_begins_with(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            "a" || 1 || TRUE => 'a11'
            'a' || FALSE => 'a0'
            'a' || NULL => NULL
            '' || 0.1 => '0.1'
            '' || 1e21 => '1e+21'
            '' || 1e20 => '100000000000000000000'
            '' || 1e-7 => '1e-7'
            '' || 0.000001 => '0.000001'
            '' || -0 => '0'
            '' || 1e999 => 'Infinity'
            '' || (1e999 - 1e999) => 'NaN'
            """)
    void joined_values_are_written_as_JavaScript_writes_numbers(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            'abc' LIKE 'a%' => TRUE
            'abc' LIKE 'A%' => FALSE
            'abc' LIKE 'a_c' => TRUE
            'abc' LIKE 'ab' => FALSE
            'abc' NOT LIKE '%b%' => FALSE
            '' LIKE '' => TRUE
            'a' LIKE '' => FALSE
            '' LIKE '%' => TRUE
            5 LIKE '5%' => TRUE
            TRUE LIKE 'true' => TRUE
            'a%' LIKE 'a!%' ESCAPE '!' => TRUE
            'ab' LIKE 'a!%' ESCAPE '!' => FALSE
            'a' LIKE 'a!' ESCAPE '!' => TRUE
            'a!b' LIKE 'a!%' ESCAPE '' => TRUE
            'a!b' LIKE 'a!%' ESCAPE 'no' => TRUE
            'a' LIKE 'a' ESCAPE NULL => NULL
            'a.c' LIKE 'a.c' => TRUE
            'abc' LIKE 'a.c' => FALSE
            Device.Notes LIKE 'first%' => TRUE
            Device.Notes LIKE '%second' => TRUE
            Device.Notes LIKE 'first%second' => FALSE
            Device.Notes LIKE 'first_second' => FALSE
            'a/b' LIKE 'a\\b' => TRUE
            'a\\b' LIKE 'a\\b' => FALSE
            """)
    void LIKE_compares_with_a_pattern(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            CASE WHEN 1 > 2 THEN 'a' WHEN TRUE THEN 'b' ELSE 'c' END => 'b'
            CASE WHEN NULL THEN 'a' ELSE 'c' END => 'c'
            CASE WHEN '' THEN 'a' END => NULL
            CASE WHEN '0' THEN 'a' END => 'a'
            CASE ELSE 5 END => 5
            CASE END => NULL
            """)
    void CASE_is_the_first_branch_that_applies(String expression, String value) {
        isWorth(expression, value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            NOW() => 1512998183000
            now( ) => 1512998183000
            UPPER('straße') => 'STRASSE'
            UPPER(TRUE) => '1'
            LOWER('ABC') => 'abc'
            LOWER(NULL) => NULL
            UPPER() => NULL
            ROUND(2.5) => 3
            ROUND(-2.5) => -3
            ROUND(1.005, 2) => 1.01
            ROUND(12345, -2) => 12300
            ROUND('2.5') => 3
            ROUND('') => 0
            ROUND('2.5kg') => NaN
            ROUND(1, NULL) => NULL
            ROUND() => NULL
            COALESCE(NULL, Device.Missing, 5, 6) => 5
            COALESCE(FALSE, 1) => FALSE
            COALESCE() => NULL
            REMOTE_ADDRESS() => '192.0.2.7'
            EXT('file', 'function', 1, NULL) => 4
            NO_SUCH_FUNCTION(1) => NULL
            NOT(1, 2) => NULL
            """)
    void functions_take_what_they_know_and_unknown_ones_are_nothing(String expression, String value) {
        isWorth(expression, value);
    }

    @Test
    void a_function_is_called_only_if_the_result_depends_on_it() {
        isWorth("CASE WHEN TRUE THEN 1 ELSE EXT() END", "1");
        isWorth("FALSE AND EXT()", "FALSE");
        isWorth("COALESCE(1, EXT())", "1");
        assertThat(device.calls).isEmpty();
    }
}
