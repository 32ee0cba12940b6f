package org.pilotacs.acs.door;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvTest {
    @Test
    void cells_are_quoted_where_they_must_be() {
        assertThat(new Csv("a", "b").row("x,y", "say \"no\"").row(null, 1.5).row("two\nlines", "plain"))
                .hasToString("a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n,1.5\r\n\"two\nlines\",plain\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "=1+1", "+48", "-2", "@SUM(A1)"})
    void what_a_spreadsheet_would_calculate_is_text(String cell) {
        assertThat(new Csv("h").row(cell)).hasToString("h\r\n'" + cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\t=1", "\r=1"})
    void what_begins_with_white_space_is_text_too(String cell) {
        assertThat(new Csv("h").row(cell)).hasToString("h\r\n\"'" + cell + "\"\r\n");
    }
}
