package org.pilotacs.acs.action;

import org.pilotacs.acs.device.Parameter;
import org.pilotacs.acs.device.ParameterTree;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes the readings out of what the tasks of an action brought. Pure.
final class Harvest {
    private Harvest() {}

    /// Of a path that was read twice, the later value.
    static List<Reading> of(List<Task> tasks, Profile profile) {
        List<Evidence> told = new ArrayList<>();
        for (Task task : tasks) {
            if (task.state() instanceof TaskState.Settled(Outcome.Confirmed(Evidence evidence), Instant _)) {
                told.add(evidence);
            }
        }
        told.sort(Comparator.comparing(Evidence::at));
        List<Parameter> parameters = new ArrayList<>();
        for (Evidence evidence : told) {
            for (Assignment one : evidence.values()) {
                parameters.add(new Parameter(one.path(), one.value(), evidence.at(), null));
            }
        }
        return parameters.isEmpty() ? List.of() : profile.readings(ParameterTree.of(parameters));
    }
}
