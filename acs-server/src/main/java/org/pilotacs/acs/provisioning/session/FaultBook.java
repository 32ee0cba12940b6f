package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The faults of one device's channels in the course of a session. Confined to it.
final class FaultBook {
    private final Map<String, ChannelFault> faults;
    private final Set<String> changed = new LinkedHashSet<>();
    /// Channels of which it is not known which one is to blame, so that each is tried alone, at once.
    private final Set<String> atOnce = new LinkedHashSet<>();
    /// Channels that failed before any provision of theirs ran.
    private final Set<String> early = new HashSet<>();
    private final Map<String, Integer> retries = new LinkedHashMap<>();

    FaultBook(Map<String, ChannelFault> before, Instant now) {
        this.faults = new LinkedHashMap<>(before);
        before.forEach((channel, fault) -> {
            if (fault.expiry() != null && !fault.expiry().isAfter(now)) {
                clear(channel);
            } else {
                retries.put(channel, fault.retries());
                if (fault.invocations().isEmpty()) {
                    early.add(channel);
                }
            }
        });
    }

    boolean has(String channel) {
        return faults.containsKey(channel);
    }

    @Nullable
    ChannelFault get(String channel) {
        return faults.get(channel);
    }

    Map<String, ChannelFault> all() {
        return faults;
    }

    boolean isAtOnce(String channel) {
        return atOnce.contains(channel);
    }

    boolean isEarly(String channel) {
        return early.contains(channel);
    }

    /// How often a channel was retried when it failed last; null if it did not.
    @Nullable
    Integer retries(String channel) {
        return retries.get(channel);
    }

    /// What was pending when a channel ordered something counts when that fails.
    void retried(Map<String, Integer> before) {
        retries.putAll(before);
    }

    /// Something failed, and these channels had part in it.
    void record(Fault fault, Instant at, Map<String, List<Invocation>> channels, @Nullable Instant expiry) {
        channels.forEach((channel, invocations) -> {
            ChannelFault before = faults.get(channel);
            Integer retried = retries.get(channel);
            int now = retried == null ? 0 : retried + 1;
            if (retried == null && channels.size() > 1) {
                atOnce.add(channel);
            } else {
                atOnce.remove(channel);
            }
            if (invocations.isEmpty()) {
                early.add(channel);
            } else {
                early.remove(channel);
            }
            retries.put(channel, now);
            List<Invocation> again = appended(before == null ? List.of() : before.invocations(), invocations);
            put(channel, new ChannelFault(fault, at, now, again, expiry));
        });
    }

    /// What else a channel is to do when it is tried again.
    void append(String channel, List<Invocation> invocations) {
        ChannelFault fault = faults.get(channel);
        if (fault != null) {
            List<Invocation> all = appended(fault.invocations(), invocations);
            if (!all.equals(fault.invocations())) {
                put(channel, fault.with(all));
            }
        }
    }

    /// Each once, in the place where it came last.
    private static List<Invocation> appended(List<Invocation> before, List<Invocation> more) {
        List<Invocation> all = new ArrayList<>(before);
        all.removeAll(more);
        List<Invocation> once = new ArrayList<>();
        for (Invocation one : more.reversed()) {
            if (!once.contains(one)) {
                once.addFirst(one);
            }
        }
        all.addAll(once);
        return all;
    }

    private void put(String channel, ChannelFault fault) {
        faults.put(channel, fault);
        changed.add(channel);
    }

    void clear(String channel) {
        if (faults.remove(channel) != null) {
            changed.add(channel);
        }
        atOnce.remove(channel);
        early.remove(channel);
    }

    /// What is stored of a channel may be something else.
    void touch(String channel) {
        changed.add(channel);
    }

    /// No channel is tried at once any more.
    void settle() {
        atOnce.clear();
    }

    /// What changed since this was asked last.
    Map<String, Optional<ChannelFault>> changes() {
        Map<String, Optional<ChannelFault>> changes = new LinkedHashMap<>();
        changed.forEach(channel -> changes.put(channel, Optional.ofNullable(faults.get(channel))));
        changed.clear();
        return changes;
    }
}
