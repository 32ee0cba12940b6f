package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All groups; of too many, those that nobody told of for longest go. Not safe for more than one thread.
final class Crowds {
    private static final int MOST_PLACES = 200_000;
    private static final int MOST_TRANSPONDERS = 500;

    private final int most;
    private final Map<Group, Crowd> byGroup = new HashMap<>();
    private final Map<Whereabouts, Integer> numbers = new HashMap<>();
    private final List<Whereabouts> places = new ArrayList<>();
    private final List<Crowd[]> ofPlaces = new ArrayList<>();
    private final Map<String, Integer> transponders = new HashMap<>();
    private final List<String> transponderNames = new ArrayList<>(List.of(""));
    private final Map<Long, Crowd[]> onAir = new HashMap<>();
    private final Map<String, Integer> regions = new HashMap<>();

    Crowds(int most) {
        this.most = most;
        number(Whereabouts.NOWHERE);
    }

    Collection<Crowd> all() {
        return byGroup.values();
    }

    Crowd of(Group group) {
        return byGroup.computeIfAbsent(group, Crowd::new);
    }

    @Nullable
    Crowd known(Group group) {
        return byGroup.get(group);
    }

    /// A place's number; that of nowhere if there are too many.
    int number(Whereabouts place) {
        Integer known = numbers.get(place);
        if (known != null || places.size() >= MOST_PLACES) {
            return known == null ? 0 : known;
        }
        numbers.put(place, places.size());
        places.add(place);
        ofPlaces.add(new Crowd[0]);
        return places.size() - 1;
    }

    Whereabouts place(int number) {
        return places.get(number);
    }

    /// Those that a box belongs to wherever it looks.
    Crowd[] of(int place) {
        Crowd[] crowds = ofPlaces.get(place);
        if (crowds.length == 0 || isStale(crowds)) {
            crowds = places.get(place).groups().stream().map(this::of).toArray(Crowd[]::new);
            ofPlaces.set(place, crowds);
        }
        return crowds;
    }

    private static boolean isStale(Crowd[] crowds) {
        for (Crowd crowd : crowds) {
            if (crowd.isGone()) {
                return true;
            }
        }
        return false;
    }

    /// A transponder's number; 0 for none, or if there are too many.
    int transponder(String name) {
        Integer known = name.isEmpty() ? Integer.valueOf(0) : transponders.get(name);
        if (known != null || transponderNames.size() >= MOST_TRANSPONDERS) {
            return known == null ? 0 : known;
        }
        transponders.put(name, transponderNames.size());
        transponderNames.add(name);
        return transponderNames.size() - 1;
    }

    String transponder(int number) {
        return transponderNames.get(number);
    }

    /// Those that a box belongs to for what it looks at.
    Crowd[] onAir(int transponder, int place) {
        if (transponder == 0) {
            return new Crowd[0];
        }
        String region = places.get(place).region();
        int number = regions.computeIfAbsent(region, _ -> regions.size());
        long key = (long) transponder << Integer.SIZE | number;
        Crowd[] crowds = onAir.get(key);
        if (crowds == null || isStale(crowds)) {
            Crowd whole = of(Group.transponder(transponder(transponder)));
            crowds = region.isEmpty()
                    ? new Crowd[]{ whole}
                    : new Crowd[]{ whole, of(Group.transponder(transponder(transponder), region))};
            onAir.put(key, crowds);
        }
        return crowds;
    }

    /// Lets go of what was not told of for longest, if there is too much.
    ///
    /// @param needed what stays
    void trim(Set<Group> needed) {
        if (byGroup.size() <= most) {
            return;
        }
        byGroup.values().stream().filter(crowd -> !needed.contains(crowd.group()))
                .sorted(Comparator.comparingInt(Crowd::touched)).limit(byGroup.size() - most * 19L / 20).toList()
                .forEach(crowd -> {
                    crowd.leave();
                    byGroup.remove(crowd.group());
                });
        onAir.values().removeIf(Crowds::isStale);
    }
}
