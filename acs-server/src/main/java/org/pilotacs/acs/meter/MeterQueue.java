package org.pilotacs.acs.meter;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.RestartLoop;
import org.pilotacs.acs.task.TaskQueue;

import java.util.List;
import java.util.Optional;

/// The queue as links see it: what somebody ordered goes first, then a box that is measured is read, at the pace that
/// is allowed. So a link that has the box keeps it for as long as that goes on. Safe for any number of threads.
record MeterQueue(TaskQueue queue, RunningMeters running) implements TaskQueue {
    @Override
    public Optional<Claim> claim(DeviceId device, String link) {
        Optional<Claim> ordered = queue.claim(device, link);
        if (ordered.isPresent()) {
            return ordered;
        }
        Measurement measurement = running.of(device);
        return measurement == null ? Optional.empty() : measurement.next(link);
    }

    @Override
    public boolean settle(Claim claim, Progress progress) {
        Measurement measurement = running.of(claim.task().device());
        if (claim.passing()) {
            return measurement != null && measurement.settle(claim, progress);
        }
        boolean settled = queue.settle(claim, progress);
        if (measurement != null && progress instanceof Progress.Parked) {
            measurement.mayBeBusy();
        }
        return settled;
    }

    @Override
    public boolean renew(Claim claim) {
        if (claim.passing()) {
            Measurement measurement = running.of(claim.task().device());
            return measurement != null && measurement.holds(claim);
        }
        return queue.renew(claim);
    }

    @Override
    public List<DeviceId> broadcasts(int limit) {
        return queue.broadcasts(limit);
    }

    @Override
    public Optional<RestartLoop> started(DeviceId device) {
        return queue.started(device);
    }

    @Override
    public List<Claim> resume(DeviceId device, String link) {
        return queue.resume(device, link);
    }
}
