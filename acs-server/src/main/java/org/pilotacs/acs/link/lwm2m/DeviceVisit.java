package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.core.node.LwM2mPath;
import org.eclipse.leshan.core.request.ReadRequest;
import org.eclipse.leshan.core.response.ReadResponse;
import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.link.lwm2m.Attendance.Anew;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;
import org.pilotacs.acs.profile.Model;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// What is done while a device listens: parked tasks are held against what it brought, it is asked what it is if that is not
/// known, and waiting tasks are done in their order. Blocks; one visit to a device at a time.
final class DeviceVisit implements Visits.Visitor {
    private static final Logger log = LoggerFactory.getLogger(DeviceVisit.class);
    private static final int INTRODUCED_AT_ONCE = 128;
    private static final LwM2mPath DEVICE = new LwM2mPath(3, 0);
    /// Also of a device that another link knows by another.
    private static final String ROOT = "Lwm2m";

    private final Talk.Tools tools;
    private final Reports reports;
    private final Attendance attendance;
    private final JdbcRegistrations registrations;
    private final Work work;
    private final Semaphore introductions = new Semaphore(INTRODUCED_AT_ONCE, true);

    /// Where tasks come from, and how they are done.
    ///
    /// @param brokenOff what becomes of those whose device falls silent
    /// @param later has a device visited again
    record Work(TaskQueue queue, Devices devices, Conversations conversations, Resumption resumption,
            BrokenOff brokenOff, Later later) {}

    /// Has a device visited again after a while, to see what it can show.
    interface Later {
        /// @param since how long somebody has waited for it
        void look(DeviceId device, Duration since);
    }

    DeviceVisit(Talk.Tools tools, Reports reports, Attendance attendance, JdbcRegistrations registrations,
            Work work) {
        this.tools = tools;
        this.reports = reports;
        this.attendance = attendance;
        this.registrations = registrations;
        this.work = work;
    }

    @Override
    public void visit(DeviceId id) throws InterruptedException {
        Device device = work.devices.find(id).orElse(null);
        boolean ours = device == null || device.link().equals(Reports.LINK);
        boolean anew = attendance.anew(id) instanceof Anew(boolean awaited) && awaited;
        boolean look = attendance.takeLook(id);
        if (anew) {
            attendance.resumed(id);
        }
        if (ours && (anew || look)) {
            resume(id, anew);
        }
        if (device == null || device.quarantined()) {
            return;
        }
        if (attendance.anew(id) != null && !introduced(id, device, anew)) {
            return;
        }
        while (ours && attendance.state(id) == Attendance.State.LISTENING) {
            Optional<Claim> claim = work.queue.claim(id, Reports.LINK);
            if (claim.isEmpty() || !done(id, claim.get())) {
                return;
            }
            if (claim.get().passing() && attendance.anew(id) != null) {
                // such looks may go on for minutes; it registered anew meanwhile, for which there is another visit
                return;
            }
        }
    }

    /// @param anew whether it registered anew since this was done last
    private void resume(DeviceId id, boolean anew) throws InterruptedException {
        for (Claim claim : work.queue.resume(id, Reports.LINK)) {
            Progress progress = goOn(id, claim);
            if (progress == null) {
                progress = anew ? work.resumption.onRegistration(claim) : new Progress.Returned();
            }
            work.queue.settle(claim, progress);
            if (progress instanceof Progress.Settled(Outcome.Confirmed _)
                    && claim.task().operation().disruptive()
                    && !(claim.task().operation() instanceof Operation.FactoryReset)
                    && registration(id) instanceof Registration registration) {
                reports.restarted(registration, claim.task().id().value());
            }
            lookAgain(id, claim, progress);
        }
        if (anew) {
            // what it was sent and has not shown for is to blame if it starts again and again
            var _ = work.queue.started(id);
        }
    }

