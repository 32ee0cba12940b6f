package org.pilotacs.acs.campaign;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a campaign would find, from as much of the fleet as could be looked at in the time.
///
/// @param fleet devices that there are
/// @param looked of them that were looked at; if that is all, what follows is exact
/// @param matching that the campaign would be for
/// @param refusals why nothing would be done to how many of those
/// @param strata how many of each model and revision would be begun with
/// @param sample some that would be begun with
public record Preview(long fleet, long looked, long matching, Map<Saying, Long> refusals, Map<String, Long> strata,
        List<Device> sample) {
    public Preview {
        refusals = Map.copyOf(refusals);
        strata = Map.copyOf(strata);
        sample = List.copyOf(sample);
    }

    public boolean isExact() {
        return looked >= fleet;
    }

    /// How many devices each wave would have, of those that were looked at.
    public List<Long> waves(CampaignPlan plan) {
        long all = begun();
        List<Long> sizes = new ArrayList<>();
        long drawn = 0;
        for (WaveSize wave : plan.waves()) {
            long size = wave instanceof WaveSize.Rest
                    ? all - drawn
                    : sizes.isEmpty() ? first(plan, wave.of(all), all) : Math.min(all - drawn, wave.of(all));
            sizes.add(size);
            drawn += size;
        }
        return sizes;
    }

    private long first(CampaignPlan plan, long wanted, long all) {
        return strata.values().stream().mapToLong(one -> WaveSize.canary(one, wanted, all, plan.perRevision())).sum();
    }

    /// Devices that would be begun with.
    public long begun() {
        return matching - refusals.values().stream().mapToLong(Long::longValue).sum();
    }
}
