package org.pilotacs.acs.errorcode;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.yaml.YamlProblems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ErrorCodeFileTest {
    private static final String GOOD = """
            codes:
              - code: e4 -32
                source: signal
                meaning: {en: no signal, pl: brak sygnału}
                todo: {en: look, pl: sprawdź}
                causes:
                  - {cause: dish-moved, weight: 0.5}
            """;

    @Test
    void an_entry_is_for_any_box_unless_it_says_which() {
        assertThat(ErrorCodeFile.read("codes.yaml", GOOD)).containsOnlyKeys(new ErrorCodeKey("E4-32", "*", "*"))
                .hasEntrySatisfying(new ErrorCodeKey("E4-32", "*", "*"), content -> {
                    assertThat(content.escalate()).isFalse();
                    assertThat(content.hints()).containsExactly(new CauseHint("dish-moved", 0.5));
                });
    }

    @Test
    void everything_that_is_wrong_is_named_with_its_line() {
        String wrong = GOOD + """
                  - code: E4-32
                    source: weather
                    meaning: {en: no signal}
                    todo: {en: look, pl: sprawdź, de: schau}
                    causes: [{cause: Dish Moved, weight: 2}]
                """;
        assertThatThrownBy(() -> ErrorCodeFile.read("codes.yaml", wrong)).isInstanceOf(YamlProblems.class)
                .hasMessageContaining("codes.yaml:8: codes[2].code: stands here twice")
                .hasMessageContaining("codes.yaml:9: codes[2].source: is 'weather'; allowed: one of card")
                .hasMessageContaining("codes.yaml:10: codes[2].meaning.pl: is missing")
                .hasMessageContaining("codes.yaml:11: codes[2].todo.de: unknown key")
                .hasMessageContaining("codes.yaml:12: codes[2].causes[1].cause: is 'Dish Moved'")
                .hasMessageContaining("codes.yaml:12: codes[2].causes[1].weight: is '2'");
    }
}
