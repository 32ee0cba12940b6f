package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Declaration;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Expression;
import org.pilotacs.acs.provisioning.expression.ExpressionLimitException;
import org.pilotacs.acs.provisioning.expression.Value;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.path.InvalidPathException;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.preset.Definitions;
import org.pilotacs.acs.provisioning.preset.Preset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which presets apply to a device in a session. Confined to it.
final class PresetChoice {
    /// How often presets are gone through because others changed something.
    private static final int MOST_ROUNDS = 4;

    private final Definitions definitions;
    private final DeviceContext context;
    private final Visit visit;
    private final Config config;
    private final Set<String> events;
    /// Channels that were tried again in this session: not more than once, however short the wait is.
    private final Set<String> tried = new HashSet<>();
    private int rounds;

    PresetChoice(Definitions definitions, DeviceContext context, Visit visit, Config config) {
        this.definitions = definitions;
        this.context = context;
        this.visit = visit;
        this.config = config;
        this.events = new HashSet<>(visit.eventNames());
        events.add("Inform");
        if (visit.device().firstSeen().equals(visit.at())) {
            events.add("Registered");
        }
    }

    /// Presets that may apply.
    ///
    /// @param again the channel that is tried again alone, null if there is none
    /// @param needed what must be known to decide
    /// @param waiting channels that wait for that
    record Candidates(@Nullable String again, List<Preset> presets, List<Declaration> needed, Set<String> waiting) {}

    Candidates candidates(FaultBook faults) {
        String again = again(faults);
        List<Preset> chosen = new ArrayList<>();
        Map<String, Declaration> needed = new LinkedHashMap<>();
        Set<String> waiting = new LinkedHashSet<>();
        for (Preset preset : definitions.presets()) {
            boolean barred = faults.has(preset.channel()) && faults.isEarly(preset.channel());
            if (again == null ? barred : !preset.channel().equals(again)) {
                continue;
            }
            if (events(preset) && (preset.schedule() == null || preset.schedule().applies(visit.at().toEpochMilli()))) {
                chosen.add(preset);
                int before = needed.size();
                names(preset).forEach(name -> need(name, needed));
                if (needed.size() > before) {
                    waiting.add(preset.channel());
                }
            }
        }
        return new Candidates(again, chosen, List.copyOf(needed.values()), waiting);
    }

    /// A channel whose time has come to be tried again.
    private @Nullable String again(FaultBook faults) {
        for (Map.Entry<String, ChannelFault> each : faults.all().entrySet()) {
            boolean due = faults.isAtOnce(each.getKey()) || !each.getValue()
                    .due(config.retryDelay(), config.longestRetryDelay()).isAfter(visit.at());
            if (due && tried.add(each.getKey())) {
                return each.getKey();
            }
        }
        return null;
    }

    private boolean events(Preset preset) {
        return preset.events().entrySet().stream()
                .allMatch(each -> each.getValue() == events.contains(each.getKey()));
    }

    private Set<String> names(Preset preset) {
        Set<String> names = new LinkedHashSet<>(names(preset.precondition()));
        preset.calls().forEach(call -> call.arguments().forEach(argument -> names.addAll(names(argument))));
        return names;
    }

    private Set<String> names(Expression expression) {
        try {
            return expression.names(context);
        } catch (ExpressionLimitException _) {
            return Set.of();
        }
    }

    private void need(String name, Map<String, Declaration> needed) {
        if (!DeviceContext.isShort(name)) {
            try {
                DataPath path = DataPath.parse(name);
                needed.putIfAbsent(name, Declaration.known(path, 1, Map.of(Attribute.VALUE, 1L)));
            } catch (InvalidPathException _) {
                // no device has it
            }
        }
    }

    /// Schedules what applies. False if presets change things for each other without end.
    boolean apply(Candidates candidates, FaultBook faults, Channels channels) {
        ChannelFault retried = candidates.again() == null ? null : faults.get(candidates.again());
        if (candidates.again() != null && retried != null) {
            channels.schedule(candidates.again(), retried.invocations());
        }
        Map<String, List<Invocation>> later = new HashMap<>();
        for (Preset preset : candidates.presets()) {
            if (value(preset.precondition()).isTrue()) {
                List<Invocation> invocations = preset.calls().stream()
                        .map(call -> new Invocation(call.provision(),
                                call.arguments().stream().map(this::value).toList()))
                        .toList();
                if (candidates.again() == null && faults.has(preset.channel())) {
                    later.computeIfAbsent(preset.channel(), _ -> new ArrayList<>()).addAll(invocations);
                } else {
                    channels.schedule(preset.channel(), invocations);
                }
            }
        }
        later.forEach(faults::append);
        return candidates.again() != null || ++rounds <= MOST_ROUNDS || channels.isEmpty();
    }

    private Value value(Expression expression) {
        try {
            return expression.evaluate(context);
        } catch (ExpressionLimitException _) {
            return Value.none();
        }
    }
}
