package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributeSet;
import org.eclipse.leshan.core.link.lwm2m.attributes.LwM2mAttributes;
import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.observation.CompositeObservation;
import org.eclipse.leshan.core.observation.Observation;
import org.eclipse.leshan.core.observation.SingleObservation;
import org.eclipse.leshan.core.request.CancelCompositeObservationRequest;
import org.eclipse.leshan.core.request.CancelObservationRequest;
import org.eclipse.leshan.core.request.ContentFormat;
import org.eclipse.leshan.core.request.ObserveCompositeRequest;
import org.eclipse.leshan.core.request.ObserveRequest;
import org.eclipse.leshan.core.request.WriteAttributesRequest;
import org.eclipse.leshan.core.response.ObserveCompositeResponse;
import org.eclipse.leshan.core.response.ObserveResponse;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.lwm2m.ModelMemory.Ability;
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
        together(device);
        for (Watched one : wanted) {
            LwM2mPath path = present(device, one);
            if (path == null) {
                failed.add(one.path());
            } else if (one.attention() == Attention.NONE) {
                cancel(device, path);
            } else {
                observe(device, path, one);
            }
        }
        registrations.saved(device.device().getEndpoint());
        return new Progress.Settled(outcome(device));
    }

    /// Null if the device has nothing there.
    private static @Nullable LwM2mPath present(Talk device, Watched one) {
        LwM2mPath path = device.paths().read(one.path());
        return path == null || path.isRoot() || !device.hasInstance(path) ? null : path;
    }

    /// Single values are observed with one question where the device does that (Observe-Composite, LwM2M 1.1). It has no
    /// pauses of its own, so those that want one are not among them.
    private void together(Talk device) throws SilenceException, InterruptedException {
        List<LwM2mPath> leaves = new ArrayList<>();
        for (Watched one : wanted) {
            LwM2mPath path = present(device, one);
            if (path != null && path.isResource() && one.attention() != Attention.NONE && one.pause().isZero()
                    && known(device, path) == null) {
                leaves.add(path);
            }
        }
        if (leaves.size() < 2 || !device.speaksOneDotOne() || Boolean.FALSE
                .equals(device.tools().memory().does(device.device(), Ability.COMPOSITE_OBSERVE))) {
            return;
        }
        Answer<ObserveCompositeResponse> answer = device.venture(new ObserveCompositeRequest(ContentFormat.SENML_CBOR,
                ContentFormat.SENML_CBOR, leaves),
                Ability.COMPOSITE_OBSERVE);
        if (answer instanceof Answer.Given<ObserveCompositeResponse>(ObserveCompositeResponse given)) {
            given.getContent().forEach(device::learn);
        } else {
            device.tools().memory().learn(device.device(), Ability.COMPOSITE_OBSERVE, false);
        }
    }

    private @Nullable Observation known(Talk device, LwM2mPath path) {
        for (Observation one : registrations.getObservations(device.device().getId())) {
            boolean has = switch (one) {
                case SingleObservation single -> single.getPath().equals(path);
                case CompositeObservation composite -> composite.getPaths().contains(path);
                default -> false;
            };
            if (has) {
                return one;
            }
        }
        return null;
    }

    private void observe(Talk device, LwM2mPath path, Watched one) throws SilenceException, InterruptedException {
        if (known(device, path) != null) {
            observed++;
            return;
        }
        if (!one.pause().isZero()) {
            // one that does not take it tells more often, which does no harm
            device.ask(new WriteAttributesRequest(path.toString(), new LwM2mAttributeSet(
                    LwM2mAttributes.create(LwM2mAttributes.MINIMUM_PERIOD, one.pause().toSeconds()))));
        }
        Answer<ObserveResponse> answer = device.ask(new ObserveRequest(path));
        if (answer instanceof Answer.Given<ObserveResponse>(ObserveResponse given)) {
            device.learn(path, given.getContent());
        }
        // one that answers as to a read has not understood
        if (known(device, path) != null) {
            observed++;
        } else {
            failed.add(one.path());
            lastFault = answer instanceof Answer.Given<ObserveResponse>
                    ? lastFault
                    : Lwm2mFaults.of(answer, one.path());
        }
    }

    /// What is observed together with it is not observed any more either; who still wants that asks again.
    private void cancel(Talk device, LwM2mPath path) throws SilenceException, InterruptedException {
        Observation known = known(device, path);
        if (known instanceof SingleObservation single) {
            device.ask(new CancelObservationRequest(single));
        } else if (known instanceof CompositeObservation composite) {
            device.ask(new CancelCompositeObservationRequest(composite));
        }
        if (known != null) {
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
