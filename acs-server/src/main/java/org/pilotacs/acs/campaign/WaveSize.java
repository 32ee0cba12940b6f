package org.pilotacs.acs.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How many devices a wave has.
public sealed interface WaveSize {
    /// A share of all devices of the campaign.
    ///
    /// @param percent above 0, up to 100
    record Share(BigDecimal percent) implements WaveSize {
        public Share {
            if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new BadPlanException("waves", CampaignSaying.BAD_SHARE.of());
            }
        }
    }

    /// So many devices.
    record Devices(long number) implements WaveSize {
        public Devices {
            if (number < 1) {
                throw new BadPlanException("waves", CampaignSaying.BAD_NUMBER.of());
            }
        }
    }

    /// All that are left.
    record Rest() implements WaveSize {}

    /// Devices of a model and revision in the first wave: its share, and enough of a rare one to say something about it.
    ///
    /// @param own devices that there are of it
    /// @param wanted devices of the wave
    /// @param all devices of the campaign
    static long canary(long own, long wanted, long all, int perRevision) {
        long share = all == 0 ? 0 : Math.ceilDiv(wanted * own, all);
        return Math.min(own, Math.max(share, perRevision));
    }

    /// Devices of the wave if it can have what it asks for; a share is rounded up, so that no wave is empty.
    default long of(long all) {
        return switch (this) {
            case Share(BigDecimal percent) -> percent.multiply(BigDecimal.valueOf(all))
                    .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING).longValueExact();
            case Devices(long number) -> number;
            case Rest _ -> all;
        };
    }
}
