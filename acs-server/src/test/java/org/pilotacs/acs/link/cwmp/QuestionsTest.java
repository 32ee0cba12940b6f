package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.saying.Saying;

import static org.assertj.core.api.Assertions.assertThat;

/// However many questions an answer leads to, no more are asked than may be, and that some were left out is known.
class QuestionsTest {
    private final Questions<String> questions = new Questions<>(3);

    @Test
    void they_are_asked_in_their_order() {
        questions.addLast("b");
        questions.addLast("c");
        questions.addFirst("a");
        assertThat(questions.next()).isEqualTo("a");
        assertThat(questions.next()).isEqualTo("b");
        assertThat(questions.next()).isEqualTo("c");
        assertThat(questions.next()).isNull();
        assertThat(questions.lack()).isEqualTo(Saying.NOTHING);
    }

    @Test
    void those_that_were_asked_count() {
        for (int i = 0; i < 3; i++) {
            questions.addLast("again");
            assertThat(questions.next()).isEqualTo("again");
            assertThat(questions.lack()).isEqualTo(Saying.NOTHING);
        }
        questions.addLast("once more");
        assertThat(questions.next()).isNull();
        assertThat(questions.lack()).hasToString("not all of them: it would take more than 3 questions");
    }
}
