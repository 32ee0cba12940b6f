package org.pilotacs.sim.homes;

import org.pilotacs.sim.homes.Said.Carrier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// How faults of the dish show, on the screen of whoever reads the two tuners and the scan.
final class DishSigns {
    private DishSigns() {}

    static void check(DishFault fault, KnownHome home) {
        Said now = Said.now(home);
        Said before = Said.first(home);
        assertThat(before.locked(1)).isTrue();
        assertThat(home.neighbours().weak() > home.neighbours().seen() / 3).isEqualTo(fault == DishFault.RAIN_FADE);
        switch (fault) {
            case RAIN_FADE -> {
                assertThat(now.ratio(1)).isLessThan(clear(home) - 3);
                assertThat(now.level(1)).isLessThan(before.level(1) - 2);
                assertThat(yesterday(home).ratio(1)).isGreaterThan(now.ratio(1) + 2);
            }
            case DISH_MOVED -> {
                assertThat(now.ratio(1)).isLessThan(clear(home) - 3);
                assertThat(yesterday(home).ratio(1)).isCloseTo(now.ratio(1), within(3.0));
            }
            case SLOW_DECLINE -> {
                assertThat(now.ratio(1)).isLessThan(clear(home) - 1);
                List<Double> steps = home.snapshots().stream()
                        .map(snapshot -> new Said(home.plan().box(), snapshot).ratio(1)).toList();
                assertThat(steps.get(7)).isBetween(now.ratio(1) - 0.5, clear(home));
            }
            case LNB_DEAD -> {
                assertNothing(now);
                assertThat(now.isSagevision() && now.lnb().equals("Short")).isFalse();
            }
            case LNB_SHORT -> {
                assertNothing(now);
                assertThat(now.lnb()).isEqualTo("Short");
            }
            case LNB_OUTPUT -> assertOneOutputLost(now.scan());
            case TRANSPONDER -> {
                List<Carrier> lost = now.scan().stream().filter(carrier -> !carrier.locked()).toList();
                assertThat(lost).hasSizeBetween(1, 2).allMatch(carrier -> carrier.level() > -65);
            }
            case TUNER_FAULT -> {
                assertThat(now.ratio(2)).isGreaterThan(now.ratio(1) + 2.5);
                assertThat(now.level(2)).isCloseTo(now.level(1), within(2.0));
            }
            case OVERLOAD -> {
                assertThat(now.level(1)).isGreaterThanOrEqualTo(-25);
                assertThat(now.ratio(1)).isLessThan(clear(home) - 2);
            }
            case INTERFERENCE -> {
                List<Carrier> disturbed = now.scan().stream().filter(carrier -> carrier.ratio() < 7.6).toList();
                assertThat(disturbed).hasSizeBetween(1, 2);
                double usual = now.scan().stream().filter(carrier -> !disturbed.contains(carrier))
                        .mapToDouble(Carrier::level).average().orElseThrow();
                assertThat(disturbed).allMatch(carrier -> carrier.level() > usual);
            }
        }
    }

    /// The best C/N of the first evenings, for light rain may have fallen in one of them; dB.
    private static double clear(KnownHome home) {
        return home.snapshots().stream().limit(4)
                .mapToDouble(snapshot -> new Said(home.plan().box(), snapshot).ratio(1))
                .max().orElseThrow();
    }

    private static Said yesterday(KnownHome home) {
        return new Said(home.plan().box(), home.snapshots().get(home.snapshots().size() - 2));
    }

    private static void assertNothing(Said now) {
        assertThat(now.locked(1) || now.locked(2)).isFalse();
        assertThat(now.level(1)).isEqualTo(-75);
        if (now.isSagevision()) {
            assertThat(now.scan()).noneMatch(Carrier::locked).allMatch(carrier -> carrier.level() == -75);
        }
    }

    private static void assertOneOutputLost(List<Carrier> scan) {
        Map<String, List<Carrier>> outputs = scan.stream()
                .collect(Collectors.groupingBy(carrier -> carrier.polarisation() + carrier.band()));
        assertThat(outputs).hasSize(4);
        assertThat(outputs.values().stream().filter(output -> output.stream().noneMatch(Carrier::locked))).hasSize(1);
        assertThat(outputs.values().stream().filter(output -> output.stream().allMatch(Carrier::locked))).hasSize(3);
    }
}
