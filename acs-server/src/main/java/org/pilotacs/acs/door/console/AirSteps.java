package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The way that an action goes by satellite. That it has arrived is never more than probable until somebody confirms it. Stateless.
final class AirSteps {
    private AirSteps() {}

    static List<LiveView.Step> of(Action action, Words words, Instant now) {
        if (action.stage() == Stage.SETTLED) {
            return List.of();
        }
        ActionKind kind = ActionKind.of(action.request());
        Airing airing = action.airing();
        boolean held = airing != null && airing.obstacle() != null;
        List<String> way = List.of(words.stage(Stage.QUEUED, kind),
                held ? words.say("steps.held-up") : words.stage(Stage.ON_AIR, kind), words.say("steps.likely"),
                words.say("steps.confirmed"));
        int at = held ? 1 : at(airing, now);
        List<LiveView.Step> steps = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            String here = held ? "held" : "now";
            steps.add(new LiveView.Step(i == at ? here : i < at ? "done" : "todo", way.get(i)));
        }
        return steps;
    }

    private static int at(@Nullable Airing airing, Instant now) {
        if (airing == null || airing.sent() == 0) {
            return 0;
        }
        return OnAir.hasLikelyArrived(airing, now) ? 2 : 1;
    }
}
