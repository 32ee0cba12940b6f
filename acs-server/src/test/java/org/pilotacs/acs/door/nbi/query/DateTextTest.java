package org.pilotacs.acs.door.nbi.query;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class DateTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2017 | 2017-01-01T00:00:00Z
            2017-12 | 2017-12-01T00:00:00Z
            2017-12-11 | 2017-12-11T00:00:00Z
            2017-12-11T13:16 | 2017-12-11T13:16:00Z
            2017-12-11T13:16:23Z | 2017-12-11T13:16:23Z
            2017-12-11T13:16:23.5Z | 2017-12-11T13:16:23.500Z
            2017-12-11T13:16:23.123456Z | 2017-12-11T13:16:23.123Z
            2017-12-11T13:16:23+02:00 | 2017-12-11T11:16:23Z
            2017-12-11T24:00Z | 2017-12-12T00:00:00Z
            2017-02-31 | 2017-03-03T00:00:00Z
            +002017-12-11 | 2017-12-11T00:00:00Z
            2017-12-11 13:16:23 +0000 | 2017-12-11T13:16:23Z
            2017-12-11 13:16:23 -0130 | 2017-12-11T14:46:23Z
            2017/12/11 13:16 | 2017-12-11T13:16:00Z
            2017-1-2 | 2017-01-02T00:00:00Z
            12/11/2017 | 2017-12-11T00:00:00Z
            12/11/2017, 1:16:23 PM | 2017-12-11T13:16:23Z
            12/11/2017 12:05 AM | 2017-12-11T00:05:00Z
            Mon, 11 Dec 2017 13:16:23 GMT | 2017-12-11T13:16:23Z
            Mon Dec 11 2017 13:16:23 GMT+0100 (Central European Standard Time) | 2017-12-11T12:16:23Z
            11 December 2017 | 2017-12-11T00:00:00Z
            Dec 11, 2017 | 2017-12-11T00:00:00Z
            """)
    void dates_are_read_as_they_are_written(String text, Instant date) {
        assertThat(DateText.read(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "BM632w", "202BC1-BM632w-000100", "2017-13-01", "2017-00-01", "2017-12-32", "10.0.0.1",
        "2017-12-11T25:00", "2017-12-11T13:60", "2017-12-11T24:01", "13:16:23", "12/11/2017 13:00 PM", "yesterday"})
    void what_is_no_date_is_none(String text) {
        assertThat(DateText.read(text)).isNull();
    }
}
