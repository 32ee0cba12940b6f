package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What doors ask about what is wrong. Safe for any number of threads.
public interface Examinations {
    /// How a look at a box began.
    sealed interface Begun {
        /// It is committed; concluded already if nothing is to be waited for.
        record Accepted(Examination examination) implements Begun {}

        /// The key was used before, for this one.
        record Repeated(Examination examination) implements Begun {}

        record UnknownDevice() implements Begun {}

        /// The key was used before, for another box.
        record KeyReused(String key) implements Begun {}

        record Refused(Saying reason) implements Begun {}
    }

    /// What is known of causes.
    Knowledge knowledge();

    /// Judges by what is known, without asking the box or keeping the answer.
    Diagnosis glance(Device device, Examination.Asked asked);

    /// Has the box measured, if it can be, and judges then; keeps the answer. Returns once it is committed.
    ///
    /// @param live false to judge by what is known
    /// @param key made by who asks, so that the same question counts once
    Begun begin(DeviceId device, Examination.Asked asked, boolean live, String key);

    Optional<Examination> find(String id);

    /// A device's examinations, newest first.
    List<Examination> ofDevice(DeviceId device, int limit);

    /// The same, of those that began at a moment or before.
    List<Examination> ofDevice(DeviceId device, Instant until, int limit);

    /// Whether a box is about to be looked at, or is being looked at, to see whether an action helped.
    boolean awaitsLook(Action action);

    /// Calls the watcher with the examination as it is now and after each change, on a thread of its own, until it is concluded or the
    /// watch is closed.
    Tasks.Watch watch(String id, Consumer<Examination> watcher);
}
