package org.pilotacs.acs.door.portal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.runtime.BadSetting;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrandTest {
    private static Brand coloured(String colour) {
        return new Brand("Sat", colour, null, "", "");
    }

    @Test
    void what_stands_on_the_colour_can_be_read() {
        assertThat(coloured("#0b5c7d").onColour()).isEqualTo("#ffffff");
        assertThat(coloured("#ffd400").onColour()).isEqualTo("#000000");
        assertThat(coloured("#000000").onColour()).isEqualTo("#ffffff");
        assertThat(coloured("#FFFFFF").onColour()).isEqualTo("#000000");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "red", "#fff", "#12345g", "#0b5c7d;}body{display:none"})
    void a_colour_that_is_none_is_refused(String colour) {
        assertThatThrownBy(() -> coloured(colour)).isInstanceOf(BadSetting.class).hasMessageContaining("colour");
    }

    @Test
    void what_would_do_no_good_on_a_page_is_refused() {
        assertThatThrownBy(() -> new Brand("", "#000000", null, "", "")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new Brand("Sat", "#000000", Path.of("logo.html"), "", ""))
                .isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new Brand("Sat", "#000000", null, "javascript:1", "")).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> new Brand("Sat", "#000000", null, "", "javascript:alert(1)"))
                .isInstanceOf(BadSetting.class);
        assertThat(new Brand("Sat", "#000000", null, "+48 22 123-45-67", "").dial()).isEqualTo("+48221234567");
    }
}
