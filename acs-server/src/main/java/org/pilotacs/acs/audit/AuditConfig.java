package org.pilotacs.acs.audit;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How long the trail is kept.
public record AuditConfig(Duration keep) {
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(1), Duration.ofDays(3650));

    public static final AuditConfig DEFAULT = new AuditConfig(Duration.ofDays(365));

    public AuditConfig {
        KEEP.check("keep", keep);
    }
}
