package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterNamesResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterValuesResponse;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;
import org.pilotacs.protocols.cwmp.ParameterValueStruct;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads values in batches. One bad name must not sink the others: a batch that is refused as unknown (9005) is asked name
/// by name, a partial path that is refused is discovered and read leaf by leaf (D8, D9), a batch that is too much (9004) is
/// halved (D10); what was refused is remembered for the model.
final class ReadDialogue implements Dialogue {
    /// Most questions for one read; a device that needs more is playing with us.
    private static final int MAX_QUESTIONS = 2_000;

    private final Clock clock;
    private final ModelMemory.Lessons lessons;
    private final int fullBatch;
    private final Deque<Question> questions = new ArrayDeque<>();
    private final List<Assignment> read = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private Question current = new Question(List.of(), false);
    private Fault lastFault = Fault.of(Fault.Kind.INVALID_NAME, CwmpSaying.NOTHING_TO_READ.of());
    private int asked;

    /// What is asked next: values of names, or (to replace a refused partial path) the names below one object.
    private record Question(List<String> names, boolean discover) {}

    ReadDialogue(Operation.Read read, int batch, ModelMemory.Lessons lessons, Clock clock) {
        this.clock = clock;
        this.lessons = lessons;
        this.fullBatch = batch;
        List<String> known = new ArrayList<>();
        for (String path : read.paths()) {
            (lessons.knowsNot(path) ? missing : known).add(path);
        }
        enqueue(known.isEmpty() ? read.paths() : known);
        if (known.isEmpty()) {
            missing.clear();
        }
    }

    @Override
    public Turn begin() {
        return next(List.of());
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case GetParameterValuesResponse(var parameters) when !current.discover() -> values(parameters);
            case GetParameterNamesResponse(var names) when current.discover() -> leaves(names);
            case CpeFault fault -> refused(fault);
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn values(List<ParameterValueStruct> parameters) {
        List<Learnt> learnt = new ArrayList<>(parameters.size());
        for (ParameterValueStruct parameter : parameters) {
            learnt.add(CwmpValues.learnt(parameter));
            read.add(CwmpValues.observed(parameter));
        }
        current.names().forEach(lessons::knows);
        return next(learnt);
    }

    private Turn leaves(List<ParameterInfoStruct> names) {
        List<Learnt> learnt = new ArrayList<>(names.size());
        List<String> leaves = new ArrayList<>();
        for (ParameterInfoStruct node : names) {
            learnt.add(new Learnt.Named(node.name(), node.writable()));
            if (!node.name().endsWith(".")) {
                leaves.add(node.name());
            }
        }
        enqueue(leaves);
        return next(learnt);
    }

    private Turn refused(CpeFault fault) {
        lastFault = CwmpFaults.of(fault, current.names());
        int code = fault.fault().code();
        List<String> names = current.names();
        boolean tooMuch = code == CwmpFaults.RESOURCES_EXCEEDED || code == CwmpFaults.INTERNAL_ERROR;
        if (names.size() > 1 && tooMuch) {
            lessons.tooMany(names.size());
            requeue(names, Math.max(1, names.size() / 2));
            return next(List.of());
        }
        boolean unknown = code == CwmpFaults.INVALID_PARAMETER_NAME || code == CwmpFaults.INVALID_ARGUMENTS;
        if (names.size() > 1 && unknown) {
            requeue(names, 1);
            return next(List.of());
        }
        if (!unknown) {
            return new Turn.Over(CwmpFaults.failed(lastFault), List.of());
        }
        String name = names.getFirst();
        if (name.endsWith(".") && !current.discover()) {
            questions.addFirst(new Question(names, true));
            return next(List.of());
        }
        missing.add(name);
        lessons.doesNotKnow(name);
        return next(List.of(new Learnt.Gone(name)));
    }

    private void enqueue(List<String> names) {
        int batch = Math.max(1, lessons.batch(fullBatch));
        for (int from = 0; from < names.size(); from += batch) {
            questions.addLast(new Question(names.subList(from, Math.min(names.size(), from + batch)), false));
        }
    }

    private void requeue(List<String> names, int batch) {
        for (int to = names.size(); to > 0; to -= batch) {
            questions.addFirst(new Question(names.subList(Math.max(0, to - batch), to), false));
        }
    }

    private Turn next(List<Learnt> learnt) {
        Question question = questions.poll();
        if (question == null || ++asked > MAX_QUESTIONS) {
            return new Turn.Over(new Progress.Settled(outcome()), learnt);
        }
        current = question;
        return new Turn.Ask(question.discover()
                ? new AcsRequest.GetParameterNames(question.names().getFirst(), false)
                : new AcsRequest.GetParameterValues(question.names()), learnt);
    }

    private Outcome outcome() {
        if (read.isEmpty()) {
            return new Outcome.Failed(lastFault);
        }
        Saying lack = missing.isEmpty()
                ? Saying.NOTHING
                : CwmpSaying.NOT_ON_MODEL.of(Saying.of(String.join(", ", missing)));
        Saying text = Saying.join(List.of(CwmpSaying.VALUES_READ.of(Saying.of(read.size())), lack));
        return new Outcome.Confirmed(new Evidence(clock.instant(), text, read));
    }
}
