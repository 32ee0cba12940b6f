package org.pilotacs.acs.task;

/// A task's name: 24 lower-case hex digits, time-ordered, unguessable enough not to collide; doubles as CWMP CommandKey
/// (at most 32 characters) and as the NBI's `_id`.
public record TaskId(String value) implements Comparable<TaskId> {
    public TaskId {
        if (!value.matches("[0-9a-f]{24}")) {
            throw new IllegalArgumentException("a task id is 24 hex digits, was " + value);
        }
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
