package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.provisioning.engine.Invocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Provisions that run together, and the channels that each of them runs for. Confined to its session.
final class Channels {
    private final List<Scheduled> scheduled = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();

    private record Scheduled(Invocation invocation, Set<String> channels) {}

    /// A channel takes part, with or without provisions.
    void touch(String channel) {
        names.add(channel);
    }

    /// The same provision runs once, where it was scheduled last, for all that want it.
    void schedule(String channel, List<Invocation> invocations) {
        touch(channel);
        for (Invocation one : invocations) {
            Set<String> channels = new LinkedHashSet<>(Set.of(channel));
            scheduled.removeIf(other -> {
                boolean same = other.invocation.equals(one);
                if (same) {
                    channels.addAll(other.channels);
                }
                return same;
            });
            scheduled.add(new Scheduled(one, channels));
        }
    }

    void clear() {
        scheduled.clear();
        names.clear();
    }

    Set<String> names() {
        return new LinkedHashSet<>(names);
    }

    List<Invocation> invocations() {
        return scheduled.stream().map(Scheduled::invocation).toList();
    }

    List<Invocation> invocations(String channel) {
        return scheduled.stream().filter(one -> one.channels.contains(channel)).map(Scheduled::invocation).toList();
    }

    /// By channel, which of [#invocations()] it has.
    Map<String, Set<Integer>> indexes() {
        Map<String, Set<Integer>> indexes = new LinkedHashMap<>();
        names.forEach(name -> indexes.put(name, new LinkedHashSet<>()));
        for (int i = 0; i < scheduled.size(); i++) {
            int index = i;
            scheduled.get(i).channels.forEach(name -> indexes.computeIfAbsent(name, _ -> new LinkedHashSet<>())
                    .add(index));
        }
        return indexes;
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
