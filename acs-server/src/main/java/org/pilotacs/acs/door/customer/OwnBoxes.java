package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Examinations;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The one place that says what is a customer's own. What is somebody else's is answered as what does not exist, and whoever asks
/// for it is noted. Safe for any number of threads.
public final class OwnBoxes {
    private final Core core;
    private final Witness witness;

    /// Where it looks.
    public record Core(Subscribers subscribers, Devices devices, Actions actions, Examinations examinations) {}

    public OwnBoxes(Core core, Witness witness) {
        this.core = core;
        this.witness = witness;
    }

    /// A customer's boxes, as the inventory ties them to the number; none for a number that it does not have.
    public List<Device> of(Caller customer) {
        return core.subscribers.devices(customer.name()).stream().filter(device -> isOwn(device, customer)).toList();
    }

    /// The number was found whatever its capitals; a box is theirs whose number is theirs to the letter.
    private static boolean isOwn(Device device, Caller customer) {
        return customer.kind() == Caller.Kind.CUSTOMER && customer.name().equals(device.subscriber());
    }

    /// The box that the path names.
    public Device box(HttpCall call) {
        return box(call, call.variable("id"));
    }

    /// The box that a caller names elsewhere.
    public Device box(HttpCall call, String id) {
        return own(WrittenId.find(core.devices, id, call.path()), call, () -> ApiError.notFound(
                CustomerSaying.NO_BOX.of()));
    }

    /// The action that the path names.
    public Action action(HttpCall call) {
        String id = call.variable("action");
        Optional<Action> found = core.actions.find(id)
                .filter(one -> CustomerAction.of(ActionKind.of(one.request())).isPresent())
                .filter(one -> isOfOwner(one, core.subscribers.since(one.device())));
        Device device = own(found.flatMap(one -> core.devices.find(one.device())), call,
                () -> ApiError.notFound(CustomerSaying.NO_ACTION.of()));
        return found.filter(one -> one.device().equals(device.id()))
                .orElseThrow(() -> ApiError.notFound(CustomerSaying.NO_ACTION.of()));
    }

    /// The look at a box that the path names.
    public Examination check(HttpCall call) {
        Optional<Examination> found = core.examinations.find(call.variable("check"))
                .filter(one -> isOfOwner(one, core.subscribers.since(one.device())));
        Device device = own(found.flatMap(one -> core.devices.find(one.device())), call,
                () -> ApiError.notFound(CustomerSaying.NO_CHECK.of()));
        return found.filter(one -> one.device().equals(device.id()))
                .orElseThrow(() -> ApiError.notFound(CustomerSaying.NO_CHECK.of()));
    }

    /// Whether an order is of the time since which its box is its owner's; what is under way is what the box is at now.
    static boolean isOfOwner(Action action, Instant since) {
        return action.outcome() == null || !action.created().isBefore(since);
    }

    /// The same of a look at a box.
    static boolean isOfOwner(Examination one, Instant since) {
        return one.concluded() == null || !one.created().isBefore(since);
    }

    private Device own(Optional<Device> found, HttpCall call, Supplier<RuntimeException> unknown) {
        return found.filter(device -> isOwn(device, call.caller())).orElseThrow(() -> {
            witness.did(call, Deed.REFUSED, Subject.ofSubscriber(call.caller().name()), "not theirs: " + call.path());
            return unknown.get();
        });
    }
}
