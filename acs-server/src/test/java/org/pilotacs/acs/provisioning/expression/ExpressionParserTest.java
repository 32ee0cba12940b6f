package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.provisioning.expression.Expression.Literal;
import org.pilotacs.acs.provisioning.expression.Expression.Parameter;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Given a text, when it is parsed, then it is the expression that GenieACS reads, or the error says what is wrong
/// where.
class ExpressionParserTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            a or b and not c = d || e + f * g => a OR (b AND (NOT (c = (d || (e + (f * g))))))
            a - b - c => (a - b) - c
            a || b + c => a || (b + c)
            (a AND b) AND c => a AND b AND c
            a AND (b AND c) => a AND (b AND c)
            NOT a IS NULL => NOT (a IS NULL)
            NOT (a) + 1 = 2 => NOT ((a + 1) = 2)
            a not  like b escape c => (a) NOT LIKE (b) ESCAPE (c)
            case when a then b else c end => CASE WHEN (a) THEN (b) ELSE (c) END
            f ( a,b ) => F((a), (b))
            x AND(y) => x AND y
            """)
    void operators_bind_as_in_GenieACS(String text, String same) {
        assertThat(Expression.parse(text)).isEqualTo(Expression.parse(same));
    }

    @Test
    void parentheses_of_the_right_operand_make_a_difference() {
        assertThat(Expression.parse("a - (b - c)")).isNotEqualTo(Expression.parse("a - b - c"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "Device.WiFi.SSID.1.Name", "Device.WiFi.SSID.*.Name", "a-b", "a*b", "-", "*", "-x",
        "1x", "007", "1e", "nullable", "NOT", "CASE", "or", "when", "_id", "--5"})
    void a_name_is_what_is_no_number_and_no_keyword_where_it_stands(String name) {
        assertThat(Expression.parse(name)).isEqualTo(Parameter.of(name));
        assertThat(Expression.parse(" " + name + " = 1")).isEqualTo(Expression.parse("{'" + name + "'} = 1"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            5 => 5
            -5 => -5
            1e3 => 1000
            1.5E-2 => 0.015
            1e999 => 1e999
            -0 => 0
            NULL => NULL
            true => TRUE
            FaLsE => FALSE
            'it''s' => 'it''s'
            "it's" => 'it''s'
            "\\u0041\\x\\"\\\\" => 'Ax"\\'
            "\\u00" => '\\u00'
            "C:\\" => 'C:\\'
            "a\\"b" => 'a"b'
            """)
    void literals(String text, String canonical) {
        assertThat(Expression.parse(text)).isInstanceOf(Literal.class).hasToString(canonical);
    }

    @Test
    void both_quotings_can_have_line_breaks_one_as_such_one_escaped() {
        assertThat(Expression.parse("'a\nb'")).isEqualTo(Expression.parse("\"a\\nb\""))
                .isEqualTo(new Literal(Value.of("a\nb")));
        assertThatExceptionOfType(ExpressionSyntaxException.class).isThrownBy(() -> Expression.parse("\"a\nb\""));
    }

    @Test
    void the_empty_text_is_NULL_but_blanks_are_nothing_at_all() {
        assertThat(Expression.parse("")).isEqualTo(new Literal(Value.none()));
        assertThatExceptionOfType(ExpressionSyntaxException.class).isThrownBy(() -> Expression.parse("  "));
    }

    @Test
    void blanks_are_what_JavaScript_takes_for_them() {
        assertThat(Expression.parse("\uFEFF\u00A0a\u2003=\r\n\t1\u2028")).isEqualTo(Expression.parse("a=1"));
    }

    @Test
    void a_path_has_fixed_and_dynamic_parts_without_blanks_between() {
        assertThat(Expression.parse("Device.{ x }.{'y'}z")).isEqualTo(new Parameter(
                List.of(new Literal(Value.of("Device.")), Parameter.of("x"), new Literal(Value.of(".yz")))));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            1 + => 3 => expected a value, but it ends
            a = 1 = 2 => 6 => expected an operator or the end, not: = 2
            a == 1 => 3 => expected a value, not: = 1
            (a => 2 => expected ')', but it ends
            a) => 1 => expected an operator or the end, not: )
            f(a,) => 4 => expected a value, not: )
            f(a b) => 4 => expected ',' or ')', not: b)
            Device.{a => 9 => expected '}', but it ends
            a IS 1 => 5 => expected NULL, not: 1
            a NOT 1 => 6 => expected LIKE, not: 1
            a BETWEEN 1 AND 2 => 2 => expected an operator or the end, not: BETWEEN 1 AND 2
            a IN (1) => 2 => expected an operator or the end, not: IN (1)
            NOT NOT a => 8 => expected an operator or the end, not: a
            CASE WHEN a END => 12 => expected THEN, not: END
            CASE WHEN a THEN 1 => 18 => expected WHEN, ELSE or END, but it ends
            CASE ELSE 1 WHEN 2 => 12 => expected END, not: WHEN 2
            a LIKE b ESCAPE'!' => 9 => expected an operator or the end, not: ESCAPE'!'
            a = 'open => 4 => the text is not closed by a '
            a = "open => 4 => the text is not closed by a " in its line
            null.x => 4 => expected an operator or the end, not: .x
            1.x => 1 => expected an operator or the end, not: .x
            - 5 => 2 => expected an operator or the end, not: 5
            a | b => 2 => expected an operator or the end, not: | b
            {"_tags": 1} => 8 => expected '}', not: : 1}
            """)
    void an_error_says_where_it_is_and_what_was_expected(String text, int position, String problem) {
        assertThatExceptionOfType(ExpressionSyntaxException.class).isThrownBy(() -> Expression.parse(text))
                .withMessage("position " + position + ": " + problem)
                .satisfies(error -> assertThat(error.position()).isEqualTo(position));
    }
}
