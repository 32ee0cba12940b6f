package org.pilotacs.acs.campaign;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What operations see of campaigns, as it was counted last. Safe for any number of threads.
public final class CampaignMetrics {
    private final JdbcCampaigns campaigns;
    private volatile Standing standing = Standing.NONE;

    public CampaignMetrics(JdbcCampaigns campaigns, CampaignRunner runner, MeterRegistry registry) {
        this.campaigns = campaigns;
        for (CampaignState state : CampaignState.values()) {
            gauge("pilot.campaigns", state.wireName(), "campaigns, by state",
                    now -> now.campaigns.getOrDefault(state, 0L), registry);
        }
        for (MemberState state : MemberState.values()) {
            gauge("pilot.campaigns.devices", state.wireName(), "devices of campaigns that are not over, by state",
                    now -> now.devices.getOrDefault(state, 0L), registry);
        }
        FunctionCounter.builder("pilot.campaigns.stops", runner, CampaignRunner::stopped)
                .description("times that a gate stopped a campaign").register(registry);
    }

    private void gauge(String name, String state, String description, ToLongFunction<Standing> value,
            MeterRegistry registry) {
        Gauge.builder(name, this, own -> value.applyAsLong(own.standing)).tag("state", state).description(description)
                .register(registry);
    }

    /// How all campaigns stand.
    ///
    /// @param devices of those that are moved on
    record Standing(Map<CampaignState, Long> campaigns, Map<MemberState, Long> devices) {
        static final Standing NONE = new Standing(Map.of(), Map.of());

        Standing {
            campaigns = Map.copyOf(campaigns);
            devices = Map.copyOf(devices);
        }
    }

    /// Counts anew. Call it every half a minute or so.
    public void measure() {
        Map<MemberState, Long> devices = new EnumMap<>(MemberState.class);
        for (String id : campaigns.moving()) {
            campaigns.tally(id).devices().forEach((key, count) -> devices.merge(key.state(), count, Long::sum));
        }
        standing = new Standing(campaigns.states(), devices);
    }
}
