package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.profile.ProfileReader.Chosen;
import org.pilotacs.acs.yaml.Problems;
import org.pilotacs.acs.yaml.Spelling;
import org.pilotacs.acs.yaml.YamlMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One loading of all files. An operator's profile replaces ours of the same name, and may extend it.
final class ProfileFiles {
    private final Problems problems;
    private final Map<String, YamlMap> ours = new LinkedHashMap<>();
    private final Map<String, YamlMap> operators = new LinkedHashMap<>();
    private final Map<YamlMap, Chosen> read = new LinkedHashMap<>();
    private final Set<YamlMap> reading = new HashSet<>();

    ProfileFiles(Problems problems) {
        this.problems = problems;
    }

    void add(String file, String text, boolean operator) {
        int before = problems.all().size();
        YamlMap map = YamlMap.read(file, text, problems);
        if (problems.all().size() > before) {
            return;
        }
        String name = ProfileReader.name(map);
        YamlMap other = (operator ? operators : ours).putIfAbsent(name, map);
        if (other != null) {
            map.problem("name", "'" + name + "' is taken by " + other.where("name"));
        }
    }

    List<Chosen> resolve() {
        ours.forEach((name, map) -> {
            if (!operators.containsKey(name)) {
                chosen(map);
            }
        });
        operators.values().forEach(this::chosen);
        List<Chosen> kept = new ArrayList<>();
        read.forEach((map, chosen) -> {
            map.done();
            boolean replaced = ours.get(chosen.profile().name()) == map
                    && operators.containsKey(chosen.profile().name());
            if (!replaced) {
                kept.add(chosen);
            }
        });
        return kept;
    }

    private Chosen chosen(YamlMap map) {
        Chosen known = read.get(map);
        if (known != null) {
            return known;
        }
        reading.add(map);
        Chosen chosen = ProfileReader.read(map, base(map), operators.containsValue(map));
        read.put(map, chosen);
        return chosen;
    }

    private @Nullable Chosen base(YamlMap map) {
        String name = ProfileReader.base(map);
        if (name == null) {
            return null;
        }
        YamlMap base = operators.getOrDefault(name, ours.get(name));
        if (base == map) {
            base = ours.get(name);
        }
        if (base == null || base == map) {
            map.problem("extends", "'" + name + "' is no profile"
                    + Spelling.hint(name, names()));
            return null;
        }
        if (reading.contains(base) && !read.containsKey(base)) {
            map.problem("extends", "'" + name + "' extends this one in turn");
            return null;
        }
        return chosen(base);
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>(ours.keySet());
        names.addAll(operators.keySet());
        return names;
    }
}
