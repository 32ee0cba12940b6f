package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.path.DataPath;
import org.pilotacs.acs.provisioning.picture.Attribute;
import org.pilotacs.acs.provisioning.picture.Node;
import org.pilotacs.acs.provisioning.picture.Picture;
import org.pilotacs.acs.provisioning.picture.Typed;
import org.pilotacs.acs.provisioning.picture.View;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs provisions to where nothing is left to be asked or done.
///
/// Scripts run until they need to know something (a commit); then what they declared is looked at, asked for, and done; then
/// they run again from their beginning, and this time come further, since they are told what was found. Where virtual
/// parameters are wanted, their scripts run in a frame of their own, in the same way, before the others go on. Confined to its
/// session.
public final class DeviceEngine {
    private final Picture picture;
    private final Settings settings;
    private final Scripts scripts;
    private final SecretDigest digests;
    private final BuiltIns builtIns;
    private final Limits limits;
    private final List<Frame> frames = new ArrayList<>();
    private @Nullable Round round;
    private @Nullable Ask asked;

    /// What comes next.
    public sealed interface Step {
        record Request(Ask ask) implements Step {}

        record Finished() implements Step {}

        record Failed(Fault fault) implements Step {}
    }

    public DeviceEngine(String device, Picture picture, Settings settings, Scripts scripts, SecretDigest digests) {
        this.picture = picture;
        this.settings = settings;
        this.scripts = scripts;
        this.digests = digests;
        this.builtIns = new BuiltIns(device, picture.now());
        this.limits = new Limits(settings);
    }

    /// Begins with these provisions, side by side.
    public void begin(List<Invocation> invocations) {
        begin(new Frame.Work.Provisions(invocations, List.of()));
    }

    /// Begins to find out what must be known.
    public void beginKnowing(List<Declaration> needed) {
        begin(new Frame.Work.Provisions(List.of(), needed));
    }

    private void begin(Frame.Work work) {
        stop();
        frames.add(new Frame(work));
    }

    /// Leaves off.
    public void stop() {
        limits.newCycle();
        frames.clear();
        round = null;
        asked = null;
    }

    /// A key for the request that is about to be made.
    private String key() {
        return limits.key(picture.now());
    }

    public Step next() {
        while (!frames.isEmpty()) {
            if (asked != null) {
                return new Step.Request(asked);
            }
            Frame top = frames.getLast();
            Fault fault = top.ran() == null ? run(top) : null;
            if (fault != null) {
                return new Step.Failed(fault);
            }
            Frame.Ran ran = top.ran();
            if (ran != null) {
                look();
                // after each look: virtual parameters that want each other would nest for ever
                Fault exceeded = limits.exceeded(frames.size());
                if (exceeded != null) {
                    return new Step.Failed(exceeded);
                }
                asked = further(top, ran);
            }
        }
        return new Step.Finished();
    }

    /// One step of the innermost scripts; the request that it needs, null if it is not one with the device.
    private @Nullable Ask further(Frame top, Frame.Ran ran) {
        Round now = round();
        List<VirtualWish> virtual = now.virtual().getLast();
        List<VirtualCall> calls = virtualReads(virtual);
        if (!calls.isEmpty()) {
            frames.add(new Frame(new Frame.Work.Virtual(calls)));
            return null;
        }
        Ask question = now.nextQuestion();
        if (question != null) {
            return question;
        }
        if (now.isOutdated()) {
            round = null;
            return null;
        }
        if (now.doOurs()) {
            return null;
        }
        calls = virtualWrites(virtual);
        if (!calls.isEmpty()) {
            frames.add(new Frame(new Frame.Work.Virtual(calls)));
            return null;
        }
        Ask deed = now.nextDeed(key());
        if (deed != null) {
            return deed;
        }
        satisfied(top, ran);
        return null;
    }

    private void satisfied(Frame top, Frame.Ran ran) {
        top.commit(picture.snapshot());
        round = null;
        if (ran.finished()) {
            frames.removeLast();
            if (top.work() instanceof Frame.Work.Virtual(List<VirtualCall> calls)) {
                for (int i = 0; i < calls.size(); i++) {
                    become(calls.get(i), ran.returned().get(i));
                }
            }
        }
    }

    private void become(VirtualCall call, Scripts.@Nullable Returned returned) {
        if (returned == null) {
            return;
        }
        DataPath path = Evaluation.VIRTUAL.child(call.name());
        if (returned.writable() != null) {
            picture.writable(path, returned.writable());
        }
        if (returned.value() != null && returned.type() != null) {
            picture.value(path, Typed.cast(returned.value(), returned.type()));
        }
    }

    /// Null if all scripts of a frame ran.
    private @Nullable Fault run(Frame frame) {
        List<Declaration> declarations = new ArrayList<>();
        List<Clear> clears = new ArrayList<>();
        List<Scripts.@Nullable Returned> returned = new ArrayList<>();
        boolean finished = true;
        Fault fault = null;
        for (Scripts.Run run : runs(frame)) {
            switch (run) {
                case Scripts.Run.Failed(Fault failure) -> {
                    fault = failure;
                    returned.add(null);
                }
                case Scripts.Run.Ended ended -> {
                    declarations.addAll(ended.declarations());
                    clears.addAll(ended.clears());
                    finished &= ended.finished();
                    returned.add(ended.returned());
                    if (ended.finished()) {
                        Fault objection = objection(frame, returned);
                        fault = objection == null ? fault : objection;
                    }
                }
            }
        }
        if (fault != null) {
            return fault;
        }
        boolean decided = finished;
        frame.ran(new Frame.Ran(declarations.stream().map(one -> decided ? one.decided() : one)
                .map(one -> one.notAfter(picture.now())).toList(), finished, returned));
        clears.forEach(clear -> clear.applyTo(picture));
        return null;
    }

