package org.pilotacs.acs.diagnosis.evaluation;

import org.pilotacs.acs.diagnosis.Reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a diagnosis made of homes whose faults are known.
public record Evaluation(List<Judged> judged) {
    private static final int BINS = 10;

    public Evaluation {
        judged = List.copyOf(judged);
    }

    public static Evaluation of(Reasoning reasoning, List<Home> homes) {
        return new Evaluation(
                homes.stream().parallel().map(home -> new Judged(home, reasoning.diagnose(home.told()))).toList());
    }

    public Evaluation only(Predicate<Judged> which) {
        return new Evaluation(judged.stream().filter(which).toList());
    }

    /// Share of the homes that something is true of; 0 of none.
    public double share(Predicate<Judged> what) {
        return judged.isEmpty() ? 0 : (double) judged.stream().filter(what).count() / judged.size();
    }

    /// How often what is true of a home was said to be what; of homes with one fault or none.
    public Map<String, Map<String, Integer>> confusion() {
        Map<String, Map<String, Integer>> confusion = new TreeMap<>();
        judged.stream().filter(one -> one.home().truth().size() <= 1).forEach(one -> confusion
                .computeIfAbsent(one.isWell() ? Judged.WELL : one.home().truth().iterator().next(), _ -> new TreeMap<>())
                .merge(one.said(), 1, Integer::sum));
        return confusion;
    }

    /// Homes by how certain the diagnosis was, and how often it was right then.
    ///
    /// @param from certainty, inclusive; the bin is a tenth wide
    public record Bin(double from, int homes, double certainty, double right) {}

    public List<Bin> calibration() {
        Map<Integer, List<Judged>> bins = new TreeMap<>();
        judged.forEach(one -> bins.computeIfAbsent((int) Math.min(BINS - 1, Math.floor(one.certainty() * BINS)),
                _ -> new ArrayList<>()).add(one));
        return bins.entrySet().stream().map(entry -> {
            Evaluation own = new Evaluation(entry.getValue());
            return new Bin((double) entry.getKey() / BINS, own.judged.size(),
                    own.judged.stream().mapToDouble(Judged::certainty).average().orElse(0), own.share(Judged::isRight));
        }).toList();
    }

    /// By how much certainty is off on average; 0 is perfect.
    public double calibrationError() {
        return calibration().stream().mapToDouble(bin -> Math.abs(bin.certainty - bin.right) * bin.homes).sum()
                / Math.max(1, judged.size());
    }
}
