package org.pilotacs.acs.customer.data;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A number is found where it stands by itself, and not in another one.
class MentionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "10045512|***", "call of 10045512, again|call of ***, again",
        "(10045512)|(***)", "110045512|110045512", "100455123|100455123", "A10045512|A10045512",
        "10045512 and 10045512|*** and ***", "10045512-2|***-2", "nothing|nothing"})
    void a_number_is_taken_out_where_it_is_whole(String text, String without) {
        assertThat(new Mention("10045512").without(text, "***")).isEqualTo(without);
    }

    @Test
    void a_short_number_counts_only_where_it_is_all_of_the_text() {
        Mention mention = new Mention("12");
        assertThat(mention.without("12", "***")).isEqualTo("***");
        assertThat(mention.without("ticket 12", "***")).isEqualTo("ticket 12");
        assertThat(mention.like()).isEqualTo("12");
    }

    @Test
    void letters_count_in_any_case() {
        assertThat(new Mention("KL/1234").without("kl/1234 called", "***")).isEqualTo("*** called");
    }

    @Test
    void what_means_something_to_SQL_or_to_patterns_means_itself() {
        Mention mention = new Mention("A_5%!.+7");
        assertThat(mention.like()).isEqualTo("%a!_5!%!!.+7%");
        assertThat(mention.without("A_5%!.+7 and AB5xx.77", "$1")).isEqualTo("$1 and AB5xx.77");
    }
}
