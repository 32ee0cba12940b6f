package org.pilotacs.acs.cli;

import org.pilotacs.acs.diagnosis.evaluation.Evaluation;
import org.pilotacs.acs.diagnosis.evaluation.Judged;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Prints what a diagnosis made of homes with known faults.
final class EvaluationReport {
    private final Terminal terminal;

    EvaluationReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(Evaluation all, String knowledge) {
        terminal.say("Knowledge of " + knowledge + ".");
        Table table = new Table("homes", "number", "first is right", "right among three", "all among three",
                "said unknown", "said well");
        row(table, "all", all);
        row(table, "well", all.only(Judged::isWell));
        row(table, "one fault", all.only(one -> one.home().truth().size() == 1));
        row(table, "two faults", all.only(one -> one.home().truth().size() > 1));
        row(table, "broken", all.only(one -> !one.isWell()));
        table.print(terminal, "  ");
        calibration(all);
        confusion(all);
    }

    private static void row(Table table, String name, Evaluation some) {
        table.add(name, Integer.toString(some.judged().size()), percent(some, Judged::isRight),
                percent(some, one -> one.isAmong(3)), percent(some, one -> one.areAllAmong(3)),
                percent(some, one -> one.said().equals(Judged.UNKNOWN)), percent(some, Judged::saidWell));
    }

    private static String percent(Evaluation some, Predicate<Judged> what) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * some.share(what));
    }

    private void calibration(Evaluation all) {
        terminal.say("");
        terminal.say("How certain it was, and how often it was right then (off by %.1f points on average)"
                .formatted(100 * all.calibrationError()));
        Table table = new Table("certain", "homes", "says", "is right");
        all.calibration().forEach(bin -> table.add(
                "%.0f to %.0f %%".formatted(100 * bin.from(), 100 * bin.from() + 10), Integer.toString(bin.homes()),
                "%.0f %%".formatted(100 * bin.certainty()), "%.0f %%".formatted(100 * bin.right())));
        table.print(terminal, "  ");
    }

    private void confusion(Evaluation all) {
        terminal.say("");
        terminal.say("What is wrong, and what was said (homes with one fault, or none)");
        for (Map.Entry<String, Map<String, Integer>> row : all.confusion().entrySet()) {
            int homes = row.getValue().values().stream().mapToInt(Integer::intValue).sum();
            int right = row.getValue().getOrDefault(row.getKey(), 0);
            Set<String> others = new TreeSet<>();
            row.getValue().forEach((said, times) -> {
                if (!said.equals(row.getKey())) {
                    others.add(said + " " + times);
                }
            });
            terminal.say("  %-16s %3d of %3d   %s".formatted(row.getKey(), right, homes, String.join(", ", others)));
        }
    }
}