    private static @Nullable Fault objection(Frame frame, List<Scripts.@Nullable Returned> returned) {
        return frame.work() instanceof Frame.Work.Virtual(List<VirtualCall> calls)
                ? calls.get(returned.size() - 1).objection(returned.getLast())
                : null;
    }

    private List<Scripts.Run> runs(Frame frame) {
        List<View> views = frame.views();
        List<Scripts.Run> runs = new ArrayList<>();
        switch (frame.work()) {
            case Frame.Work.Provisions(var invocations, var needed) -> {
                runs.add(new Scripts.Run.Ended(needed, List.of(), true, null));
                for (Invocation one : invocations) {
                    Scripts.Run run = scripts.hasProvision(one.name())
                            ? scripts.run(new Scripts.Call(false, one.name(),
                                    Invocation.arguments(one.arguments()).toString(), views, frame.extensions()))
                            : builtIns.run(one, views);
                    // what is not there is left out
                    if (run != null) {
                        runs.add(run);
                    }
                }
            }
            case Frame.Work.Virtual(List<VirtualCall> calls) -> calls.forEach(one -> runs.add(scripts
                    .run(new Scripts.Call(true, one.name(), one.arguments(), views, frame.extensions()))));
        }
        return runs;
    }

    private Round round() {
        Round now = round;
        if (now == null) {
            now = new Round(picture, settings, digests);
            round = now;
        }
        return now;
    }

    /// Looks at what was declared, as far as this round did not yet.
    private void look() {
        Round now = round();
        while (now.virtual().size() < frames.size()) {
            Frame frame = frames.get(now.virtual().size());
            if (frame == frames.getLast()) {
                limits.look();
            }
            Frame.Ran ran = frame.ran();
            now.virtual().add(known(Evaluation.of(ran == null ? List.of() : ran.declarations(), picture, now,
                    scripts.virtualParameters())));
        }
    }

    /// Those wishes that mean virtual parameters which there are. What is left of others is removed.
    private List<VirtualWish> known(List<VirtualWish> wishes) {
        Set<String> names = scripts.virtualParameters();
        List<VirtualWish> known = new ArrayList<>();
        for (VirtualWish wish : wishes) {
            DataPath path = wish.path();
            String name = path.name(1);
            if (names.isEmpty() || name != null && !names.contains(name)) {
                picture.view().matching(path).forEach(picture::remove);
            } else if (path.length() == 1) {
                if (picture.find(path) == null) {
                    picture.named(path, true, false);
                }
            } else if (name == null) {
                names.forEach(one -> picture.parameterNamed(Evaluation.VIRTUAL.child(one)));
                picture.listed(Evaluation.VIRTUAL, names);
            } else {
                if (picture.find(path) == null) {
                    picture.parameterNamed(path);
                }
                known.add(wish);
            }
        }
        return known;
    }

    private List<VirtualCall> virtualReads(List<VirtualWish> wishes) {
        List<VirtualCall> calls = new ArrayList<>();
        for (VirtualWish wish : wishes) {
            Node node = picture.find(wish.path());
            var due = wish.at().entrySet().stream()
                    .filter(each -> each.getKey() == Attribute.VALUE || each.getKey() == Attribute.WRITABLE)
                    .filter(each -> node == null || !node.has(each.getKey())
                            || node.at(each.getKey()) < each.getValue())
                    .collect(Collectors.toMap(each -> each.getKey(), each -> each.getValue()));
            if (!due.isEmpty()) {
                calls.add(VirtualCall.get(String.valueOf(wish.path().name(1)), due, node));
            }
        }
        return calls;
    }

    private List<VirtualCall> virtualWrites(List<VirtualWish> wishes) {
        List<VirtualCall> calls = new ArrayList<>();
        for (VirtualWish wish : wishes) {
            Node node = picture.find(wish.path());
            Typed known = node == null ? null : node.value();
            Wanted wanted = wish.wanted();
            if (wanted == null || wanted.value() == null || node == null || known == null
                    || !Boolean.TRUE.equals(node.writable())) {
                continue;
            }
            Typed value = wanted.typed(known.type());
            if (!round().isSame(wish.path(), node, known, value)) {
                calls.add(VirtualCall.set(String.valueOf(wish.path().name(1)), value, node));
            }
        }
        return calls;
    }

    /// Takes the answer to what was asked. Null if it is one.
    public @Nullable Fault answer(Answer answer) {
        Ask ask = asked;
        if (ask == null) {
            return Fault.invalidResponse("Request ID not recognized");
        }
        limits.request();
        asked = null;
        Answers.Taken taken = new Answers(picture).take(ask, answer);
        return switch (taken) {
            case Answers.Taken.Done() -> null;
            case Answers.Taken.Next(Ask next) -> {
                asked = next;
                yield null;
            }
            case Answers.Taken.Again() -> {
                round = null;
                yield null;
            }
            case Answers.Taken.Failed(Fault fault) -> fault;
        };
    }
}
