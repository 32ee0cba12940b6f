package org.pilotacs.acs.door.files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.door.files.ByteRange.Beyond;
import org.pilotacs.acs.door.files.ByteRange.Part;
import org.pilotacs.acs.door.files.ByteRange.Several;
import org.pilotacs.acs.door.files.ByteRange.Whole;

import static org.assertj.core.api.Assertions.assertThat;

/// Ranges of a file of 100 bytes (RFC 9110, section 14).
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({ "bytes=0-9, 0, 10", "bytes=90-, 90, 10", "bytes=-10, 90, 10", "bytes=-1000, 0, 100",
        "bytes=50-1000, 50, 50",
        "bytes=99-99, 99, 1", "'bytes= 5-6 ', 5, 2", "Bytes=5-6, 5, 2"})
    void a_part_is_given(String header, long from, long length) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Part(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void a_part_that_there_is_not_is_refused(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Beyond());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "bytes", "bytes=", "bytes=-", "bytes=9-5", "lines=0-1", "bytes=x-1",
        "bytes=99999999999999999999-", "bytes=0-1,x", "bytes=,", "0-1,5-6", ","})
    void anything_else_is_answered_with_the_whole(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = { "bytes=0-1,5-6", "bytes=0-1, -5", "bytes=0-0,99-,500-"})
    void several_parts_are_told_from_one(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new Several());
    }

    @Test
    void as_many_parts_as_fit_into_a_head_are_told_too() {
        assertThat(ByteRange.of("bytes=0-1" + ",0-1".repeat(100_000), 100)).isEqualTo(new Several());
    }
}
