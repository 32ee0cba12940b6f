package org.pilotacs.acs.incident;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.incident.Town.Home;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// What is an incident, of which group, from when to when.
class CorrelationTest {
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);

    private final Town town = new Town(7, 20, 50);

    @Test
    void a_single_home_in_trouble_of_a_thousand_raises_nothing() {
        town.pass(Duration.ofHours(3));
        Home one = town.homes.getFirst();
        town.weak = home -> home == one;
        town.offline = home -> home == one;
        town.starts = home -> home == one;
        assertThat(town.pass(DAY)).isEmpty();
        assertThat(town.changes).isEmpty();
    }

    @Test
    void many_boxes_of_a_single_home_raise_nothing() {
        Town hotel = new Town(7, 1, 1);
        Correlation correlation = hotel.correlation;
        for (int minute = 1; minute < 120; minute++) {
            for (int i = 0; i < 40; i++) {
                if ((minute + i) % 15 == 0) {
                    correlation.observe(new Observation(Town.box("TV-" + i, "2.0", "hotel", Set.of()),
                            Town.DAWN.plus(Duration.ofMinutes(minute)), true, "11900 V", null,
                            Observation.Heard.REGULARLY, null), "00-100");
                }
            }
            assertThat(correlation.tick(Town.DAWN.plus(Duration.ofMinutes(minute)))).isEmpty();
        }
    }

    @Test
    void rain_over_one_area_is_one_incident_of_that_area_within_a_quarter_and_ends_after() {
        town.pass(Duration.ofHours(3));
        String area = town.homes.getFirst().area();
        town.weak = home -> home.area().equals(area) && town.happens(80);
        assertThat(town.pass(QUARTER)).singleElement()
                .isInstanceOfSatisfying(Change.Raised.class, raised -> {
                    assertThat(raised.kind()).isEqualTo(IncidentKind.WEAK_SIGNAL);
                    assertThat(raised.group()).isEqualTo(Group.area(area));
                    assertThat(raised.numbers().boxes()).isEqualTo(50);
                });
        assertThat(town.pass(Duration.ofHours(2))).isEmpty();
        town.weak = _ -> false;
        assertThat(town.pass(Duration.ofMinutes(60)))
                .containsExactly(new Change.Over(IncidentKind.WEAK_SIGNAL, Group.area(area)));
    }

    @Test
    void rain_over_a_district_is_one_incident_and_not_one_of_each_area() {
        town.pass(Duration.ofHours(3));
        town.weak = home -> home.area().startsWith("00-") && town.happens(80);
        List<Change> found = town.pass(QUARTER.multipliedBy(2));
        assertThat(town.correlation.open()).containsExactly(Group.area("00"));
        assertThat(found).hasSizeLessThan(4);
    }

    @Test
    void rain_that_spreads_widens_the_incident() {
        town.pass(Duration.ofHours(3));
        String area = town.homes.getFirst().area();
        town.weak = home -> home.area().equals(area) && town.happens(90);
        town.pass(QUARTER);
        town.weak = home -> home.area().startsWith("00-") && town.happens(90);
        assertThat(town.pass(QUARTER.multipliedBy(2))).anySatisfy(change -> assertThat(change)
                .isInstanceOfSatisfying(Change.Widened.class, wider -> {
                    assertThat(wider.group()).isEqualTo(Group.area(area));
                    assertThat(wider.to().dimension()).isEqualTo(Dimension.AREA);
                }));
        town.pass(QUARTER.multipliedBy(2));
        assertThat(town.correlation.open()).containsExactly(Group.area("00"));
    }

    @Test
    void a_version_that_restarts_is_named_and_no_area_is() {
        town.pass(Duration.ofHours(3));
        town.starts = home -> home.device().softwareVersion().equals("2.1") && town.happens(60);
        assertThat(town.pass(QUARTER)).singleElement().isInstanceOfSatisfying(Change.Raised.class, raised -> {
            assertThat(raised.kind()).isEqualTo(IncidentKind.RESTARTS);
            assertThat(raised.group()).isEqualTo(Group.firmware("SV-S2", "2.1"));
        });
    }

    @Test
    void a_dead_transponder_is_named_and_no_area_is() {
        town.pass(Duration.ofHours(3));
        town.weak = home -> home.transponder().equals("11900 V");
        assertThat(town.pass(QUARTER)).singleElement().isInstanceOfSatisfying(Change.Raised.class, raised -> {
            assertThat(raised.kind()).isEqualTo(IncidentKind.WEAK_SIGNAL);
            assertThat(raised.group()).isEqualTo(Group.transponder("11900 V"));
        });
    }

    @Test
    void boxes_of_a_node_that_is_cut_are_missed_and_the_node_is_named() {
        town.pass(Duration.ofHours(3));
        town.silent = home -> home.has("node:N4");
        assertThat(town.pass(Duration.ofMinutes(45))).singleElement()
                .isInstanceOfSatisfying(Change.Raised.class, raised -> {
                    assertThat(raised.kind()).isEqualTo(IncidentKind.OFFLINE);
                    assertThat(raised.group()).isEqualTo(Group.node("N4"));
                });
        town.silent = _ -> false;
        assertThat(town.pass(Duration.ofMinutes(90)))
                .containsExactly(new Change.Over(IncidentKind.OFFLINE, Group.node("N4")));
    }

    @Test
    void no_internet_everywhere_is_one_incident() {
        town.pass(Duration.ofHours(3));
        town.offline = _ -> town.happens(90);
        assertThat(town.pass(QUARTER)).singleElement().isInstanceOfSatisfying(Change.Raised.class,
                raised -> assertThat(raised.kind()).isEqualTo(IncidentKind.NO_INTERNET));
    }

    @Test
    void a_month_of_noise_raises_nothing() {
        assertThat(town.pass(DAY.multipliedBy(30))).isEmpty();
    }

    @Test
    void a_person_who_ends_an_incident_does_not_get_it_back_at_once() {
        town.pass(Duration.ofHours(3));
        String area = town.homes.getFirst().area();
        town.weak = home -> home.area().equals(area) && town.happens(80);
        town.pass(QUARTER);
        town.correlation.end(IncidentKind.WEAK_SIGNAL, Group.area(area));
        assertThat(town.pass(Duration.ofMinutes(50))).isEmpty();
    }

    @Test
    void neighbours_are_those_of_the_area_and_of_the_district_where_the_area_is_too_small() {
        town.pass(Duration.ofHours(3));
        String area = town.homes.getFirst().area();
        town.weak = home -> home.area().equals(area);
        town.pass(QUARTER);
        Around near = Objects.requireNonNull(town.correlation.around(area, town.now()));
        assertThat(near.seen()).isEqualTo(50);
        assertThat(near.weak()).isEqualTo(50);
        Around district = Objects.requireNonNull(town.correlation.around(area.substring(0, 4) + "99", town.now()));
        assertThat(district.seen()).isGreaterThan(50);
        assertThat(town.correlation.around("", town.now())).isNull();
    }

    @Test
    void groups_and_boxes_are_bounded_and_those_unused_go_first() {
        Correlation small = new Correlation(IncidentConfig.DEFAULT, 1_000, 500, 3);
        for (int i = 0; i < 5_000; i++) {
            small.observe(new Observation(Town.box("SN-" + i, "v" + i, null, Set.of("node:" + i)),
                    Town.DAWN.plusSeconds(i), true, i + " V", null, Observation.Heard.OTHERWISE, null), "a" + i);
            if (i % 60 == 0) {
                small.tick(Town.DAWN.plusSeconds(i));
            }
        }
        small.tick(Town.DAWN.plusSeconds(5_000));
        assertThat(small.groups()).isLessThanOrEqualTo(500);
        assertThat(small.boxes()).isEqualTo(1_000);
        assertThat(small.refused()).isEqualTo(4_000);
    }
}
