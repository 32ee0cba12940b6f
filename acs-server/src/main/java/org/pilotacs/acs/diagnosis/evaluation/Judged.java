package org.pilotacs.acs.diagnosis.evaluation;

import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.RankedCause;
import org.pilotacs.acs.diagnosis.Verdict;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A home and what was said of it.
public record Judged(Home home, Diagnosis diagnosis) {
    /// What nothing is called in a confusion matrix.
    public static final String WELL = "well";
    public static final String UNKNOWN = "unknown";

    public boolean isWell() {
        return home.truth().isEmpty();
    }

    public boolean saidWell() {
        return diagnosis.verdict() instanceof Verdict.Well;
    }

    /// What is taken for most probable, whether it is said aloud or not: a cause, or [#WELL].
    public String first() {
        List<RankedCause> ranked = diagnosis.ranked();
        return ranked.isEmpty() || ranked.getFirst().probability() < diagnosis.well()
                ? WELL
                : ranked.getFirst().cause().id();
    }

    /// What is said aloud: a cause, [#WELL] or [#UNKNOWN].
    public String said() {
        return switch (diagnosis.verdict()) {
            case Verdict.Likely(var cause) -> cause.cause().id();
            case Verdict.Well _ -> WELL;
            case Verdict.Unknown _ -> UNKNOWN;
        };
    }

    /// Whether what comes first is true: one of what is wrong, or that nothing is.
    public boolean isRight() {
        return isWell() ? first().equals(WELL) : home.truth().contains(first());
    }

    /// Whether a true cause is among the first so many; of a home that is well, that it comes first.
    public boolean isAmong(int most) {
        return isWell() ? isRight() : firsts(most).stream().anyMatch(home.truth()::contains);
    }

    /// Whether all true causes are among the first so many.
    public boolean areAllAmong(int most) {
        return firsts(most).containsAll(home.truth());
    }

    private Set<String> firsts(int most) {
        return diagnosis.ranked().stream().limit(most).map(one -> one.cause().id())
                .collect(Collectors.toSet());
    }

    /// How probable what comes first is taken to be.
    public double certainty() {
        return first().equals(WELL) ? diagnosis.well() : diagnosis.ranked().getFirst().probability();
    }
}
