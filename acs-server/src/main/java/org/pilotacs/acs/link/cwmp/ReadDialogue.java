package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.profile.SessionTraits.Asking;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads values in batches. One bad name must not sink the others: a batch that is refused as unknown (9005) is asked name
/// by name, a partial path that is refused is discovered and read leaf by leaf (D8, D9), a batch that is too much (9004) is
/// halved (D10), and what is refused by itself is left out; what the model does not know is remembered.
final class ReadDialogue implements Dialogue {
    /// Most questions for one read; a device that needs more is playing with us.
    private static final int MAX_QUESTIONS = 2_000;

    private final Clock clock;
    private final Asking asking;
    private final ModelMemory.Lessons lessons;
    private final int fullBatch;
    private final Questions<Question> questions = new Questions<>(MAX_QUESTIONS);
    private final List<Assignment> read = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private Question current = new Question(List.of(), false);
    private Fault lastFault = Fault.of(Fault.Kind.INVALID_NAME, CwmpSaying.NOTHING_TO_READ.of());
    /// Values that came; of them only so many are kept as go into evidence.
    private int told;

    /// What is asked next: values of names, or (to replace a refused partial path) the names below one object.
    private record Question(List<String> names, boolean discover) {}

    /// @param attempt which one this is; where sessions broke before, less is asked at once (D7)
    ReadDialogue(List<String> paths, Asking asking, int attempt, ModelMemory.Lessons lessons, Clock clock) {
        this.clock = clock;
        this.asking = asking;
        this.lessons = lessons;
        this.fullBatch = Math.max(1, asking.readBatch() >> Math.clamp(attempt - 1L, 0, 8));
        List<String> known = new ArrayList<>();
        for (String path : paths) {
            (lessons.knowsNot(path) ? missing : known).add(path);
        }
        enqueue(known.isEmpty() ? paths : known);
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
        Set<String> answered = new HashSet<>();
        for (ParameterValueStruct parameter : parameters) {
            // an object has no value, though some devices tell one for it
            if (!parameter.name().endsWith(".")) {
                answered.add(parameter.name());
                learnt.add(CwmpValues.learnt(parameter));
                if (++told <= Evidence.MAX_VALUES) {
                    read.add(CwmpValues.observed(parameter));
                }
            }
        }
        for (String name : current.names()) {
            if (name.endsWith(".") || answered.contains(name)) {
                lessons.knows(name);
            } else {
                // others refuse what they do not have
                leftOut.add(name);
            }
        }
        return next(learnt);
    }

    private Turn leaves(List<ParameterInfoStruct> names) {
        String object = current.names().getFirst();
        NameTree tree = new NameTree(object, names);
        List<String> leaves = tree.leaves();
        enqueue(leaves.isEmpty() ? asking.names().stream().filter(name -> name.startsWith(object)).toList() : leaves);
        return next(tree.learnt());
    }

    private Turn refused(CpeFault fault) {
        lastFault = CwmpFaults.of(fault, current.names());
        int code = fault.fault().code();
        List<String> names = current.names();
        boolean tooMuch = code == CwmpFaults.RESOURCES_EXCEEDED || code == CwmpFaults.INTERNAL_ERROR;
        boolean unknown = code == CwmpFaults.INVALID_PARAMETER_NAME || code == CwmpFaults.INVALID_ARGUMENTS;
        if (code == CwmpFaults.METHOD_NOT_SUPPORTED) {
            return new Turn.Over(CwmpFaults.failed(lastFault), List.of());
        }
        if (names.size() > 1) {
            if (tooMuch) {
                lessons.tooMany(names.size());
            }
            requeue(names, tooMuch ? names.size() / 2 : 1);
            return next(List.of());
        }
        String name = names.getFirst();
        if (name.endsWith(".") && !current.discover() && (unknown || tooMuch)) {
            questions.addFirst(new Question(names, true));
            return next(List.of());
        }
        if (!unknown) {
            refused.add(name);
            return next(List.of());
        }
        missing.add(name);
        lessons.doesNotKnow(name);
        return next(List.of(new Learnt.Gone(name)));
    }

    private void enqueue(List<String> names) {
        int batch = lessons.batch(fullBatch);
        List<String> values = new ArrayList<>();
        for (String name : names) {
            if (name.endsWith(".") && !asking.partialPaths()) {
                questions.addLast(new Question(List.of(name), true));
            } else {
                values.add(name);
            }
        }
        for (int from = 0; from < values.size(); from += batch) {
            questions.addLast(
                    new Question(List.copyOf(values.subList(from, Math.min(values.size(), from + batch))), false));
        }
    }

    private void requeue(List<String> names, int batch) {
        for (int to = names.size(); to > 0; to -= batch) {
            questions.addFirst(new Question(names.subList(Math.max(0, to - batch), to), false));
        }
    }

    private Turn next(List<Learnt> learnt) {
        Question question = questions.next();
        if (question == null) {
            return new Turn.Over(new Progress.Settled(outcome()), learnt);
        }
        current = question;
        return new Turn.Ask(question.discover()
                ? new AcsRequest.GetParameterNames(question.names().getFirst(), false)
                : new AcsRequest.GetParameterValues(question.names()), learnt);
    }

    private Outcome outcome() {
        if (read.isEmpty()) {
            return new Outcome.Failed(leftOut.isEmpty()
                    ? lastFault
                    : Fault.of(Fault.Kind.INVALID_NAME, listed(CwmpSaying.LEFT_OUT, leftOut)));
        }
        Saying text = Saying.join(List.of(CwmpSaying.VALUES_READ.of(Saying.of(told)),
                listed(CwmpSaying.NOT_ON_MODEL, missing), listed(CwmpSaying.LEFT_OUT, leftOut),
                listed(CwmpSaying.NOT_TOLD, refused), questions.lack()));
        return new Outcome.Confirmed(new Evidence(clock.instant(), text, read));
    }

    /// Nothing, if there are no names to be listed.
    static Saying listed(CwmpSaying what, List<String> names) {
        return names.isEmpty() ? Saying.NOTHING : what.of(Saying.of(String.join(", ", names)));
    }
}
