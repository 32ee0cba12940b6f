package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.Hypotheses.Weighed;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.knowledge.SignKnowledge;
import org.pilotacs.acs.diagnosis.knowledge.Standing;
import org.pilotacs.acs.diagnosis.knowledge.State;
import org.pilotacs.acs.diagnosis.sign.Case;
import org.pilotacs.acs.diagnosis.sign.Measured;
import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.diagnosis.sign.Signs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Diagnoses: from a case to its ranked causes, by what the knowledge file says. Pure, and safe for any number of threads.
///
/// Each hypothesis (nothing, one cause, two causes) says how often each state of each sign is to be seen. Bayes' rule weighs them
/// against what was seen. A sign that nobody knows counts for nothing, an old one for little, so that what is missing makes the
/// verdict less certain and not wrong.
public final class Reasoning {
    /// Causes below this are not worth a word.
    private static final double MENTIONED = 0.02;
    private static final int MISSING = 4;
    /// Information below this is not worth a question, bits.
    private static final double LEAST_INFORMATION = 0.05;
    /// So many times more than in other homes is a finding that speaks for or against.
    private static final double SPEAKS = 1.25;

    private final Knowledge knowledge;
    private final Likelihoods likelihoods;

    public Reasoning(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.likelihoods = new Likelihoods(knowledge);
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    public Diagnosis diagnose(Case it) {
        Map<Sign, Measured> measured = Signs.of(it);
        List<Finding> findings = findings(measured, it);
        Hypotheses hypotheses = new Hypotheses(knowledge, likelihoods, cause -> isPossible(cause, it, measured),
                measured.containsKey(Sign.SAID), it.around().hints());
        List<Weighed> weighed = hypotheses.weigh(findings);
        double well = weighed.getFirst().probability();
        List<RankedCause> ranked = rank(weighed, findings);
        List<Sign> missing = missing(it, findings, weighed, hypotheses);
        List<ServiceLight> lights = it.services().stream().sorted()
                .map(service -> ServiceLight.of(service, findings)).toList();
        return new Diagnosis(it.at(), verdict(well, ranked, missing, it, findings), ranked, well, inOrder(findings),
                missing, lights, knowledge.version());
    }

    private static boolean isPossible(Cause cause, Case it, Map<Sign, Measured> measured) {
        return (cause.service() == Service.BOX || it.services().contains(cause.service()))
                && (cause.needs().isEmpty() || cause.needs().stream().anyMatch(measured::containsKey));
    }

    private List<Finding> findings(Map<Sign, Measured> measured, Case it) {
        Set<Service> troubled = EnumSet.noneOf(Service.class);
        Map<Measured, State> states = new LinkedHashMap<>();
        for (Measured one : measured.values()) {
            SignKnowledge rule = knowledge.signs().get(one.sign());
            if (rule != null) {
                State state = rule.state(one);
                states.put(one, state);
                if (state.standing() != Standing.GOOD) {
                    troubled.add(one.sign().service());
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        states.forEach((one, state) -> findings
                .add(finding(one, state, it, troubled.contains(one.sign().service()))));
        return findings;
    }

    private Finding finding(Measured measured, State state, Case it, boolean troubled) {
        SignKnowledge rule = Objects.requireNonNull(knowledge.signs().get(measured.sign()), "it was judged");
        Duration age = Duration.between(measured.at(), it.at());
        age = age.isNegative() ? Duration.ZERO : age;
        return new Finding(rule, measured, state, age, trust(rule, troubled, age.minus(measured.freshFor())));
    }

    /// A fault that was seen is there until somebody mends it, and so is what was seen of it; that none was seen says less with each hour.
    private static double trust(SignKnowledge rule, boolean troubled, Duration over) {
        if (over.isNegative() || over.isZero()) {
            return 1;
        }
        double halves = (double) over.toMillis() / rule.lasts().toMillis();
        return Math.pow(0.5, troubled ? halves : 2 * halves);
    }

    private List<RankedCause> rank(List<Weighed> weighed, List<Finding> findings) {
        List<RankedCause> ranked = new ArrayList<>();
        double[] probabilities = Hypotheses.ofCauses(weighed, likelihoods.causes());
        for (int cause = 0; cause < probabilities.length; cause++) {
            if (probabilities[cause] >= MENTIONED) {
                ranked.add(new RankedCause(knowledge.causes().get(cause), Math.min(1, probabilities[cause]),
                        speaking(findings, cause, true), speaking(findings, cause, false)));
            }
        }
        ranked.sort(Comparator.comparingDouble(RankedCause::probability).reversed());
        return ranked;
    }

    private List<Finding> speaking(List<Finding> findings, int cause, boolean loud) {
        return findings.stream().filter(one -> likelihoods.shows(cause, one.rule().sign()))
                .filter(one -> loud ? ratio(one, cause) > SPEAKS : ratio(one, cause) < 1 / SPEAKS)
                .sorted(Comparator.comparingDouble(one -> loud ? -ratio(one, cause) : ratio(one, cause))).toList();
    }

    /// How much more often a cause shows this than other homes do.
    private double ratio(Finding finding, int cause) {
        int state = finding.rule().index(finding.state());
        double any = likelihoods.anyHome(finding.rule().sign())[state];
        double own = likelihoods.of(cause, finding.rule().sign())[state];
        return (finding.trust() * own + (1 - finding.trust()) * any) / any;
    }

    /// Signs that this box can show and that are not known, or not lately, by how much they would tell.
    private List<Sign> missing(Case it, List<Finding> findings, List<Weighed> weighed, Hypotheses hypotheses) {
        Set<Sign> known = new HashSet<>();
        findings.stream().filter(Finding::isFresh).forEach(one -> known.add(one.rule().sign()));
        List<Weighed> probable = weighed.stream().filter(one -> one.probability() > 0.01).toList();
        return knowledge.signs().keySet().stream().filter(sign -> !known.contains(sign))
                .filter(sign -> sign == Sign.SAID || it.services().contains(sign.service()))
                .filter(sign -> information(sign, probable, hypotheses) > LEAST_INFORMATION)
                .sorted(Comparator.comparingDouble(sign -> -information(sign, probable, hypotheses))).limit(MISSING)
                .toList();
    }

    /// How much less is unknown once a sign is known, in bits, on average.
    private static double information(Sign sign, List<Weighed> probable, Hypotheses hypotheses) {
        double sum = probable.stream().mapToDouble(Weighed::probability).sum();
        double[] mean = new double[hypotheses.expected(probable.getFirst().hypothesis(), sign).length];
        double within = 0;
        for (Weighed one : probable) {
            double[] expected = hypotheses.expected(one.hypothesis(), sign);
            double share = one.probability() / sum;
            for (int state = 0; state < mean.length; state++) {
                mean[state] += share * expected[state];
            }
            within += share * entropy(expected);
        }
        return entropy(mean) - within;
    }

    private static double entropy(double[] shares) {
        double bits = 0;
        for (double each : shares) {
            bits -= each > 0 ? each * Math.log(each) / Math.log(2) : 0;
        }
        return bits;
    }

    private Verdict verdict(double well, List<RankedCause> ranked, List<Sign> missing, Case it,
            List<Finding> findings) {
        if (!ranked.isEmpty() && ranked.getFirst().probability() >= knowledge.odds().likely()
                && ranked.getFirst().probability() > well) {
            return new Verdict.Likely(ranked.getFirst());
        }
        return well >= knowledge.odds().well() && isSeen(it, findings)
                ? new Verdict.Well(well)
                : new Verdict.Unknown(missing);
    }

    /// Whether something is known lately of each service that the box can tell of.
    private static boolean isSeen(Case it, List<Finding> findings) {
        return it.services().stream().filter(service -> service != Service.BOX)
                .allMatch(service -> findings.stream().anyMatch(one -> one.isFresh()
                        && one.rule().sign().service() == service && one.rule().sign().isOfTheBox()));
    }

    private static List<Finding> inOrder(List<Finding> findings) {
        return findings.stream().sorted(Comparator.<Finding, Standing>comparing(one -> one.state().standing())
                .reversed().thenComparing(one -> one.rule().sign())).toList();
    }
}
