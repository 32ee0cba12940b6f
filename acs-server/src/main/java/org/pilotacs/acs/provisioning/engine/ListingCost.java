package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.Segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many requests it would take to list objects level by level: a guess, since nobody knows how many instances `*` has.
final class ListingCost {
    /// Instances that `*` is taken for.
    private static final int INSTANCES = 2;
    /// Below it nothing more is guessed.
    private static final int DEEPEST = 7;

    private ListingCost() {}

    /// A path, and at which of its steps the list of what is there is wanted.
    ///
    /// @param levels one bit for each step, the first one lowest
    record Unlisted(DataPath path, int levels) {}

    static int of(List<Unlisted> wanted) {
        return from(wanted, 0);
    }

    private static int from(List<Unlisted> wanted, int depth) {
        Map<String, List<Unlisted>> named = new LinkedHashMap<>();
        List<Unlisted> any = new ArrayList<>();
        boolean anyIsListed = false;
        boolean listsHere = false;
        for (Unlisted one : wanted) {
            boolean here = (one.levels() >> depth & 1) != 0;
            listsHere |= here;
            if (depth == one.path().length() || here && depth > DEEPEST) {
                continue;
            }
            if (one.path().segments().get(depth) instanceof Segment.Name(String name)) {
                named.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
            } else {
                anyIsListed |= !here;
                any.add(one);
            }
        }
        int cost = listsHere ? 1 : 0;
        int others = anyIsListed || any.isEmpty() ? 0 : INSTANCES * from(any, depth + 1);
        for (List<Unlisted> each : named.values()) {
            List<Unlisted> here = new ArrayList<>(each);
            here.addAll(any);
            int below = from(here, depth + 1);
            cost += below;
            others -= below;
        }
        return cost + Math.max(0, others);
    }
}
