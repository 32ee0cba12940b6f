package org.pilotacs.sim.fleet;

import java.util.List;
import java.util.random.RandomGenerator;

/// Where homes are; several boxes in each.
public final class Areas {
    private static final List<String> ALL = List.of("00-950", "01-231", "02-786", "03-984", "15-092", "20-078",
            "25-368",
            "30-059", "31-042", "35-061", "40-101", "44-100", "50-301", "53-608", "60-101", "61-823", "65-066",
            "70-461",
            "80-210", "81-366", "85-094", "90-051", "93-121", "97-300");

    private Areas() {}

    /// A postal code.
    public static String drawn(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
