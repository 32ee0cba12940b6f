package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.link.lwm2m.LwM2mLink;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.DiscoverRequest;
import org.eclipse.leshan.core.response.DiscoverResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Learns names: those of one object or instance, or of all objects that the device registered.
final class DiscoverConversation implements Conversation {
    /// Discover on the Security object is answered by no device (LwM2M Core 1.1, section 6.3.2).
    private static final int SECURITY = 0;

    private final Operation.Discover discover;
    private int names;
    private @Nullable Fault lastFault;

    DiscoverConversation(Operation.Discover discover) {
        this.discover = discover;
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        String object = discover.object().isEmpty() ? ModelPaths.ROOT : discover.object();
        LwM2mPath path = device.paths().read(object);
        if (path == null || path.isResource() || path.isResourceInstance()) {
            return Lwm2mFaults.failed(new Fault(Fault.Kind.INVALID_NAME, "",
                    Lwm2mSaying.NO_PATH.of(Saying.of(object)), object));
        }
        List<LwM2mPath> all = path.isRoot()
                ? new TreeSet<>(device.device().getSupportedObject().keySet()).stream().filter(one -> one != SECURITY)
                        .map(LwM2mPath::new).toList()
                : List.of(path);
        for (LwM2mPath one : all) {
            below(device, one);
        }
        if (names == 0 && lastFault != null) {
            return Lwm2mFaults.failed(lastFault);
        }
        return new Progress.Settled(new Outcome.Confirmed(new Evidence(device.clock().instant(),
                Lwm2mSaying.NAMES_LEARNT.of(Saying.of(names)), List.of())));
    }

    private void below(Talk device, LwM2mPath path) throws SilenceException, InterruptedException {
        Answer<DiscoverResponse> answer = device.ask(new DiscoverRequest(path.toString()));
        if (!(answer instanceof Answer.Given<DiscoverResponse>(DiscoverResponse given))) {
            lastFault = Lwm2mFaults.of(answer, device.paths().written(path, false));
            return;
        }
        List<LwM2mPath> found = new ArrayList<>(Stream.of(given.getObjectLinks())
                .flatMap(link -> link instanceof LwM2mLink one ? Stream.of(one.getPath()) : Stream.<LwM2mPath>of())
                .filter(one -> one.startWith(path)).sorted(Comparator.naturalOrder()).toList());
        device.learn(new Learnt.Complete(device.paths().written(path, false), true));
        for (LwM2mPath one : found) {
            names++;
            device.learn(new Learnt.Named(device.paths().written(one, one.isResource()), false));
        }
    }
}
