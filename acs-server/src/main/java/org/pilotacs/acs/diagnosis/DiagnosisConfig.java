package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Range;

import java.nio.file.Path;
import java.time.Duration;

/// By what boxes are judged, and how long that is kept.
///
/// @param knowledge file with what is known of causes; null for ours
/// @param keep how long diagnoses are kept
public record DiagnosisConfig(@Nullable Path knowledge, Duration keep) {
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(1), Duration.ofDays(3650));

    public static final DiagnosisConfig DEFAULT = new DiagnosisConfig(null, Duration.ofDays(365));

    public DiagnosisConfig {
        KEEP.check("keep", keep);
    }
}
