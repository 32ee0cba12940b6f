package org.pilotacs.acs.runtime;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedTest {
    private final Remembered<String, Integer> remembered = new Remembered<>(2);

    @Test
    void whatWasNotUsedForLongestMakesRoom() {
        remembered.put("a", 1);
        remembered.put("b", 2);
        assertThat(remembered.get("a")).isEqualTo(1);
        remembered.put("c", 3);
        assertThat(remembered.get("b")).isNull();
        assertThat(remembered.get("a")).isEqualTo(1);
        assertThat(remembered.get("c")).isEqualTo(3);
    }

    @Test
    void whatIsForgottenIsGone() {
        remembered.put("a", 1);
        remembered.forget("a");
        assertThat(remembered.get("a")).isNull();
        assertThat(remembered.change("a", (_, known) -> known == null ? 7 : 8)).isEqualTo(7);
    }
}
