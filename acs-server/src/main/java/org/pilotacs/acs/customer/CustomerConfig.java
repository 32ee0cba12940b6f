package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How customers come in.
///
/// @param link how long a link that lets somebody in is good
/// @param idle how long they stay signed in without doing anything
/// @param most how long they stay signed in at most
public record CustomerConfig(Duration link, Duration idle, Duration most) {
    public static final Range<Duration> LINK = Range.of(Duration.ofMinutes(5), Duration.ofDays(7));
    public static final Range<Duration> IDLE = Range.of(Duration.ofMinutes(5), Duration.ofDays(7));
    public static final Range<Duration> MOST = Range.of(Duration.ofMinutes(30), Duration.ofDays(30));

    public static final CustomerConfig DEFAULT = new CustomerConfig(Duration.ofHours(1), Duration.ofHours(2),
            Duration.ofHours(12));

    public CustomerConfig {
        LINK.check("link-for", link);
        IDLE.check("idle", idle);
        MOST.check("session", most);
    }
}
