package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.profile.SessionTraits.Asking;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.GetParameterNamesResponse;
import org.pilotacs.protocols.cwmp.ParameterInfoStruct;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Learns names. A refused empty path is replaced by the root object (D1); a whole subtree that is too much for the device
/// is walked level by level; a device that names nothing is asked for the names that its profile knows (D5).
final class DiscoverDialogue implements Dialogue {
    private static final int MAX_QUESTIONS = 5_000;
    private static final List<String> ROOTS = List.of("Device.", "InternetGatewayDevice.");

    private final Clock clock;
    private final List<String> roots;
    private final Asking asking;
    private final ModelMemory.Lessons lessons;
    private final boolean deep;
    private final Questions<Question> questions = new Questions<>(MAX_QUESTIONS);
    private Question current;
    private boolean levelByLevel;
    private @Nullable ReadDialogue fromProfile;
    private final List<String> refused = new ArrayList<>();
    private int found;

    /// @param level only what is directly below
    private record Question(String object, boolean level) {}

    /// @param root the data model's root object with its dot, for devices that refuse the empty path; empty if not known
    /// @param attempt which one this is; where sessions broke before, less is asked at once (D7)
    DiscoverDialogue(Operation.Discover discover, String root, int attempt, Asking asking,
            ModelMemory.Lessons lessons, Clock clock) {
        this.clock = clock;
        this.roots = root.isEmpty() ? ROOTS : List.of(root);
        this.asking = asking;
        this.lessons = lessons;
        this.deep = discover.deep();
        this.levelByLevel = !discover.deep() || attempt > 1;
        this.current = new Question(discover.object(), levelByLevel);
        if (discover.object().isEmpty() && asking.skipRootDiscovery()) {
            askRoots();
        } else {
            questions.addLast(current);
        }
    }

    @Override
    public Turn begin() {
        return next(List.of());
    }

    @Override
    public Turn on(CpeResponse answer) {
        if (fromProfile != null) {
            return fromProfile.on(answer);
        }
        return switch (answer) {
            case GetParameterNamesResponse(var names) -> named(names);
            case CpeFault fault -> refused(fault);
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn named(List<ParameterInfoStruct> names) {
        NameTree tree = new NameTree(current.object(), names);
        if (tree.isEmpty() && isWhole(current.object())) {
            return nothingNamed();
        }
        List<Learnt> learnt = new ArrayList<>(tree.learnt());
        learnt.add(new Learnt.Complete(current.object(), !current.level()));
        found += tree.size();
        if (deep && current.level()) {
            if (tree.hasObjects() || !isWhole(current.object())) {
                tree.unopened(current.object()).forEach(object -> questions.addLast(new Question(object, true)));
            } else {
                // a root without objects: the device leaves their dots out (D4), and only what is below shows which they are
                tree.leaves().forEach(name -> questions.addLast(new Question(name + ".", false)));
            }
        }
        return next(learnt);
    }

    /// The data model itself cannot be empty; perhaps it is when asked for in another way.
    private Turn nothingNamed() {
        if (current.object().isEmpty()) {
            askRoots();
        } else if (!current.level()) {
            levelByLevel = true;
            questions.addFirst(new Question(current.object(), true));
        }
        if (!questions.isEmpty() || found > 0) {
            return next(List.of());
        }
        List<String> known = asking.names();
        if (known.isEmpty()) {
            return new Turn.Over(CwmpFaults.failed(Fault.of(Fault.Kind.PROTOCOL,
                    CwmpSaying.NAMES_NOTHING.of())), List.of());
        }
        fromProfile = new ReadDialogue(known, asking, 1, lessons, clock);
        return fromProfile.begin();
    }

    private Turn refused(CpeFault fault) {
        String object = current.object();
        int code = fault.fault().code();
        boolean gone = code == CwmpFaults.INVALID_PARAMETER_NAME;
        if (object.isEmpty()) {
            askRoots();
            return next(List.of());
        }
        if (!current.level() && !gone && code != CwmpFaults.METHOD_NOT_SUPPORTED) {
            levelByLevel = true;
            questions.addFirst(new Question(object, true));
            return next(List.of());
        }
        // of two roots that were guessed, one is not there
        boolean guessed = roots.size() > 1 && roots.contains(object);
        List<Learnt> learnt = gone && !guessed ? List.of(new Learnt.Gone(object)) : List.of();
        if (found == 0 && questions.isEmpty()) {
            return new Turn.Over(CwmpFaults.failed(fault, List.of(object)), learnt);
        }
        if (!gone && !guessed) {
            refused.add(object);
        }
        return next(learnt);
    }

    private void askRoots() {
        roots.forEach(root -> questions.addLast(new Question(root, levelByLevel)));
    }

    private boolean isWhole(String object) {
        return object.isEmpty() || roots.contains(object);
    }

    private Turn next(List<Learnt> learnt) {
        Question question = questions.next();
        if (question == null) {
            Saying text = Saying.join(List.of(CwmpSaying.NAMES_LEARNT.of(Saying.of(found)),
                    ReadDialogue.listed(CwmpSaying.NOT_TOLD, refused), questions.lack()));
            return new Turn.Over(new Progress.Settled(
                    new Outcome.Confirmed(new Evidence(clock.instant(), text, List.of()))), learnt);
        }
        current = question;
        return new Turn.Ask(new AcsRequest.GetParameterNames(question.object(), question.level()), learnt);
    }
}
