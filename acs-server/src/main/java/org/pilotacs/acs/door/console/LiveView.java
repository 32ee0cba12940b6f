package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.ShownReadings;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An action as a person follows it: the way it goes, where it stands, how it ended.
///
/// @param style of the panel: the outcome's, or `running`
/// @param word the stage or the outcome, for example `In session`
/// @param text the same in a sentence
/// @param knock how the knock went, empty if that says nothing
/// @param values what the device said, where the action asked for parameters
public record LiveView(String id, String device, String name, String style, String word, String text, String knock,
        Instant created, String age, boolean settled, boolean cancellable, List<Step> steps,
        List<ReadingTable> readings, List<Assignment> values) {
    /// @param style `done`, `now` or `todo`
    public record Step(String style, String word) {
        public String shape() {
            return switch (style) {
                case "done" -> "✓";
                case "now" -> "●";
                default -> "○";
            };
        }
    }

    static LiveView of(Action action, Words words, Instant now) {
        Outcome outcome = action.outcome();
        ActionKind kind = ActionKind.of(action.request());
        return new LiveView(action.id(), action.device().value(), words.action(kind),
                outcome == null ? "running" : StageName.of(outcome),
                outcome == null ? words.stage(action.stage()) : words.outcomeWord(outcome), words.standing(action),
                outcome == null && action.knock() != null ? words.say(action.knock().text()) : "", action.created(),
                words.ago(Duration.between(action.created(), now)), outcome != null, action.stage() == Stage.QUEUED
                        || action.stage() == Stage.KNOCKING,
                steps(kind, action.stage(), outcome, words),
                ReadingTable.of(ShownReadings.of(action.readings(), now), words), values(outcome));
    }

    /// The way that an action of this kind goes.
    private static List<Step> steps(ActionKind kind, Stage stage, @Nullable Outcome outcome, Words words) {
        List<Stage> way = new ArrayList<>(List.of(Stage.QUEUED, Stage.KNOCKING, Stage.IN_SESSION));
        switch (kind) {
            case RESTART, FACTORY_RESET -> way.addAll(List.of(Stage.WAITING, Stage.CHECKING));
            case RESET_PIN, WRITE -> way.add(Stage.CHECKING);
            case CHECK_SIGNAL, READ, DISCOVER -> {
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Stage one : way) {
            int order = one.compareTo(stage);
            steps.add(new Step(order == 0 ? "now" : order < 0 ? "done" : "todo", words.stage(one)));
        }
        if (outcome == null) {
            steps.add(new Step("todo", words.say("steps.result")));
            return steps;
        }
        // Over: only what happened is told, and how far it came is not known afterwards.
        return List.of();
    }

    private static List<Assignment> values(@Nullable Outcome outcome) {
        return outcome instanceof Outcome.Confirmed(var evidence) ? evidence.values() : List.of();
    }
}
