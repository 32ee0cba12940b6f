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
    private static final int MOST_PLACES = 400_000;
    private static final int MOST_TRANSPONDERS = 500;

    private static final Crowd[] NONE = {};

    private final int most;
    private final int mostPlaces;
    private final Map<Group, Crowd> byGroup = new HashMap<>();
    private final Map<Whereabouts, Integer> numbers = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    /// Numbers of places that nobody is at any more.
    private final List<Integer> vacant = new ArrayList<>();
    private final Map<String, Integer> transponders = new HashMap<>();
    private final List<String> transponderNames = new ArrayList<>(List.of(""));
    private final Map<Long, Crowd[]> onAir = new HashMap<>();
    private final Map<String, Integer> regions = new HashMap<>();

    /// A place, with how many boxes are there.
    private static final class Place {
        private final Whereabouts where;
        private Crowd[] crowds = NONE;
        private int boxes;

        private Place(Whereabouts where) {
            this.where = where;
        }
    }

    /// @param most groups
    Crowds(int most) {
        this(most, MOST_PLACES);
    }

    Crowds(int most, int mostPlaces) {
        this.most = most;
        this.mostPlaces = mostPlaces;
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
    int number(Whereabouts where) {
        Integer known = numbers.get(where);
        if (known != null) {
            return known;
        }
        if (vacant.isEmpty() && places.size() >= mostPlaces) {
            return 0;
        }
        int number = vacant.isEmpty() ? places.size() : vacant.removeLast();
        if (number == places.size()) {
            places.add(new Place(where));
        } else {
            places.set(number, new Place(where));
        }
        numbers.put(where, number);
        return number;
    }

    /// Boxes come to a place, or leave it. One that all have left makes room for another: versions come and go.
    void join(int place, int boxes) {
        for (Crowd crowd : of(place)) {
            crowd.join(boxes);
        }
        Place at = places.get(place);
        at.boxes += boxes;
        if (at.boxes == 0 && place != 0) {
            numbers.remove(at.where);
            at.crowds = NONE;
            vacant.add(place);
        }
    }

    /// Those that a box belongs to wherever it looks.
    Crowd[] of(int place) {
        Place at = places.get(place);
        if (at.crowds.length == 0 || isStale(at.crowds)) {
            at.crowds = at.where.groups().stream().map(this::of).toArray(Crowd[]::new);
        }
        return at.crowds;
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
        String region = places.get(place).where.region();
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
