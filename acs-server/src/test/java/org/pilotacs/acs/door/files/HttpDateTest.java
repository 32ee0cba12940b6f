package org.pilotacs.acs.door.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class HttpDateTest {
    private static final Instant MOMENT = Instant.parse("1994-11-06T08:49:37Z");

    /// The examples of RFC 9110, section 5.6.7.
    @ParameterizedTest
    @ValueSource(strings = { "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"})
    void all_three_forms_are_read(String text) {
        assertThat(HttpDate.read(text)).isEqualTo(MOMENT);
    }

    @Test
    void the_first_form_is_written() {
        assertThat(HttpDate.write(MOMENT.plusMillis(999))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void a_day_of_two_digits_is_read_in_the_last_form_too() {
        assertThat(HttpDate.read("Wed Nov 16 08:49:37 1994")).isEqualTo(MOMENT.plusSeconds(864_000));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "1994-11-06T08:49:37Z", "Mon, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49:37 GMT Sun Nov  6 08:49:37 1994",
        "Sun, 06 Nov 1994 25:49:37 GMT", "0123456789abcdef0123456789abcdef"})
    void anything_else_is_none(String text) {
        assertThat(HttpDate.read(text)).isNull();
    }
}
