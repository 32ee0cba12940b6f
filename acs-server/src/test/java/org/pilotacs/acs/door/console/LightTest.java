package org.pilotacs.acs.door.console;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.door.ShownReadings;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// Given what a box measures and reports, when a consultant looks at its page, then each light says how that stands.
class LightTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void aCardThatWorksAndOpensNothingIsNotGreen() {
        assertThat(lights("card.status=ok", "card.access=ok")).containsExactly(light(Light.State.OK, "Card ok"));
        assertThat(lights("card.status=ok", "card.access=no-rights"))
                .containsExactly(light(Light.State.BAD, "Card without rights"));
        assertThat(lights("card.status=none", "card.access=fault")).containsExactly(light(Light.State.BAD, "No card"));
    }

    @Test
    void whatTheBoxItselfCallsWrongIsALight() {
        assertThat(lights("error.1=none")).isEmpty();
        assertThat(lights("error.1=weak-signal")).containsExactly(
                light(Light.State.WARN, "The box reports: weak signal"));
        assertThat(lights("error.1=weak-signal", "error.2=lnb-short")).containsExactly(
                light(Light.State.BAD, "The box reports: weak signal, short circuit at the LNB"));
    }

    @Test
    void whatItReportedLongAgoIsNone() {
        Reading old = reading("error.1=no-lock", NOW.minus(Duration.ofDays(1)));
        assertThat(Light.of(ShownReadings.of(List.of(old), NOW), Words.ENGLISH)).isEmpty();
    }

    private static List<Light> lights(String... readings) {
        return Light.of(ShownReadings.of(Arrays.stream(readings).map(one -> reading(one, NOW)).toList(), NOW),
                Words.ENGLISH);
    }

    private static Light light(Light.State state, String word) {
        return new Light(state, word);
    }

    private static Reading reading(String text, Instant at) {
        String[] parts = text.split("=", 2);
        return new Reading(parts[0], parts[1], "", at, "Lwm2m.X");
    }
}
