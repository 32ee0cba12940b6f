package org.pilotacs.acs.incident;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.reading.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// What a box's readings say of its signal and its line.
class ShownTest {
    private static Observation shown(String... namesAndValues) {
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            readings.add(new Reading(namesAndValues[i], namesAndValues[i + 1], "", Town.DAWN, ""));
        }
        return Shown.of(Town.box("SN-1", "2.0", null, Set.of()), Town.DAWN, readings, Observation.Heard.OTHERWISE,
                null);
    }

    @Test
    void the_weakest_tuner_counts_with_its_transponder() {
        Observation shown = shown("tuner.1.margin", "4.5", "tuner.1.frequency", "11900000", "tuner.1.polarisation", "v",
                "tuner.2.margin", "0.9", "tuner.2.frequency", "12188400", "tuner.2.polarisation", "h");
        assertThat(shown.signal()).isTrue();
        assertThat(shown.transponder()).isEqualTo("12188 H");
    }

    @Test
    void no_lock_is_weak_and_a_lock_alone_is_well() {
        assertThat(shown("tuner.1.lock", "false", "tuner.1.margin", "9").signal()).isTrue();
        assertThat(shown("tuner.1.lock", "true").signal()).isFalse();
        assertThat(shown("wan.up", "false").signal()).isNull();
        assertThat(shown("wan.up", "false").offline()).isTrue();
        assertThat(shown("wan.up", "true").offline()).isFalse();
        assertThat(shown().offline()).isNull();
    }

    @Test
    void what_is_no_number_or_no_frequency_is_passed_over() {
        assertThat(shown("tuner.1.margin", "much").signal()).isNull();
        assertThat(shown("tuner.1.margin", "2", "tuner.1.frequency", "-5").transponder()).isEmpty();
        assertThat(shown("tuner.1.margin", "2", "tuner.1.frequency", "999999999").transponder()).isEmpty();
    }
}
