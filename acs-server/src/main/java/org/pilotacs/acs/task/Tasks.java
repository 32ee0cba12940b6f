package org.pilotacs.acs.task;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The operator's face of the queue. Safe for any number of threads.
public interface Tasks {
    /// Queues tasks, all or none; returns once they are committed.
    void submit(List<NewTask> tasks);

    Optional<Task> find(TaskId id);

    /// The tasks of an action, in the order in which they were submitted.
    List<Task> ofAction(String action);

    /// A device's tasks, newest first.
    List<Task> ofDevice(DeviceId device, int limit);

    /// Whether a device starts over our orders again and again, so that it is given less by itself.
    Optional<RestartLoop> restartLoop(DeviceId device);

    /// Devices that start over our orders again and again, as far as [RestartLoop] goes, so many at most.
    List<DeviceId> restartLoops(int limit);

    /// What waits in the whole fleet.
    ///
    /// @param limit most devices that are named
    Backlog backlog(int limit);

    /// Devices that somebody waits for: those with tasks of a consultant or a customer from after a moment that are queued,
    /// or look for a value that is still another; the longest waiting first.
    List<DeviceId> waitedFor(Instant since, int limit);

    /// Calls off what has not begun. Of what the device is at and can give up ([Operation#canBeGivenUp]) its link tells it so at
    /// the next opportunity; the task ends as cancelled once the device has. False for all else that is claimed, parked or
    /// over.
    boolean cancel(TaskId id, Saying reason);

    /// Calls the watcher after each committed change of a task of this device, on a thread of its own; a watcher that has
    /// fallen behind may miss states between, never the last. Close to stop.
    Watch watch(DeviceId device, Consumer<Task> watcher);

    /// A running [#watch].
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
