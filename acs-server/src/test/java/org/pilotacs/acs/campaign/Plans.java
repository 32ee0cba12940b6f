package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.ActionRequest;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A plan like another but for some of it.
final class Plans {
    private CampaignPlan plan;

    private Plans(CampaignPlan plan) {
        this.plan = plan;
    }

    static Plans with(CampaignPlan plan) {
        return new Plans(plan);
    }

    CampaignPlan plan() {
        return plan;
    }

    Plans waves(WaveSize... waves) {
        return changed(plan.target(), List.of(waves), plan.gates(), plan.window(), plan.pace(), plan.retries(),
                plan.breach());
    }

    Plans retries(int retries) {
        return changed(plan.target(), plan.waves(), plan.gates(), plan.window(), plan.pace(), retries, plan.breach());
    }

    Plans breach(Breach breach) {
        return changed(plan.target(), plan.waves(), plan.gates(), plan.window(), plan.pace(), plan.retries(), breach);
    }

    Plans pace(Pace pace) {
        return changed(plan.target(), plan.waves(), plan.gates(), plan.window(), pace, plan.retries(), plan.breach());
    }

    Plans window(Window window) {
        return changed(plan.target(), plan.waves(), plan.gates(), window, plan.pace(), plan.retries(), plan.breach());
    }

    Plans target(Target target) {
        return changed(target, plan.waves(), plan.gates(), plan.window(), plan.pace(), plan.retries(), plan.breach());
    }

    Plans request(ActionRequest request) {
        plan = new CampaignPlan(plan.name(), request, plan.target(), plan.waves(), plan.perRevision(), plan.gates(),
                plan.health(), plan.window(), plan.pace(), plan.soak(), plan.retries(), plan.breach(), plan.until());
        return this;
    }

    Plans soak(Duration soak) {
        plan = new CampaignPlan(plan.name(), plan.request(), plan.target(), plan.waves(), plan.perRevision(),
                plan.gates(), plan.health(), plan.window(), plan.pace(), soak, plan.retries(), plan.breach(),
                plan.until());
        return this;
    }

    Plans perRevision(int devices) {
        plan = new CampaignPlan(plan.name(), plan.request(), plan.target(), plan.waves(), devices, plan.gates(),
                plan.health(), plan.window(), plan.pace(), plan.soak(), plan.retries(), plan.breach(), plan.until());
        return this;
    }

    Plans dynamic() {
        Target t = plan.target();
        return target(new Target(t.models(), t.hardware(), t.versions(), t.links(), t.tags(), t.areas(), t.seenWithin(),
                t.devices(), t.where(), true));
    }

    Plans tolerating(Measure measure, double percent) {
        Map<Measure, Double> tolerance = new EnumMap<>(plan.gates().tolerance());
        tolerance.put(measure, percent);
        Gates g = plan.gates();
        return gates(new Gates(g.reached(), g.patience(), g.good(), g.errors(), g.mostErrors(), tolerance, g.sure()));
    }

    Plans errors(double percent) {
        Gates g = plan.gates();
        return gates(new Gates(g.reached(), g.patience(), g.good(), percent, g.mostErrors(), g.tolerance(), g.sure()));
    }

    Plans gates(Gates gates) {
        return changed(plan.target(), plan.waves(), gates, plan.window(), plan.pace(), plan.retries(), plan.breach());
    }

    private Plans changed(Target target, List<WaveSize> waves, Gates gates,
            @Nullable Window window, Pace pace, int retries, Breach breach) {
        plan = new CampaignPlan(plan.name(), plan.request(), target, waves, plan.perRevision(), gates, plan.health(),
                window, pace, plan.soak(), retries, breach, plan.until());
        return this;
    }
}
