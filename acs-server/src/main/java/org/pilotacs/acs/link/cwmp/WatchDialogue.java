package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.Watched;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterAttributesResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.SetParameterAttributesResponse;
import org.pilotacs.protocols.cwmp.ParameterAttributeStruct;
import org.pilotacs.protocols.cwmp.SetParameterAttributesStruct;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Sets which changes a device tells by itself, and reads back whether it will. A device takes all or none of a
/// SetParameterAttributes (TR-069 Amendment 6, A.3.2.4), so what is refused together is set one by one.
final class WatchDialogue implements Dialogue {
    private final Clock clock;
    private final Deque<List<Watched>> left = new ArrayDeque<>();
    private final List<Watched> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private Fault lastFault = Fault.of(Fault.Kind.INVALID_NAME, CwmpSaying.NOTHING_TO_READ.of());
    private List<Watched> current = List.of();

    WatchDialogue(Operation.Watch watch, Clock clock) {
        this.clock = clock;
        if (!watch.parameters().isEmpty()) {
            left.add(watch.parameters());
        }
    }

    @Override
    public Turn begin() {
        List<Watched> next = left.poll();
        if (next != null) {
            current = next;
            return new Turn.Ask(
                    new AcsRequest.SetParameterAttributes(next.stream().map(WatchDialogue::onWire).toList()));
        }
        return taken.isEmpty()
                ? new Turn.Over(CwmpFaults.failed(lastFault), List.of())
                : new Turn.Ask(new AcsRequest.GetParameterAttributes(taken.stream().map(Watched::path).toList()));
    }

    private static SetParameterAttributesStruct onWire(Watched one) {
        return new SetParameterAttributesStruct(one.path(), true, one.attention().ordinal(), false, List.of());
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case SetParameterAttributesResponse _ when !current.isEmpty() -> {
                taken.addAll(current);
                current = List.of();
                yield begin();
            }
            case GetParameterAttributesResponse(var attributes) when current.isEmpty() ->
                new Turn.Over(new Progress.Settled(outcome(attributes)), List.of());
            case CpeFault fault when !current.isEmpty() -> refused(fault);
            case CpeFault _ -> new Turn.Over(new Progress.Settled(
                    new Outcome.Unconfirmed(CwmpSaying.WATCHED_BY_ITS_WORD.of(Saying.of(taken.size())))), List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn refused(CpeFault fault) {
        lastFault = CwmpFaults.of(fault, current.stream().map(Watched::path).toList());
        if (lastFault.kind() == Fault.Kind.NOT_SUPPORTED) {
            return new Turn.Over(CwmpFaults.failed(lastFault), List.of());
        }
        if (current.size() > 1) {
            current.forEach(one -> left.add(List.of(one)));
        } else {
            refused.add(current.getFirst().path());
        }
        current = List.of();
        return begin();
    }

    private Outcome outcome(List<ParameterAttributeStruct> attributes) {
        List<Assignment> values = new ArrayList<>();
        List<String> otherwise = new ArrayList<>(refused);
        for (ParameterAttributeStruct one : attributes) {
            boolean asWanted = taken.stream().filter(wanted -> covers(wanted.path(), one.name()))
                    .anyMatch(wanted -> wanted.attention().ordinal() == one.notification());
            if (asWanted) {
                values.add(new Assignment(one.name(), Value.string(level(one.notification()))));
            } else {
                otherwise.add(one.name());
            }
        }
        if (values.isEmpty()) {
            return new Outcome.Unconfirmed(CwmpSaying.NOT_WATCHED.of(Saying.of(String.join(", ", otherwise))));
        }
        Saying lack = otherwise.isEmpty()
                ? Saying.NOTHING
                : CwmpSaying.NOT_WATCHED.of(Saying.of(String.join(", ", otherwise)));
        return new Outcome.Confirmed(new Evidence(clock.instant(),
                Saying.join(List.of(CwmpSaying.WATCHED.of(Saying.of(values.size())), lack)), values));
    }

    private static boolean covers(String wanted, String name) {
        return wanted.equals(name) || wanted.endsWith(".") && name.startsWith(wanted);
    }

    private static String level(int notification) {
        return Watched.Attention.values()[notification].name().toLowerCase(Locale.ROOT);
    }
}
