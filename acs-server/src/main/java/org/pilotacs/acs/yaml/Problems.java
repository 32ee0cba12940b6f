package org.pilotacs.acs.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong, so that an operator hears everything at once. Confined to one reading of the files.
public final class Problems {
    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public boolean any() {
        return !found.isEmpty();
    }

    public List<Problem> all() {
        return List.copyOf(found);
    }

    public void throwIfAny() {
        if (any()) {
            throw new YamlProblems(all());
        }
    }
}
