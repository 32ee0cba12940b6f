package org.pilotacs.acs.incident;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Which places there is room for.
class CrowdsTest {
    private static final Whereabouts OLD = new Whereabouts("00-950", "SV-S2", "1.0", "", "");
    private static final Whereabouts NEW = new Whereabouts("00-950", "SV-S2", "2.0", "", "");
    private static final Whereabouts OTHER = new Whereabouts("30-001", "SV-S2", "2.0", "", "");

    private final Crowds crowds = new Crowds(1_000, 3);

    @Test
    void a_place_that_all_boxes_have_left_makes_room_for_another() {
        int before = crowds.number(OLD);
        crowds.join(before, 2);
        int after = crowds.number(NEW);
        crowds.join(before, -1);
        crowds.join(after, 1);
        assertThat(crowds.number(OTHER)).as("no room").isZero();
        crowds.join(before, -1);
        crowds.join(after, 1);
        int other = crowds.number(OTHER);
        crowds.join(other, 1);
        assertThat(other).isNotZero().isNotEqualTo(after);
        assertThat(crowds.of(other)).extracting(Crowd::group).contains(Group.area("30-001"))
                .doesNotContain(Group.area("00-950"));
        assertThat(crowds.number(OLD)).as("no room").isZero();
        assertThat(crowds.of(Group.area("00-950")).members()).isEqualTo(2);
    }
}
