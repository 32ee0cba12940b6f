package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.Satellites.SystemHeadend;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.yaml.Problem;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.YamlMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Reads the file that describes what is broadcast by: `head-ends`, `card-systems` and `plans`. Refuses with everything that is wrong
/// ([org.pilotacs.acs.yaml.YamlProblems]). docs/satellite.yaml explains each key.
public final class SatelliteFile {
    private SatelliteFile() {}

    /// What a file says.
    public static Satellites read(Path file) {
        Problems problems = new Problems();
        String text = "";
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            problems.add(new Problem(file.toString(), 0, "", "cannot be read as UTF-8 text: " + e));
        }
        Satellites read = read(file, text, problems);
        problems.throwIfAny();
        return read;
    }

    /// @param file names the text in problems; key files that it names are looked for beside it
    static Satellites read(Path file, String text, Problems problems) {
        YamlMap root = YamlMap.read(file.toString(), text, problems);
        List<CardSystemConfig> systems = new ArrayList<>();
        for (YamlMap map : root.maps("card-systems")) {
            CardSystemConfig system = made(map, () -> CardSystemReader.read(map, file.toAbsolutePath().getParent()));
            if (system != null) {
                systems.add(system);
            }
        }
        Map<String, CardSystemConfig> byName = systems.stream()
                .collect(Collectors.toMap(CardSystemConfig::name, one -> one, (one, _) -> one, LinkedHashMap::new));
        List<SystemHeadend> headends = new ArrayList<>();
        for (YamlMap map : root.maps("head-ends")) {
            SystemHeadend headend = made(map, () -> HeadendReader.read(map, byName));
            if (headend != null) {
                headends.add(headend);
            }
        }
        checkNames(root, headends);
        Map<String, PlayPlan> plans = plans(root.map("plans"));
        root.done();
        return new Satellites(headends, systems, plans);
    }

    private static void checkNames(YamlMap root, List<SystemHeadend> headends) {
        Set<String> names = headends.stream().map(one -> one.config().name()).collect(Collectors.toSet());
        if (names.size() < headends.size()) {
            root.problem("head-ends", "must each have a name of its own");
        }
    }

    private static Map<String, PlayPlan> plans(YamlMap map) {
        Map<String, PlayPlan> plans = new LinkedHashMap<>();
        for (String name : PlanReader.NAMES) {
            YamlMap plan = map.map(name);
            if (map.has(name)) {
                PlayPlan read = made(plan, () -> PlanReader.read(name, plan));
                if (read != null) {
                    plans.put(name, read);
                }
            }
        }
        return plans;
    }

    /// What a section says; null if it says something that must not be, which is a problem then.
    private static <T> @Nullable T made(YamlMap section, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (BadSetting bad) {
            section.problem(section.has(bad.name()) ? bad.name() : "", bad.name() + " " + bad.reason());
            return null;
        }
    }
}
