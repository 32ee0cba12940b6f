package org.pilotacs.acs.campaign;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.RestartLoop;
import org.pilotacs.acs.task.TaskQueue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The queue as links see it: when nothing else waits for a device that is here, its campaigns are asked whether they begin with
/// it. So no device has an order before it can take it, and a campaign that pauses has none to call back. Safe for any number of
/// threads.
///
/// @param offers begins with a device that is here, if a campaign may; whether one did
public record CampaignQueue(TaskQueue queue, Predicate<DeviceId> offers) implements TaskQueue {
    @Override
    public Optional<Claim> claim(DeviceId device, String link) {
        Optional<Claim> ordered = queue.claim(device, link);
        return ordered.isEmpty() && offers.test(device) ? queue.claim(device, link) : ordered;
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

    @Override
    public boolean settle(Claim claim, Progress progress) {
        return queue.settle(claim, progress);
    }

    @Override
    public boolean renew(Claim claim) {
        return queue.renew(claim);
    }
}
