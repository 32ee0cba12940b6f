package org.pilotacs.acs.contact;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How long contacts are kept.
public record ContactConfig(Duration keep) {
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(30), Duration.ofDays(3650));

    public static final ContactConfig DEFAULT = new ContactConfig(Duration.ofDays(730));

    public ContactConfig {
        KEEP.check("keep", keep);
    }
}
