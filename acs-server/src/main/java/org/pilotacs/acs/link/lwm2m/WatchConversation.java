package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.Watched;
import org.pilotacs.acs.task.Watched.Attention;

import java.util.ArrayList;
import java.util.List;

/// Observes what a device is to tell of by itself. An observation ends with its registration, so this is done again after
/// each new one.
final class WatchConversation implements Conversation {
    private final List<Watched> wanted;
    private final JdbcRegistrations registrations;
    private final List<String> failed = new ArrayList<>();
    private @Nullable Fault lastFault;
    private int observed;

    WatchConversation(List<Watched> wanted, JdbcRegistrations registrations) {
        this.wanted = List.copyOf(wanted);
        this.registrations = registrations;
    }

    @Override
    public Progress with(Talk device) throws SilenceException, InterruptedException {
        for (Watched one : wanted) {
            LwM2mPath path = device.paths().read(one.path());
            if (path == null || path.isRoot() || !device.hasInstance(path)) {
                failed.add(one.path());
            } else if (one.attention() == Attention.NONE) {
                cancel(device, path);
            } else {
                observe(device, path, one.path());
            }
        }
        registrations.saved(device.device().getEndpoint());
        return new Progress.Settled(outcome(device));
    }

    private @Nullable SingleObservation known(Talk device, LwM2mPath path) {
        for (Observation one : registrations.getObservations(device.device().getId())) {
            if (one instanceof SingleObservation single && single.getPath().equals(path)) {
                return single;
            }
        }
        return null;
    }

    private void observe(Talk device, LwM2mPath path, String written) throws SilenceException, InterruptedException {
        if (known(device, path) != null) {
            observed++;
            return;
        }
        Answer<ObserveResponse> answer = device.ask(new ObserveRequest(path));
        if (answer instanceof Answer.Given<ObserveResponse>(ObserveResponse given)) {
            device.learn(path, given.getContent());
        }
        // one that answers as to a read has not understood
        if (known(device, path) != null) {
            observed++;
        } else {
            failed.add(written);
            lastFault = answer instanceof Answer.Given<ObserveResponse> ? lastFault : Lwm2mFaults.of(answer, written);
        }
    }

    private void cancel(Talk device, LwM2mPath path) throws SilenceException, InterruptedException {
        SingleObservation known = known(device, path);
        if (known != null) {
            device.ask(new CancelObservationRequest(known));
            registrations.removeObservation(device.device().getId(), known.getId());
        }
        observed++;
    }

    private Outcome outcome(Talk device) {
        if (observed == 0) {
            return new Outcome.Failed(lastFault == null
                    ? Fault.of(Fault.Kind.NOT_SUPPORTED, Lwm2mSaying.NOT_OBSERVED.of(Saying.of(String.join(", ",
                            failed))))
                    : lastFault);
        }
        return new Outcome.Confirmed(new Evidence(device.clock().instant(), Saying.join(List.of(
                Lwm2mSaying.OBSERVED.of(Saying.of(observed)),
                ReadConversation.listed(Lwm2mSaying.NOT_OBSERVED, failed))), List.of()));
    }
}
