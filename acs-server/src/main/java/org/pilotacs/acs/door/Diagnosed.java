package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.Advice;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.knowledge.Knowledge;

/// What is probably wrong with a box, by all that is known now, and what to do.
///
/// @param asked what the customer said in this call
/// @param last the last time that it was looked at, concluded or not; null if it never was
/// @param before what was found before something was done, if the last time was to see whether that helped; else the last
///        time
public record Diagnosed(Diagnosis diagnosis, Advice advice, Knowledge knowledge, @Nullable Examination last,
        @Nullable Examination before, Examination.Asked asked) {}
