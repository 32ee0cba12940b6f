package org.pilotacs.acs.incident;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is missed, and when.
class BoxesTest {
    private static final int START = 1_000_000;

    private final Boxes boxes = new Boxes(100_000);

    @Test
    void a_box_that_comes_by_itself_is_missed_after_one_and_a_half_intervals() {
        int slot = boxes.put(7);
        Set<Integer> missed = new HashSet<>();
        for (int minute = START; minute < START + 60; minute++) {
            boxes.advance(minute, missed::add);
            if (minute % 10 == 0) {
                boxes.hear(slot, minute, 0, true);
            }
        }
        assertThat(missed).isEmpty();
        boxes.advance(START + 50 + 16, missed::add);
        assertThat(missed).isEmpty();
        boxes.advance(START + 50 + 22, missed::add);
        assertThat(missed).containsExactly(slot);
        assertThat(boxes.isMissed(slot)).isTrue();
        boxes.hear(slot, START + 75, 0, true);
        assertThat(boxes.isMissed(slot)).isFalse();
    }

    @Test
    void a_box_that_stays_away_is_missed_again_and_again_and_then_is_gone() {
        int slot = boxes.put(7);
        Map<Integer, Integer> missed = new HashMap<>();
        boxes.advance(START, _ -> {});
        boxes.hear(slot, START, 10, true);
        boxes.advance(START + 3_000, gone -> missed.merge(gone, 1, Integer::sum));
        assertThat(missed).containsOnlyKeys(slot);
        assertThat(missed.get(slot)).isEqualTo(7);
    }

    @Test
    void what_is_known_of_boxes_is_kept_as_the_table_grows() {
        Random random = new Random(5);
        Map<Long, Integer> places = new HashMap<>();
        boxes.advance(START, _ -> {});
        for (int i = 0; i < 50_000; i++) {
            long box = random.nextLong() | 1;
            int slot = boxes.put(box);
            boxes.place(slot, i);
            boxes.hear(slot, START, 15, true);
            boxes.tell(slot, IncidentKind.WEAK_SIGNAL, i % 2 == 0, START);
            places.put(box, i);
        }
        places.forEach((box, place) -> {
            int slot = boxes.find(box);
            assertThat(boxes.place(slot)).isEqualTo(place);
            assertThat(boxes.toldAt(slot, IncidentKind.WEAK_SIGNAL, START + 14)).isEqualTo(START);
            assertThat(boxes.toldAt(slot, IncidentKind.WEAK_SIGNAL, START + 15)).isNegative();
            assertThat(boxes.isTroubled(slot, IncidentKind.WEAK_SIGNAL)).isEqualTo(place % 2 == 0);
        });
        Set<Integer> missed = new HashSet<>();
        boxes.advance(START + 30, missed::add);
        assertThat(missed).hasSize(places.size());
    }
}
