package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.Step;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What to do next, by a diagnosis. Pure.
///
/// @param cause because of which; null while nobody knows
/// @param steps what helps, best first
/// @param next the one to do now; null if nothing is left to do, or nothing needs doing
public record Advice(@Nullable Cause cause, List<Offered> steps, @Nullable Step next) {
    public Advice {
        steps = List.copyOf(steps);
    }

    /// A step, and whether it makes sense here and now.
    ///
    /// @param possible whether this box can be ordered so
    /// @param tried whether it was done lately, and the trouble is still there
    public record Offered(Step step, boolean possible, boolean tried) {}

    /// @param possible which actions this box can be ordered
    /// @param tried actions that were done lately
    public static Advice of(Diagnosis diagnosis, Knowledge knowledge, Predicate<String> possible, Set<String> tried) {
        return switch (diagnosis.verdict()) {
            case Verdict.Well _ -> new Advice(null, List.of(), null);
            case Verdict.Likely(RankedCause ranked) -> ofCause(ranked.cause(), knowledge, possible, tried);
            case Verdict.Unknown _ -> unknown(knowledge, possible);
        };
    }

    private static Advice ofCause(Cause cause, Knowledge knowledge, Predicate<String> possible, Set<String> tried) {
        List<Offered> steps = cause.steps().stream().map(knowledge.steps()::get)
                .map(step -> new Offered(step, step.action() == null || possible.test(step.action()),
                        step.action() != null && tried.contains(step.action())))
                .toList();
        Step next = steps.stream().filter(one -> one.possible && !one.tried).map(Offered::step).findFirst()
                .orElse(null);
        return new Advice(cause, steps, next);
    }

    /// Who knows too little measures first.
    private static Advice unknown(Knowledge knowledge, Predicate<String> possible) {
        Step check = knowledge.steps().values().stream()
                .filter(step -> "check-signal".equals(step.action()) && possible.test("check-signal")).findFirst()
                .orElse(null);
        return new Advice(null, check == null ? List.of() : List.of(new Offered(check, true, false)), check);
    }
}
