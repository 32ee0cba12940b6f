package org.pilotacs.acs.door;

import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.task.Outcome;

/// The names of stages and outcomes that every door uses.
public final class StageName {
    private StageName() {}

    public static String of(Stage stage) {
        return switch (stage) {
            case QUEUED -> "queued";
            case KNOCKING -> "knocking";
            case IN_SESSION -> "in-session";
            case ON_AIR -> "on-air";
            case WAITING -> "waiting";
            case CHECKING -> "checking";
            case SETTLED -> "settled";
        };
    }

    public static String of(Outcome outcome) {
        return outcome.wireName();
    }
}
