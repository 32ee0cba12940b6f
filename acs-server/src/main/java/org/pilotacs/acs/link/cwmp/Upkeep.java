package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.link.cwmp.access.OwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.OwnLogins;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.RestartLoop;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The queue as this link's sessions see it: before what others want of a device comes what the link itself must write to
/// it, credentials of its own. To a session that is a task like any other, but nobody else hears of it, and its values are
/// in no task that is stored. A device's entries change in its lane only.
final class Upkeep implements TaskQueue {
    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);
    /// Longer than any session; nobody else could claim it.
    private static final Duration HELD = Duration.ofHours(2);

    private final TaskQueue queue;
    private final OwnLoginStore logins;
    private final TaskIds ids;
    private final Clock clock;
    private final ConcurrentHashMap<DeviceId, Errand> errands = new ConcurrentHashMap<>();

    /// What is to be done in a session.
    private sealed interface Errand {
        /// @param root of the device's data model
        record Due(String root) implements Errand {}

        record UnderWay(Claim claim) implements Errand {}
    }

    Upkeep(TaskQueue queue, OwnLoginStore logins, TaskIds ids, Clock clock) {
        this.queue = queue;
        this.logins = logins;
        this.ids = ids;
        this.clock = clock;
    }

    /// Has a device given credentials in the session that begins; false if that is not possible with this one.
    boolean order(Device device) {
        if (device.quarantined() || device.root().isEmpty()) {
            return false;
        }
        errands.put(device.id(), new Errand.Due(device.root()));
        return true;
    }

    /// Its session is over.
    void ended(DeviceId device) {
        errands.remove(device);
    }

    @Override
    public Optional<Claim> claim(DeviceId device, String link) {
        if (!(errands.get(device) instanceof Errand.Due(String root))) {
            return queue.claim(device, link);
        }
        // stored before it is sent: whatever is lost from here on, the device has one of those that we know
        Operation write = write(root + ".ManagementServer.", logins.offer(device));
        Instant now = clock.instant();
        Instant until = now.plus(HELD);
        Claim claim = new Claim(new Task(ids.next(), device, write, Priority.ROUTINE, null, null, now, until, 1,
                new TaskState.Claimed(link, "", until)), 0, null);
        errands.put(device, new Errand.UnderWay(claim));
        return Optional.of(claim);
    }

    @Override
    public List<DeviceId> broadcasts(int limit) {
        return queue.broadcasts(limit);
    }

    @Override
    public Optional<RestartLoop> started(DeviceId device) {
        return queue.started(device);
    }

    private static Operation write(String server, OwnLogins logins) {
        return new Operation.Write(List.of(text(server + "Username", logins.contact().username()),
                text(server + "Password", logins.contact().password().reveal()),
                text(server + "ConnectionRequestUsername", logins.knock().username()),
                text(server + "ConnectionRequestPassword", logins.knock().password().reveal())));
    }

    private static Assignment text(String path, String value) {
        return new Assignment(path, Value.string(value));
    }

    @Override
    public boolean settle(Claim claim, Progress progress) {
        if (!isOurs(claim)) {
            return queue.settle(claim, progress);
        }
        DeviceId device = claim.task().device();
        errands.remove(device);
        if (progress instanceof Progress.Settled(Outcome outcome)) {
            settled(device, outcome);
        }
        return true;
    }

    /// What cannot be understood leaves open what the device has.
    private void settled(DeviceId device, Outcome outcome) {
        switch (outcome) {
            case Outcome.Confirmed _ -> logins.taken(device);
            case Outcome.Failed(Fault fault) when !fault.code().isEmpty() -> {
                log.atWarn().addKeyValue("device", device).addKeyValue("fault", fault.code())
                        .log("the device takes no credentials of its own");
                logins.refused(device);
            }
            case Outcome.Failed _,Outcome.Unconfirmed _,Outcome.Refused _,Outcome.Expired _,Outcome.Cancelled _ ->
                log.atInfo().addKeyValue("device", device)
                        .log("credentials were sent; the device will show whether it has them");
        }
    }

    @Override
    public boolean renew(Claim claim) {
        return isOurs(claim) || queue.renew(claim);
    }

    @Override
    public List<Claim> resume(DeviceId device, String link) {
        return queue.resume(device, link);
    }

    private boolean isOurs(Claim claim) {
        return errands.get(claim.task().device()) instanceof Errand.UnderWay(Claim own)
                && own.task().id().equals(claim.task().id());
    }
}
