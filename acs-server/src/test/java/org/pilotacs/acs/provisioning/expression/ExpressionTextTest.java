package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.provisioning.expression.Expression.Parameter;

import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;

/// Given an expression, when it is written, then its text is the same for all that are equal, and parses to an equal
/// one.
class ExpressionTextTest {
    private static final int CASES = 2_000;

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            (a)  or((b and c)) => a OR b AND c
            (a or b) and c => (a OR b) AND c
            not (not a) => NOT (NOT a)
            (a=b)=c => (a = b) = c
            a -(b -c)-d => a - (b - c) - d
            (a *b)/c +d => a * b / c + d
            "x"||(a||b) => 'x' || (a || b)
            a like b escape "!" => a LIKE b ESCAPE '!'
            (a is null) is not null => (a IS NULL) IS NOT NULL
            case when a then b end => CASE WHEN a THEN b END
            upper( a , 1 ) => UPPER(a, 1)
            Device.{'a'}.{b+1}.c => Device.a.{b + 1}.c
            {'my key'} => {'my key'}
            {'null'}.x => {'null.x'}
            {'NOT'} => {'NOT'}
            {'5'} => {'5'}
            -5 => -5
            """)
    void no_more_parentheses_than_needed(String text, String canonical) {
        assertThat(Expression.parse(text)).hasToString(canonical);
        assertThat(Expression.parse(canonical)).isEqualTo(Expression.parse(text));
    }

    @Test
    void a_name_that_looks_like_something_else_is_put_in_quotes() {
        assertThat(Parameter.of("it's")).hasToString("{'it''s'}");
        assertThat(Expression.parse("{'it''s'}")).isEqualTo(Parameter.of("it's"));
    }

    @Test
    void random_expressions_read_back_as_they_were() {
        SplittableRandom random = new SplittableRandom(2026_12_01);
        for (int i = 0; i < CASES; i++) {
            Expression expression = Expression.parse(text(random, 4));
            assertThat(Expression.parse(expression.toString())).as("case %s: %s", i, expression).isEqualTo(expression)
                    .hasToString(expression.toString());
        }
    }

    private static String text(SplittableRandom random, int depth) {
        String[] leaves = { "a", "Device.x", "NULL", "true", "-1.5", "1e300", "'it''s'", "\"\\n\"", "{'NOT'}", "*"};
        if (depth == 0) {
            return leaves[random.nextInt(leaves.length)];
        }
        String one = text(random, depth - 1);
        String other = text(random, depth - 1);
        String[] binary = { "AND", "OR", "+", "-", "*", "/", "%", "||", "=", "<>", "LIKE", "NOT LIKE"};
        return switch (random.nextInt(8)) {
            case 0 -> "NOT (" + one + ")";
            case 1 -> "(" + one + ") IS NOT NULL";
            case 2 -> "CASE WHEN " + one + " THEN " + other + " END";
            case 3 -> "f(" + one + ", " + other + ")";
            case 4 -> "x{" + one + "}.{" + other + "}";
            case 5 -> "(" + one + ") LIKE (" + other + ") ESCAPE '!'";
            default -> "(" + one + ") " + binary[random.nextInt(binary.length)] + " (" + other + ")";
        };
    }
}
