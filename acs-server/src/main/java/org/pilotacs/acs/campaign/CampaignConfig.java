package org.pilotacs.acs.campaign;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/// How campaigns are let go.
///
/// @param approvalAbove devices above which a second person must say yes
/// @param zone by its IANA name, of devices that do not say theirs; empty for the server's
/// @param retryAfter when a device that could not do it is begun with anew, or one that was not heard is looked at again
/// @param keep how long campaigns are kept after they are over
public record CampaignConfig(int approvalAbove, String zone, Duration retryAfter, Duration keep) {
    public static final Range<Integer> APPROVAL_ABOVE = Range.of(0, 100_000_000);
    public static final Range<Duration> RETRY_AFTER = Range.of(Duration.ofSeconds(1), Duration.ofDays(7));
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(1), Duration.ofDays(3650));

    public static final CampaignConfig DEFAULT = new CampaignConfig(100, "", Duration.ofMinutes(10),
            Duration.ofDays(730));

    public CampaignConfig {
        APPROVAL_ABOVE.check("approval-above", approvalAbove);
        RETRY_AFTER.check("retry-after", retryAfter);
        KEEP.check("keep", keep);
        if (!zone.isEmpty()) {
            try {
                var _ = ZoneId.of(zone);
            } catch (DateTimeException _) {
                throw new BadSetting("zone", "must be the name of a time zone, for example Europe/Warsaw, was " + zone);
            }
        }
    }

    public ZoneId zoneId() {
        return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
    }
}
