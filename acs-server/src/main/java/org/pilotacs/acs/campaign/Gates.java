package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/// What must hold for a campaign to go on.
///
/// @param reached share in percent of a wave that must have come to an end, one way or another, before the next wave opens
/// @param patience after which the next wave opens with those that came, as long as one did
/// @param good share in percent of those that must be well; below it the wave ends with a pause
/// @param errors share in percent of a wave that may go wrong (fail, fall silent, or be in trouble afterwards); more stops the
///     campaign at once. Of a wave of fewer than 20 devices it is taken as if it had 20
/// @param mostErrors the same as a number; null for no such limit
/// @param tolerance for each measure the share in percent that may show it whatever the rest of the fleet does; what is not in
///     it is not measured
/// @param sure how sure it must be that updated devices fare worse than the others, in percent
public record Gates(int reached, Duration patience, int good, double errors, @Nullable Integer mostErrors,
        Map<Measure, Double> tolerance, double sure) {
    /// The smallest wave by which a share of errors is reckoned.
    public static final int SMALLEST = 20;

    public static final Gates DEFAULT = new Gates(90, Duration.ofDays(3), 90, 10, null,
            Map.of(Measure.FAILURE, 2.0, Measure.SILENCE, 0.5, Measure.RESTARTS, 0.5, Measure.SIGNAL, 1.0,
                    Measure.OFFLINE, 0.5, Measure.CALLS, 1.0),
            99.9);

    public Gates {
        percent("gates.reached", reached);
        percent("gates.good", good);
        percent("gates.errors", errors);
        if (mostErrors != null && mostErrors < 0) {
            throw new BadPlanException("gates.mostErrors", CampaignSaying.BAD_NUMBER.of());
        }
        if (sure < 90 || sure > 99.9999) {
            throw new BadPlanException("gates.sure", CampaignSaying.BAD_SURE.of());
        }
        if (patience.isNegative() || patience.isZero() || patience.compareTo(Duration.ofDays(90)) > 0) {
            throw new BadPlanException("gates.patience", CampaignSaying.BAD_PATIENCE.of());
        }
        tolerance.values().forEach(share -> percent("gates.tolerance", share));
        tolerance = Map.copyOf(tolerance);
    }

    private static void percent(String field, double share) {
        if (!(share >= 0 && share <= 100)) {
            throw new BadPlanException(field, CampaignSaying.BAD_SHARE.of());
        }
    }
}
