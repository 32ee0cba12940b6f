package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What doors ask for. Safe for any number of threads.
public interface Actions {
    /// Expands an action into tasks by the device's profile, queues them, and knocks. Returns once it is committed.
    ///
    /// @param idempotencyKey null for none; kept for a day
    default Started start(DeviceId device, ActionRequest request, Requester requester,
            @Nullable String idempotencyKey) {
        return start(device, request, requester, idempotencyKey, _ -> {});
    }

    /// The same, told to a witness first: what it throws stops the action.
    ///
    /// @param witness is given the id of the action that begins, or that the wish joins, before it does
    Started start(DeviceId device, ActionRequest request, Requester requester, @Nullable String idempotencyKey,
            Consumer<String> witness);

    Optional<Action> find(String id);

    /// What somebody began under a key, while that is kept.
    Optional<Action> begun(String who, String idempotencyKey);

    /// A device's actions, newest first.
    List<Action> ofDevice(DeviceId device, int limit);

    /// The same, of those that began at a moment or before.
    List<Action> ofDevice(DeviceId device, Instant until, int limit);

    /// Calls off what has not begun; false if nothing could be called off.
    boolean cancel(String id, Saying reason);

    /// Takes a person's word for how an action that was broadcast ended, since the box cannot tell. Empty if there is no such action.
    Optional<Proof.Taken> prove(String id, Proof proof);

    /// Calls the watcher with the action as it is now and after each change, on a thread of its own, until it is settled
    /// or the watch is closed.
    Tasks.Watch watch(String id, Consumer<Action> watcher);
}
