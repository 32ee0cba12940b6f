package org.pilotacs.acs.provisioning.expression;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Given an expression, then it is known which parameters are to be fetched before it is evaluated.
class ParameterNamesTest {
    private final SampleContext device = SampleContext.device();

    @Test
    void names_are_told_once_and_in_order_wherever_they_stand() {
        assertThat(Expression
                .parse("CASE WHEN NOT a = b THEN c + d ELSE f(e, a) END LIKE g ESCAPE h OR i IS NULL AND j || k OR a")
                .names(device)).containsExactly("a", "b", "c", "d", "e", "g", "h", "i", "j", "k");
    }

    @Test
    void a_name_counts_even_if_the_value_does_not_depend_on_it() {
        assertThat(Expression.parse("FALSE AND a").names(device)).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            Device.SSID.{Device.Which}.Name => Device.Which Device.SSID.2.Name
            Device.SSID.{Device.Missing}.Name => Device.Missing Device.SSID.*.Name
            Device.SSID{Device.Missing}x.Name => Device.Missing Device.*.Name
            Device.{Device.Missing}.{1 + 1}.{EXT()} => Device.Missing Device.*.2.0
            {Device.Missing} => Device.Missing
            {Device.Missing}{NULL} => Device.Missing
            """)
    void a_dynamic_part_without_a_value_is_a_star(String expression, String names) {
        assertThat(Expression.parse(expression).names(device)).containsExactly(names.split(" "));
    }

    @Test
    void what_has_no_name_has_none() {
        assertThat(Expression.parse("1 + '' || NOW() || {5} || {''}").names(device)).isEmpty();
    }
}