    /// How an operation goes on whose device does it by itself and has to be asked about it; null for any other.
    private @Nullable Progress goOn(DeviceId id, Claim claim) throws InterruptedException {
        Device device = work.devices.find(id).orElse(null);
        if (device == null || claim.parked() == null) {
            return null;
        }
        Conversation next = work.conversations.goingOn(claim.task().operation(), claim.parked(), device);
        if (next == null) {
            return null;
        }
        Registration registration = registration(id);
        if (device.quarantined() || registration == null || attendance.state(id) != Attendance.State.LISTENING) {
            return new Progress.Returned();
        }
        Talk talk = new Talk(tools, registration, () -> work.queue.renew(claim));
        Progress progress;
        try {
            progress = next.with(talk);
        } catch (SilenceException _) {
            attendance.fellSilent(id);
            progress = new Progress.Returned();
        }
        learn(talk, device);
        return progress;
    }

    /// A device may say nothing by itself of what it is at.
    private void lookAgain(DeviceId id, Claim claim, Progress progress) {
        boolean goesOn = switch (claim.task().operation()) {
            case Operation.UpdateFirmware _,Operation.Await _ -> !(progress instanceof Progress.Settled);
            case Operation _ -> false;
        };
        if (goesOn) {
            work.later.look(id, Duration.between(claim.task().created(), tools.clock().instant()));
        }
    }

    /// After an outage all want to be asked at once, and must not keep the others' registrations from the database. Those with
    /// work to do go first.
    private boolean introduced(DeviceId id, Device device, boolean awaited) throws InterruptedException {
        if (awaited) {
            return introduce(id, device);
        }
        introductions.acquire();
        try {
            return introduce(id, device);
        } finally {
            introductions.release();
        }
    }

    /// Asks a device what it is, and observes what its model is to tell by itself. False if it does not answer.
    private boolean introduce(DeviceId id, Device device) throws InterruptedException {
        Registration registration = registration(id);
        if (registration == null) {
            return false;
        }
        Talk talk = new Talk(tools, registration, () -> {});
        try {
            if (talk.ask(
                    new ReadRequest(null, DEVICE, null)) instanceof Answer.Given<ReadResponse>(ReadResponse given)) {
                talk.learn(DEVICE, given.getContent());
            }
            Device told = learn(talk, device);
            List<Watched> watched = work.conversations.profiles()
                    .of(Model.of(told.identity(), told.softwareVersion(), ROOT)).watched();
            if (!watched.isEmpty()) {
                new WatchConversation(watched, registrations).with(talk);
                learn(talk, told);
            }
            attendance.introduced(id);
            return true;
        } catch (SilenceException silence) {
            learn(talk, device);
            attendance.fellSilent(id);
            log.atDebug().addKeyValue("device", id).addKeyValue("why", silence.why()).log("not introduced yet");
            return false;
        }
    }

    /// False if the device fell silent.
    private boolean done(DeviceId id, Claim claim) throws InterruptedException {
        Registration registration = registration(id);
        Device device = work.devices.find(id).orElse(null);
        if (registration == null || device == null) {
            work.queue.settle(claim, new Progress.Returned());
            return false;
        }
        Talk talk = new Talk(tools, registration, () -> work.queue.renew(claim));
        boolean answers = true;
        Progress progress;
        try {
            progress = work.conversations.of(claim.task().operation(), device).with(talk);
        } catch (SilenceException silence) {
            progress = talk.answered()
                    ? work.brokenOff.progress(claim, silence)
                    : work.brokenOff.unheard(claim, silence);
            attendance.fellSilent(id);
            answers = false;
        }
        if (!claim.passing()) {
            learn(talk, device);
        }
        work.queue.settle(claim, progress);
        lookAgain(id, claim, progress);
        var line = claim.passing() ? log.atDebug() : log.atInfo();
        line.addKeyValue("device", id).addKeyValue("task", claim.task().id())
                .addKeyValue("operation", claim.task().operation().getClass().getSimpleName())
                .addKeyValue("progress", progress.getClass().getSimpleName()).log("task");
        return answers && !claim.task().operation().disruptive();
    }

    private Device learn(Talk talk, Device device) {
        List<Learnt> learnt = talk.takeLearnt();
        return learnt.isEmpty() ? device : reports.told(talk.device(), learnt);
    }

    private @Nullable Registration registration(DeviceId id) {
        String endpoint = attendance.endpoint(id);
        return endpoint == null ? null : registrations.getRegistrationByEndpoint(endpoint);
    }
}
