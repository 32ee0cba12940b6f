package org.pilotacs.acs.action;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.TaskId;

import java.util.List;

/// How a wish becomes tasks.
sealed interface Plan {
    /// Not possible; why, and what to do instead.
    record Refused(Saying reason) implements Plan {}

    /// Possible, in these steps.
    record Ready(List<Step> steps) implements Plan {
        public Ready {
            steps = List.copyOf(steps);
        }

        List<NewTask> tasks() {
            return steps.stream().map(Step::task).toList();
        }

        /// Whether all of it is broadcast, so that nobody need come for it.
        boolean isBroadcast() {
            return steps.stream().allMatch(step -> step.task.operation().carrier() == Carrier.BROADCAST);
        }

        List<Part> parts() {
            return steps.stream().map(step -> new Part(step.task.id(), step.role)).toList();
        }
    }

    /// A task to be queued and what it is to the action.
    record Step(NewTask task, Role role) {}

    /// What is stored of a step: the task has the rest.
    record Part(TaskId task, Role role) {}
}
