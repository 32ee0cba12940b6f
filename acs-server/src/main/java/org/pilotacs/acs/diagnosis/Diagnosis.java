package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.sign.Sign;

import java.time.Instant;
import java.util.List;

/// What is probably wrong with a home as of one moment, and why we think so.
///
/// @param ranked all causes that are worth a word, most probable first
/// @param well how probable it is that nothing is wrong, from 0 to 1
/// @param findings all that was looked at, trouble first
/// @param missing what would tell most if it were known, or known lately; best first
/// @param lights one for each service that the box can tell of
/// @param knowledge version of what it was judged by
public record Diagnosis(Instant at, Verdict verdict, List<RankedCause> ranked, double well, List<Finding> findings,
        List<Sign> missing, List<ServiceLight> lights, String knowledge) {
    public Diagnosis {
        ranked = List.copyOf(ranked);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
        lights = List.copyOf(lights);
    }
}
