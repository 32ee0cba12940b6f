package org.pilotacs.acs.task;

import org.pilotacs.acs.device.DeviceId;

import java.util.List;
import java.util.Optional;

/// The link's face of the queue: of the tasks that go by its [Carrier], and of no others. Every answer is committed before it is
/// given. Safe for any number of threads.
public interface TaskQueue {
    /// The next task of a device, leased to this link; empty if nothing waits. An order that makes the box go away waits
    /// while another one is parked, unless it is not known whether the box took that. Takes up to two seconds where looks
    /// follow each other ([Claim#passing]): a link that has the device keeps it meanwhile.
    Optional<Claim> claim(DeviceId device, String link);

    /// Devices for which a broadcast waits to be claimed, or, once parked, was called off and waits to be resumed. No device comes
    /// for those, so whoever broadcasts asks now and then.
    List<DeviceId> broadcasts(int limit);

    /// A device started anew, and what that shows of its parked tasks is settled: the orders that it has still not shown for
    /// are blamed. Empty unless it starts over our orders again and again.
    Optional<RestartLoop> started(DeviceId device);

    /// All parked tasks of a device, leased to this link, so that it can hold what the device brought against what they
    /// wait for. Those that are still waiting are parked again.
    List<Claim> resume(DeviceId device, String link);

    /// Says how a claim went on. False if the lease had lapsed and somebody else decided; then nothing changed.
    boolean settle(Claim claim, Progress progress);

    /// Says that a claim is still being worked on and starts its lease anew; for sessions that outlast a lease, once for
    /// each answer of the device. False if the lease had lapsed and somebody else decided; then stop.
    boolean renew(Claim claim);
}
