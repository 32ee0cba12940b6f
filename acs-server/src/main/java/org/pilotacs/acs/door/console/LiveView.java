package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.BySatellite;
import org.pilotacs.acs.door.LineTest;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.ShownReadings;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An action as a person follows it: the way it goes, where it stands, how it ended.
///
/// @param style of the panel: the outcome's, or `running`
/// @param word the stage or the outcome, for example `In session`
/// @param text the same in a sentence
/// @param knock how the knock went, empty if that says nothing
/// @param meanwhile what the customer is to do until it is over, empty for nothing
/// @param tests of the line, those to come included
/// @param file id of the file that the box sent, empty if it sent none
/// @param air what goes by satellite, null if nothing does now
/// @param advice what else to look at, after it ended without success; empty for nothing
/// @param values what the device said, where the action asked for parameters
public record LiveView(String id, String device, String name, String style, String word, String text, String knock,
        String meanwhile, Instant created, String age, boolean settled, boolean cancellable, List<Step> steps,
        List<ReadingTable> readings, List<TestTable> tests, String file, List<Assignment> values,
        @Nullable AirView air, String advice) {
    /// What of the panel stays while it is sent again, as a word; empty if nothing does.
    public String lasting() {
        return air == null ? "" : Integer.toHexString(Objects.hash(air.tell(), air.sent(), cancellable));
    }

    /// @param style `done`, `now`, `held` or `todo`
    public record Step(String style, String word) {
        public String shape() {
            return switch (style) {
                case "done" -> "✓";
                case "now" -> "●";
                case "held" -> "▲";
                default -> "○";
            };
        }
    }

    /// @param profile of the box's model
    static LiveView of(Action action, Profile profile, Words words, Instant now) {
        Outcome outcome = action.outcome();
        ActionKind kind = ActionKind.of(action.request());
        return new LiveView(action.id(), action.device().value(), words.action(kind),
                outcome == null ? "running" : StageName.of(outcome),
                outcome == null ? words.stage(action.stage(), kind) : words.outcomeWord(outcome),
                words.standing(action, now),
                outcome == null && action.knock() != null ? words.say(action.knock().text()) : "",
                outcome == null && !OnAir.is(action) ? Offers.meanwhile(profile, kind, words) : "", action.created(),
                words.ago(Duration.between(action.created(), now)), outcome != null,
                action.canBeCalledOff(),
                OnAir.is(action) ? AirSteps.of(action, words, now) : steps(kind, action, words),
                ReadingTable.of(ShownReadings.of(action.readings(), now), words),
                LineTest.of(action).stream().map(test -> TestTable.of(test, words)).toList(), file(action),
                values(outcome), AirView.of(action, BySatellite.recipe(kind, profile).orElse(null), words, now),
                advice(action, words));
    }

    /// Rights that were sent in vain leave other causes to look at.
    private static String advice(Action action, Words words) {
        return OnAir.is(action) && action.request() instanceof ActionRequest.Reconnect
                && (action.outcome() instanceof Outcome.Failed || action.outcome() instanceof Outcome.Unconfirmed)
                        ? words.say("on-air.still")
                        : "";
    }

    /// A file has the id of the step that asked for it.
    private static String file(Action action) {
        return action.outcome() instanceof Outcome.Confirmed
                && action.request() instanceof ActionRequest.FetchFile
                        ? action.steps().getFirst().id().value()
                        : "";
    }

    /// The way that an action of this kind goes.
    private static List<Step> steps(ActionKind kind, Action action, Words words) {
        Stage stage = action.stage();
        if (stage == Stage.SETTLED) {
            // Only what happened is told, and how far it came is not known afterwards.
            return List.of();
        }
        List<Stage> way = new ArrayList<>(List.of(Stage.QUEUED, Stage.KNOCKING, Stage.IN_SESSION));
        if (action.knock() == null && stage.compareTo(Stage.KNOCKING) > 0) {
            // It came by itself.
            way.remove(Stage.KNOCKING);
        }
        switch (kind) {
            case RESTART, FACTORY_RESET, UPDATE_FIRMWARE, APPLY_CONFIGURATION ->
                way.addAll(List.of(Stage.WAITING, Stage.CHECKING));
            case TEST_LINE, FETCH_FILE -> way.add(Stage.WAITING);
            case RESET_PIN, RECONNECT, WRITE, FIX_WIFI -> way.add(Stage.CHECKING);
            case CHECK_SIGNAL, READ, DISCOVER, SEND_EMMS -> {
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Stage one : way) {
            int order = one.compareTo(stage);
            steps.add(new Step(order == 0 ? "now" : order < 0 ? "done" : "todo", words.stage(one, kind)));
        }
        steps.add(new Step("todo", words.say("steps.result")));
        return steps;
    }

    private static List<Assignment> values(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Confirmed(var evidence) ? evidence.values() : List.of();
    }
}
