package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.SayingKey;

/// What the queue says of tasks.
enum TaskSaying implements SayingKey {
    /// Why a task was called off.
    STEP_BEFORE, REPLACED, STARTED_OVER_IT,
    /// What is not known.
    LOST,
    /// It expired.
    NOT_IN_TIME;

    @Override
    public String topic() {
        return "task";
    }
}
