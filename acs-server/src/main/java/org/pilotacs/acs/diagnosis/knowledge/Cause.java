package org.pilotacs.acs.diagnosis.knowledge;

import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;
import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.Map;

/// Something that can be wrong with a home.
///
/// @param id for example `dish-moved`; contacts and reports keep it
/// @param service whose trouble it is
/// @param prior how often it is the cause of a call, against the others
/// @param title in a few words that a caller can be told
/// @param tell what to tell the customer
/// @param shows signs that it changes, and how often it puts each in which of its states; in all others it looks like any home
/// @param needs signs without which nobody suspects it: a box that never told of any of them does not have it
/// @param steps what helps, best first; names of [Step]s
/// @param beyondHome whether it is not the home's own fault, so that nothing done to the home helps
public record Cause(String id, Service service, double prior, Saying title, Saying tell,
        Map<Sign, Map<String, Double>> shows, List<Sign> needs, List<String> steps, boolean beyondHome) {
    public Cause {
        shows = Map.copyOf(shows);
        needs = List.copyOf(needs);
        steps = List.copyOf(steps);
    }
}
