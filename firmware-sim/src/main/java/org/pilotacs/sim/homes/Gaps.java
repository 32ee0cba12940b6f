package org.pilotacs.sim.homes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// What is missing from what a box says: in some homes a value here and there, in some all that is of one part of the box.
final class Gaps {
    private static final double HOMES_WITH_HOLES = 0.25;
    private static final double HOLE = 0.15;
    private static final double HOMES_WITHOUT_A_GROUP = 0.1;
    /// What stands in the paths of each part.
    private static final List<List<String>> GROUPS = List.of(List.of("Components.FrontEnd.", "X_0C0D0E_Tuner."),
            List.of("X_A1B2C3_Scan."), List.of(".LNB."),
            List.of("SmartCardReaders.", "Components.CA.", "X_0C0D0E_CAS."),
            List.of("TemperatureStatus.", "MemoryStatus.", "ProcessStatus."), List.of("WANDSLInterfaceConfig."),
            List.of("WANPPPConnection."), List.of("WLANConfiguration."), List.of("Hosts."));

    private Gaps() {}

    static Snapshot torn(Snapshot whole, RandomGenerator random) {
        SequencedMap<String, String> left = new LinkedHashMap<>(whole.parameters());
        if (random.nextDouble() < HOMES_WITH_HOLES) {
            left.keySet().removeIf(path -> random.nextDouble() < HOLE);
        }
        if (random.nextDouble() < HOMES_WITHOUT_A_GROUP) {
            List<List<String>> there = GROUPS.stream()
                    .filter(group -> whole.parameters().keySet().stream().anyMatch(path -> isOf(group, path))).toList();
            List<String> lost = Draws.oneOf(there, random);
            left.keySet().removeIf(path -> isOf(lost, path));
        }
        return new Snapshot(whole.at(), left);
    }

    private static boolean isOf(List<String> group, String path) {
        return group.stream().anyMatch(path::contains);
    }
}
