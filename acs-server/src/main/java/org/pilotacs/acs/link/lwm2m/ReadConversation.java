package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.ResponseCode;
import org.eclipse.leshan.core.node.LwM2mNode;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ReadCompositeRequest;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.response.ReadCompositeResponse;
import org.eclipse.leshan.core.response.ReadResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.link.lwm2m.ModelMemory.Ability;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Reads values: with one question where the device can (Read-Composite, LwM2M 1.1), else path by path, and what lies in one
/// instance together.
final class ReadConversation implements Conversation {
    /// Paths in one question; a longer answer would come in many blocks.
    private static final int TOGETHER = 60;
    /// From so many on, a whole instance is read instead of its parts.
    private static final int WHOLE_INSTANCE = 3;

    private final List<String> paths;
    private final List<Assignment> read = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int told;
    private @Nullable Fault lastFault;

    ReadConversation(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        List<LwM2mPath> wanted = new ArrayList<>();
        for (String path : paths) {
            LwM2mPath one = device.paths().read(path);
            if (one == null || one.isRoot() || !device.hasInstance(one)) {
                missing.add(path);
            } else {
                wanted.add(one);
            }
        }
        List<LwM2mPath> distinct = withoutCovered(wanted);
        if (!composite(device, distinct)) {
            eachByItself(device, distinct);
        }
        return new Progress.Settled(outcome(device));
    }

    /// What a longer path would read is read by the shorter one.
    private static List<LwM2mPath> withoutCovered(List<LwM2mPath> paths) {
        List<LwM2mPath> kept = new ArrayList<>();
        for (LwM2mPath path : new TreeSet<>(paths)) {
            if (kept.stream().noneMatch(path::startWith)) {
                kept.add(path);
            }
        }
        return kept;
    }

    /// False if the device does not do that.
    private boolean composite(Talk device, List<LwM2mPath> wanted) throws SilenceException, InterruptedException {
        if (wanted.size() < 2 || !device.speaksOneDotOne()
                || Boolean.FALSE.equals(device.tools().memory().does(device.device(), Ability.COMPOSITE_READ))) {
            return false;
        }
        ContentFormat format = device.device().getSupportedContentFormats().contains(ContentFormat.SENML_JSON)
                && !device.device().getSupportedContentFormats().contains(ContentFormat.SENML_CBOR)
                        ? ContentFormat.SENML_JSON
                        : ContentFormat.SENML_CBOR;
        for (int from = 0; from < wanted.size(); from += TOGETHER) {
            List<LwM2mPath> some = wanted.subList(from, Math.min(wanted.size(), from + TOGETHER));
            Answer<ReadCompositeResponse> answer = device
                    .venture(new ReadCompositeRequest(some, format, format, null), Ability.COMPOSITE_READ);
            if (!(answer instanceof Answer.Given<ReadCompositeResponse>(ReadCompositeResponse given))) {
                if (isLasting(answer)) {
                    device.tools().memory().learn(device.device(), Ability.COMPOSITE_READ, false);
                }
                eachByItself(device, wanted.subList(from, wanted.size()));
                return true;
            }
            for (LwM2mPath path : some) {
                take(device, path, given.getContent().get(path));
            }
        }
        return true;
    }

    /// Whether it will be the same the next time.
    private static boolean isLasting(Answer<ReadCompositeResponse> answer) {
        return answer instanceof Answer.Refused<ReadCompositeResponse>(ResponseCode code, String _)
                && List.of("4.00", "4.02", "4.04", "4.05", "4.06", "4.15", "5.01").contains(Lwm2mFaults.wire(code))
                || answer instanceof Answer.Malformed<ReadCompositeResponse>;
    }

    private void eachByItself(Talk device, List<LwM2mPath> wanted) throws SilenceException, InterruptedException {
        for (Map.Entry<LwM2mPath, List<LwM2mPath>> group : groups(wanted).entrySet()) {
            List<LwM2mPath> leaves = group.getValue();
            if (leaves.size() < WHOLE_INSTANCE || !whole(device, group.getKey(), leaves)) {
                for (LwM2mPath leaf : leaves) {
                    single(device, leaf);
                }
            }
        }
    }

