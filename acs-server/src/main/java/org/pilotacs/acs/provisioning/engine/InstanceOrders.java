package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which instances of one object are to be made and which to be deleted, as several declarations want it together. Confined to
/// one round.
final class InstanceOrders {
    private static final Comparator<Made> BY_KEYS = Comparator.comparing(one -> one.keys().toString());

    private final Set<DataPath> delete = new LinkedHashSet<>();
    private final List<Made> make = new ArrayList<>();

    /// One that is to be made; two with the same keys are two. Never compared.
    private static final class Made {
        private final Map<String, String> keys;

        private Made(Map<String, String> keys) {
            this.keys = keys;
        }

        private Map<String, String> keys() {
            return keys;
        }
    }

    /// @param there instances that a declaration means, in their order
    /// @param keys that new ones get; null if the declaration means one instance by its number
    void count(List<DataPath> there, @Nullable Map<String, String> keys, Declaration.Instances wanted,
            boolean deferred) {
        if (deferred && make.isEmpty() && delete.isEmpty()) {
            return;
        }
        int counted = 0;
        for (DataPath one : there) {
            counted++;
            if (counted > wanted.most()) {
                delete.add(one);
            } else if (counted <= wanted.least()) {
                delete.remove(one);
            }
        }
        if (keys != null) {
            countMade(counted, new TreeMap<>(keys), wanted);
        }
    }

    private void countMade(int before, Map<String, String> keys, Declaration.Instances wanted) {
        int counted = before;
        for (Made one : having(keys)) {
            counted++;
            if (counted > wanted.most()) {
                make.remove(one);
            }
        }
        for (Made one : within(keys)) {
            counted++;
            if (counted <= wanted.least()) {
                make.remove(one);
                make.add(new Made(keys));
            }
        }
        while (counted < wanted.least() && make.size() < Declaration.Instances.MOST) {
            counted++;
            make.add(new Made(keys));
        }
    }

    /// Those that have all these keys, the most particular first.
    private List<Made> having(Map<String, String> keys) {
        return make.stream().filter(one -> one.keys.entrySet().containsAll(keys.entrySet()))
                .sorted(Comparator.<Made>comparingInt(one -> -one.keys.size()).thenComparing(BY_KEYS)).toList();
    }

    /// Those that have no others than these keys, the least particular first.
    private List<Made> within(Map<String, String> keys) {
        return make.stream().filter(one -> keys.entrySet().containsAll(one.keys.entrySet()))
                .sorted(Comparator.<Made>comparingInt(one -> one.keys.size()).thenComparing(BY_KEYS)).toList();
    }

    Set<DataPath> delete() {
        return delete;
    }

    /// The keys of the next one to be made, which counts as made; null if there is none.
    @Nullable
    Map<String, String> next() {
        return make.isEmpty() ? null : make.removeFirst().keys;
    }

    boolean makes() {
        return !make.isEmpty();
    }
}
