package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterNamesResponse;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Learns names. A refused empty path is replaced by the root object (D1); a whole subtree that is too much for the device
/// is walked level by level.
final class DiscoverDialogue implements Dialogue {
    private static final int MAX_QUESTIONS = 5_000;

    private final Clock clock;
    private final String root;
    private final boolean deep;
    private final Deque<String> objects = new ArrayDeque<>();
    private boolean levelByLevel;
    private String current = "";
    private int asked;
    private int found;

    /// @param root the data model's root object with its dot, for devices that refuse the empty path
    DiscoverDialogue(Operation.Discover discover, String root, boolean skipEmptyPath, Clock clock) {
        this.clock = clock;
        this.root = root;
        this.deep = discover.deep();
        this.levelByLevel = !discover.deep();
        objects.add(discover.object().isEmpty() && skipEmptyPath ? root : discover.object());
    }

    @Override
    public Turn begin() {
        return next(List.of());
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case GetParameterNamesResponse(var names) -> named(names);
            case CpeFault fault -> refused(fault);
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn named(List<ParameterInfoStruct> names) {
        List<Learnt> learnt = new ArrayList<>(names.size() + 1);
        Set<String> seen = new LinkedHashSet<>();
        for (ParameterInfoStruct node : names) {
            if (!node.name().equals(current) && seen.add(node.name())) {
                learnt.add(new Learnt.Named(node.name(), node.writable()));
            }
        }
        learnt.add(new Learnt.Complete(current, !levelByLevel));
        found += seen.size();
        if (deep && levelByLevel) {
            seen.stream().filter(name -> name.endsWith(".") && name.startsWith(current) && name.length() > current
                    .length()).forEach(objects::addLast);
        }
        return next(learnt);
    }

    private Turn refused(CpeFault fault) {
        if (current.isEmpty() && !root.isEmpty()) {
            objects.addFirst(root);
            return next(List.of());
        }
        boolean tooMuch = fault.fault().code() == CwmpFaults.RESOURCES_EXCEEDED
                || fault.fault().code() == CwmpFaults.INTERNAL_ERROR;
        if (tooMuch && !levelByLevel) {
            levelByLevel = true;
            objects.addFirst(current);
            return next(List.of());
        }
        boolean gone = fault.fault().code() == CwmpFaults.INVALID_PARAMETER_NAME;
        List<Learnt> learnt = gone && !current.isEmpty() ? List.of(new Learnt.Gone(current)) : List.of();
        if (gone && found > 0) {
            return next(learnt);
        }
        return new Turn.Over(CwmpFaults.failed(fault, List.of(current)), learnt);
    }

    private Turn next(List<Learnt> learnt) {
        String object = objects.poll();
        if (object == null || ++asked > MAX_QUESTIONS) {
            return new Turn.Over(new Progress.Settled(new Outcome.Confirmed(
                    new Evidence(clock.instant(), CwmpSaying.NAMES_LEARNT.of(Saying.of(found)), List.of()))),
                    learnt);
        }
        current = object;
        return new Turn.Ask(new AcsRequest.GetParameterNames(object, levelByLevel), learnt);
    }
}
