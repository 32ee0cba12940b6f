package org.pilotacs.acs.task;

/// Outcomes as JSON text, as they are stored.
public final class OutcomeJson {
    private OutcomeJson() {}

    public static String write(Outcome outcome) {
        return TaskJson.write(outcome);
    }

    /// @param task whose it is, for whoever must look for it
    /// @throws UnreadableTaskException for anything that [#write] has not made
    public static Outcome read(String task, String json) {
        return TaskJson.outcome(task, json);
    }
}
