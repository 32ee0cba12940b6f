package org.pilotacs.sim.vendor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class RevisionsTest {
    private static final Revisions MIXED = Revisions.of("A", 0.7, "B");

    @Test
    void asManyBoxesHaveARevisionAsWereBuilt() {
        long first = IntStream.range(0, 20_000).filter(number -> MIXED.of("SV%08d".formatted(number)).equals("A"))
                .count();
        assertThat(first / 20_000.0).isCloseTo(0.7, within(0.01));
    }

    @Test
    void aBoxKeepsItsRevision() {
        assertThat(MIXED.of("SV00000042")).isEqualTo(MIXED.of("SV00000042"));
        assertThat(Revisions.only("C").of("SV00000042")).isEqualTo("C");
    }

    @Test
    void sharesThatAreNotAllAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Revisions(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Revisions(List.of(new Revisions.Revision("A", 0.5))));
        assertThatIllegalArgumentException().isThrownBy(() -> Revisions.of("A", 1.5, "B"));
    }
}