    private static Map<LwM2mPath, List<LwM2mPath>> groups(List<LwM2mPath> wanted) {
        Map<LwM2mPath, List<LwM2mPath>> groups = new LinkedHashMap<>();
        for (LwM2mPath path : wanted) {
            LwM2mPath group = path.isResource() ? path.toObjectInstancePath() : path;
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(path);
        }
        return groups;
    }

    /// False if that did not work, so that its parts are to be read.
    private boolean whole(Talk device, LwM2mPath instance, List<LwM2mPath> leaves)
            throws SilenceException, InterruptedException {
        if (!(device.ask(
                new ReadRequest(null, instance, null)) instanceof Answer.Given<ReadResponse>(ReadResponse given))) {
            return false;
        }
        List<Learnt> all = device.learn(instance, given.getContent());
        for (LwM2mPath leaf : leaves) {
            List<Learnt> own = all.stream().filter(one -> isBelow(device, leaf, one)).toList();
            if (own.isEmpty()) {
                gone(device, leaf);
            }
            own.forEach(this::keep);
        }
        return true;
    }

    private static boolean isBelow(Talk device, LwM2mPath leaf, Learnt one) {
        return one instanceof Learnt.Valued(String path, Value _)
                && (path.equals(device.paths().written(leaf, true))
                        || path.startsWith(device.paths().written(leaf, false)));
    }

    private void single(Talk device, LwM2mPath path) throws SilenceException, InterruptedException {
        Answer<ReadResponse> answer = device.ask(new ReadRequest(null, path, null));
        switch (answer) {
            case Answer.Given<ReadResponse>(ReadResponse given) -> take(device, path, given.getContent());
            case Answer.Refused<ReadResponse>(ResponseCode code, String _) when code.equals(ResponseCode.NOT_FOUND) -> {
                lastFault = Lwm2mFaults.of(answer, written(device, path));
                gone(device, path);
            }
            case Answer<ReadResponse> other -> {
                lastFault = Lwm2mFaults.of(other, written(device, path));
                refused.add(written(device, path));
            }
        }
    }

    private void take(Talk device, LwM2mPath path, @Nullable LwM2mNode node) {
        if (node == null) {
            gone(device, path);
        } else {
            device.learn(path, node).forEach(this::keep);
        }
    }

    private void gone(Talk device, LwM2mPath path) {
        missing.add(written(device, path));
        device.learn(path, null);
    }

    private static String written(Talk device, LwM2mPath path) {
        return device.paths().written(path, path.isResource() || path.isResourceInstance());
    }

    private void keep(Learnt one) {
        if (one instanceof Learnt.Valued(String path, Value value) && ++told <= Evidence.MAX_VALUES) {
            read.add(new Assignment(path, value));
        }
    }

    private Outcome outcome(Talk device) {
        if (read.isEmpty()) {
            Saying nothing = missing.isEmpty()
                    ? Lwm2mSaying.NOTHING_TOLD.of()
                    : Lwm2mSaying.NOT_THERE.of(Saying.of(String.join(", ", missing)));
            return new Outcome.Failed(lastFault == null ? Fault.of(Fault.Kind.INVALID_NAME, nothing) : lastFault);
        }
        Saying text = Saying.join(List.of(Lwm2mSaying.VALUES_READ.of(Saying.of(told)),
                listed(Lwm2mSaying.NOT_THERE, missing), listed(Lwm2mSaying.NOT_TOLD, refused)));
        return new Outcome.Confirmed(new Evidence(device.clock().instant(), text, read));
    }

    /// Nothing, if there are no paths to be listed.
    static Saying listed(Lwm2mSaying what, List<String> paths) {
        return paths.isEmpty() ? Saying.NOTHING : what.of(Saying.of(String.join(", ", paths)));
    }
}
