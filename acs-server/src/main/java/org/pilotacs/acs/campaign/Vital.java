package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is known of a device's health since a moment.
///
/// @param software version that it reports
/// @param lastSeen the year 1970 if it was never heard
/// @param starts since the moment
/// @param calls of its customer since the moment
/// @param signalDrop dB that the worst of its tuners lost, by the medians before and after; null if there are no readings of
///     both
record Vital(String software, Instant lastSeen, long starts, long calls, @Nullable Double signalDrop) {
    /// Letters of the measures by which it is in trouble.
    String marks(CampaignPlan plan, Instant now) {
        StringBuilder marks = new StringBuilder();
        Health health = plan.health();
        mark(marks, plan, Measure.RESTARTS, starts >= health.restarts());
        mark(marks, plan, Measure.SIGNAL, signalDrop != null && signalDrop >= health.signalDrop());
        mark(marks, plan, Measure.OFFLINE, lastSeen.isBefore(now.minus(health.silence())));
        mark(marks, plan, Measure.CALLS, calls > 0);
        return marks.toString();
    }

    private static void mark(StringBuilder marks, CampaignPlan plan, Measure measure, boolean bad) {
        if (bad && measure.mark() != null && plan.gates().tolerance().containsKey(measure)) {
            marks.append(measure.mark());
        }
    }
}
