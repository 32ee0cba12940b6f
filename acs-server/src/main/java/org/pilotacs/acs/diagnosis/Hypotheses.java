package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.knowledge.Cause;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// All that may be wrong with a home: nothing, one thing, or two at once. Each is weighed by Bayes' rule against the findings.
final class Hypotheses {
    /// Two faults of one service at once are rarer than of two.
    private static final double SAME_SERVICE = 0.2;
    private static final double LEAST_PRODUCT = 1e-200;

    /// @param first index of a cause, null for none
    /// @param second null for none; not the first
    record Hypothesis(@Nullable Integer first, @Nullable Integer second, double prior) {}

    /// A hypothesis with its probability after the findings.
    record Weighed(Hypothesis hypothesis, double probability) {}

    private final Likelihoods likelihoods;
    private final List<Hypothesis> all;
    private final double weight;

    /// @param suspected causes that this kind of home can have
    /// @param complaining whether the customer says that something is wrong
    /// @param hints factors by which an error code makes causes more probable, by their names
    Hypotheses(Knowledge knowledge, Likelihoods likelihoods, Predicate<Cause> suspected, boolean complaining,
            Map<String, Double> hints) {
        this.likelihoods = likelihoods;
        this.weight = knowledge.odds().weight();
        List<Cause> causes = knowledge.causes();
        double[] shares = new double[causes.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            Cause cause = causes.get(i);
            shares[i] = suspected.test(cause) ? cause.prior() : 0;
            sum += shares[i];
        }
        Knowledge.Odds odds = knowledge.odds();
        all = list(odds, complaining ? odds.complaining() : odds.none(), causes, shares, sum, hints);
    }

    private static List<Hypothesis> list(Knowledge.Odds odds, double none, List<Cause> causes, double[] shares,
            double sum,
            Map<String, Double> hints) {
        List<Hypothesis> all = new ArrayList<>();
        all.add(new Hypothesis(null, null, none));
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                double one = shares[i] / sum * factor(hints, causes.get(i));
                all.add(new Hypothesis(i, null, odds.one() * one));
                for (int j = i + 1; j < shares.length; j++) {
                    if (shares[j] > 0) {
                        double other = shares[j] / sum * Math.max(factor(hints, causes.get(j)) / factor(hints,
                                causes.get(i)), 1);
                        double apart = causes.get(i).service() == causes.get(j).service() ? SAME_SERVICE : 1;
                        all.add(new Hypothesis(i, j, 2 * odds.two() * one * other * apart));
                    }
                }
            }
        }
        return all;
    }

    /// A code that speaks for a cause with all its weight makes it as much more probable as few readings do.
    private static double factor(Map<String, Double> hints, Cause cause) {
        return 1 + 20 * hints.getOrDefault(cause.id(), 0.0);
    }

    /// How often one finding is to be seen: in a home that is well, and with each cause.
    ///
    /// @param shows which causes change the sign at all
    private record Seen(double well, double[] own, boolean[] shows) {
        double of(Hypothesis hypothesis) {
            Integer first = hypothesis.first;
            Integer second = hypothesis.second;
            if (first == null) {
                return well;
            }
            return second == null
                    ? own[first]
                    : Likelihoods.ofBoth(shows[first], own[first], shows[second], own[second]);
        }
    }

    List<Weighed> weigh(List<Finding> findings) {
        List<Seen> seen = findings.stream().map(this::seen).toList();
        double[] logs = new double[all.size()];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = log(all.get(i), seen);
            most = Math.max(most, logs[i]);
        }
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.exp(logs[i] - most);
            sum += logs[i];
        }
        List<Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < logs.length; i++) {
            weighed.add(new Weighed(all.get(i), logs[i] / sum));
        }
        return weighed;
    }

    /// What is old says less: it may have been so in any home.
    private Seen seen(Finding finding) {
        Sign sign = finding.rule().sign();
        int state = finding.rule().index(finding.state());
        double any = (1 - finding.trust()) * likelihoods.anyHome(sign)[state];
        double[] own = new double[likelihoods.causes()];
        boolean[] shows = new boolean[own.length];
        for (int cause = 0; cause < own.length; cause++) {
            own[cause] = finding.trust() * likelihoods.of(cause, sign)[state] + any;
            shows[cause] = likelihoods.shows(cause, sign);
        }
        return new Seen(finding.trust() * likelihoods.well(sign)[state] + any, own, shows);
    }

    /// The logarithm of a product is taken once for as many factors as a double holds: it costs more than all the rest.
    private double log(Hypothesis hypothesis, List<Seen> seen) {
        double log = 0;
        double product = 1;
        for (Seen one : seen) {
            product *= one.of(hypothesis);
            if (product < LEAST_PRODUCT) {
                log += Math.log(product);
                product = 1;
            }
        }
        return Math.log(hypothesis.prior) + weight * (log + Math.log(product));
    }

    /// How probable each cause is, alone or with another.
    static double[] ofCauses(List<Weighed> weighed, int causes) {
        double[] sums = new double[causes];
        for (Weighed one : weighed) {
            Integer first = one.hypothesis.first;
            Integer second = one.hypothesis.second;
            if (first != null) {
                sums[first] += one.probability;
            }
            if (second != null) {
                sums[second] += one.probability;
            }
        }
        return sums;
    }

    /// How often each state of a sign is to be seen.
    double[] expected(Hypothesis hypothesis, Sign sign) {
        Integer first = hypothesis.first;
        Integer second = hypothesis.second;
        if (first == null) {
            return likelihoods.well(sign);
        }
        if (second == null) {
            return likelihoods.of(first, sign);
        }
        double[] both = new double[likelihoods.well(sign).length];
        for (int state = 0; state < both.length; state++) {
            both[state] = likelihoods.of(first, second, sign, state);
        }
        return both;
    }
}
