package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceTags;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.provisioning.engine.Answer;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.picture.Lessons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/// One session's provisioning, as a link drives it: asks the device what this says, hands back the answers, and leaves. What was
/// done and learnt is kept when an order is done, and at the end. Confined to its session.
public final class SessionProvisioning {
    private static final Logger log = LoggerFactory.getLogger(SessionProvisioning.class);

    private final ProvisioningRun run;
    private final ProvisioningRecords records;
    private final DeviceTags tags;
    private final Report report;

    /// Takes what a session learnt of a device.
    @FunctionalInterface
    public interface Report {
        void learnt(List<Learnt> learnt);
    }

    SessionProvisioning(ProvisioningRun run, ProvisioningRecords records, DeviceTags tags, Report report) {
        this.run = run;
        this.records = records;
        this.tags = tags;
        this.report = report;
    }

    /// The next request; empty if nothing is left to be done.
    public Optional<Ask> next() {
        Optional<Ask> ask = run.next();
        if (run.hasDone() || ask.isEmpty()) {
            keep();
        }
        if (ask.isPresent() && ask.get().isOnce()) {
            records.settle(device(), run.precaution());
        }
        return ask;
    }

    /// @param ask the last request
    public void answer(Ask ask, Answer answer) {
        run.answer(ask, answer);
    }

    /// The device says how a download ended; kept when this returns. False if nobody here ordered it.
    ///
    /// @param fault null if it has the file
    public boolean transferred(String key, @Nullable Fault fault, long start, long complete) {
        boolean ours = run.transferred(key, fault, start, complete);
        if (ours) {
            keep();
        }
        return ours;
    }

    /// The session is over before all was done.
    public void brokenOff() {
        run.brokenOff();
        keep();
    }

    private void keep() {
        Lessons lessons = run.lessons();
        if (!lessons.learnt().isEmpty()) {
            report.learnt(lessons.learnt());
        }
        lessons.tagsPut().forEach(this::put);
        lessons.tagsRemoved().forEach(tag -> tags.remove(device(), tag));
        records.settle(device(), run.settled(lessons.secrets()));
    }

    private void put(String tag) {
        if (!DeviceTags.TAG.matcher(tag).matches() || tags.put(device(), tag) != DeviceTags.Changed.DONE) {
            log.atWarn().addKeyValue("device", device()).addKeyValue("tag", tag).log("a script's tag could not be put");
        }
    }

    private DeviceId device() {
        return run.visit().device().id();
    }
}
