package org.pilotacs.acs.incident;

import org.pilotacs.acs.device.Device;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;

/// What it costs to count what boxes show. Run by hand, see `docs/benchmarks.md`.
final class IncidentFiguresMain {
    private static final int BOXES = 1_000_000;
    private static final int AREAS = 100_000;
    private static final int TRANSPONDERS = 100;
    private static final int ROUNDS = 5;

    private IncidentFiguresMain() {}

    public static void main(String[] arguments) {
        memory();
        speed();
    }

    private static void memory() {
        long before = used();
        Correlation correlation = new Correlation(IncidentConfig.DEFAULT, Correlation.MOST_BOXES,
                Correlation.MOST_GROUPS, 1);
        for (int i = 0; i < BOXES; i++) {
            correlation.observe(seen(i, Town.DAWN, false), "00-950");
        }
        long after = used();
        System.out.printf("%d boxes of one area: %.1f bytes each%n", correlation.boxes(),
                (double) (after - before) / BOXES);
        Boxes full = new Boxes(Correlation.MOST_BOXES);
        for (long box = 1; box <= Correlation.MOST_BOXES; box++) {
            full.put(box * 0x9E3779B97F4A7C15L);
        }
        System.out.printf("%d boxes: %.1f bytes each for the ring, %.1f in all%n", full.size(),
                20.0 * full.places() / full.size(), 32.0 * full.places() / full.size());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void speed() {
        Correlation correlation = new Correlation(IncidentConfig.DEFAULT, BOXES, 2 * AREAS, 1);
        Random random = new Random(1);
        long[] perObservation = new long[ROUNDS];
        long[] perTick = new long[ROUNDS];
        Observation[] all = new Observation[BOXES];
        String[] areas = new String[BOXES];
        for (int round = 0; round < ROUNDS; round++) {
            Instant now = Town.DAWN.plus(Duration.ofMinutes(5L * round));
            for (int i = 0; i < BOXES; i++) {
                int box = random.nextInt(BOXES);
                all[i] = seen(box, now, random.nextInt(100) < 3);
                areas[i] = "%02d-%03d".formatted(box % AREAS / 1000, box % 1000);
            }
            long start = System.nanoTime();
            for (int i = 0; i < BOXES; i++) {
                correlation.observe(all[i], areas[i]);
            }
            perObservation[round] = (System.nanoTime() - start) / BOXES;
            start = System.nanoTime();
            correlation.tick(now.plus(Duration.ofMinutes(5)));
            perTick[round] = (System.nanoTime() - start) / 1_000_000;
        }
        System.out.printf("%d groups, %d boxes: %s ns a report, %s ms each five minutes%n", correlation.groups(),
                correlation.boxes(), Arrays.toString(perObservation), Arrays.toString(perTick));
    }

    private static Observation seen(int box, Instant now, boolean weak) {
        Device device = Town.box("SN-" + box, "2.0", null, Set.of());
        return new Observation(device, now, weak, 10_700 + 20 * (box % TRANSPONDERS) + " V", null,
                Observation.Heard.REGULARLY, null);
    }
}
