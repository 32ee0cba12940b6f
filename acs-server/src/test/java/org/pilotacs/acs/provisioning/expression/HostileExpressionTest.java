package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Given a text that somebody wrote to do harm, when it is read or evaluated, then that ends soon and says why.
@Timeout(10)
class HostileExpressionTest {
    private final SampleContext device = SampleContext.device();

    @ParameterizedTest
    @ValueSource(strings = { "(", "NOT (", "{", "f(", "CASE WHEN ", "a = (", "CASE WHEN 1 THEN ",
        "NOT NOT ", "NOT(a, "})
    void ten_thousand_levels_are_refused(String opening) {
        String text = opening.repeat(10_000);
        assertThatExceptionOfType(ExpressionSyntaxException.class)
                .isThrownBy(() -> Expression.parse(text.substring(0, Math.min(text.length(), Expression.LONGEST))));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            1 OR 1 AND NOT 2 = 1 || 1 + 2 * (, )
            `f(1, 1 - 1 / `, )
            a{1 + 1 * , }
            NOT (1 AND , )
            CASE WHEN NULL THEN 1 ELSE , END
            """)
    void the_deepest_that_is_allowed_can_be_used_in_every_way(String opening, String closing) {
        int levels = Expression.DEEPEST - 1;
        Expression expression = Expression.parse((opening + " ").repeat(levels) + "1" + (" " + closing).repeat(levels));
        Expression again = Expression.parse(expression.toString());
        assertThat(again).isEqualTo(expression).hasSameHashCodeAs(expression);
        assertThat(expression.evaluate(device)).isNotNull();
        assertThat(expression.names(device)).isNotNull();
        String deeper = (opening + " ").repeat(levels + 1) + "1" + (" " + closing).repeat(levels + 1);
        assertThatExceptionOfType(ExpressionSyntaxException.class).isThrownBy(() -> Expression.parse(deeper))
                .withMessageContaining("32 levels");
    }

    @Test
    void a_megabyte_is_refused() {
        assertThatExceptionOfType(ExpressionSyntaxException.class)
                .isThrownBy(() -> Expression.parse("x".repeat(1_000_000))).withMessageContaining("65536 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1+1-1*1/", "a OR b AND ", "'a'||", "f(a)+", "\"\\\\\"||", "a LIKE 'x' OR ", "CASE END+",
        "a   ", "NOT a OR "})
    void the_longest_text_is_read_in_linear_time(String repeated) {
        String text = repeated.repeat(Expression.LONGEST / repeated.length() - 1) + "1";
        if (repeated.endsWith("   ")) {
            assertThatExceptionOfType(ExpressionSyntaxException.class).isThrownBy(() -> Expression.parse(text));
        } else {
            assertThat(Expression.parse(text).evaluate(device)).isNotNull();
        }
    }

    @Test
    void a_pattern_of_many_percent_signs_is_compared_at_once() {
        device.with("long", Value.of("a".repeat(5_000) + "b"));
        assertThat(device.valueOf("long LIKE '" + "%".repeat(10_000) + "a'")).isEqualTo("FALSE");
        assertThat(device.valueOf("long LIKE '" + "%a".repeat(500) + "c'")).isEqualTo("FALSE");
    }

    @Test
    void a_comparison_that_takes_too_long_is_ended() {
        device.with("long", Value.of("a".repeat(60_000)));
        assertThatExceptionOfType(ExpressionLimitException.class)
                .isThrownBy(() -> Expression.parse("long LIKE '%" + "_a".repeat(20_000) + "b'").evaluate(device))
                .withMessage("it takes more than 10000000 steps");
    }

    @Test
    void many_short_ones_are_ended_too() {
        device.with("long", Value.of("a".repeat(60_000)));
        assertThatExceptionOfType(ExpressionLimitException.class)
                .isThrownBy(() -> Expression.parse("long LIKE '%x%y' OR ".repeat(3_000) + "1").evaluate(device));
    }

    @Test
    void a_text_that_would_become_too_long_is_not_built() {
        device.with("long", Value.of("a".repeat(40_000)));
        assertThat(device.valueOf("long || 'b' IS NOT NULL")).isEqualTo("TRUE");
        assertThatExceptionOfType(ExpressionLimitException.class)
                .isThrownBy(() -> Expression.parse("long || long").evaluate(device))
                .withMessage("it builds a text of more than 65536 characters");
        assertThatExceptionOfType(ExpressionLimitException.class)
                .isThrownBy(() -> Expression.parse("Device.{long}.{long}").names(device));
    }
}
