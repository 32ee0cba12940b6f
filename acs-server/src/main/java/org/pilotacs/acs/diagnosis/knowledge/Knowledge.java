package org.pilotacs.acs.diagnosis.knowledge;

import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of signs and causes. Immutable.
///
/// @param version of the file, kept with each diagnosis
/// @param badFirmware software that is known to cause trouble
/// @param signs those that count; others are not looked at
public record Knowledge(String version, Map<Sign, SignKnowledge> signs, List<Cause> causes, Map<String, Step> steps,
        Odds odds, List<BadFirmware> badFirmware) {
    public Knowledge {
        signs = Map.copyOf(signs);
        causes = List.copyOf(causes);
        steps = Map.copyOf(steps);
        badFirmware = List.copyOf(badFirmware);
    }

    /// How many things are wrong with a home that calls, and when we say so.
    ///
    /// @param none share of homes with nothing wrong
    /// @param complaining the same of those whose customer complains of something
    /// @param one share with one cause
    /// @param two share with two
    /// @param well from this probability on a home is said to be well
    /// @param likely from this probability on a cause is said to be it
    /// @param weight by which each finding counts; more than 1 where findings are surer than they are said to be
    /// @param doubt how much of each measurement may be chance
    public record Odds(double none, double complaining, double one, double two, double well, double likely, double doubt, double weight) {}

    public Optional<Cause> cause(String id) {
        return causes.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
