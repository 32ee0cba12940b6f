package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignJson;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Measure;
import org.pilotacs.acs.campaign.Member;
import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.Preview;
import org.pilotacs.acs.campaign.Tally;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Campaigns and their devices as the contract's JSON. Immutable.
///
/// @param isSecret whether what is written to a parameter is shown as a mask
record CampaignsJson(Words words, Predicate<String> isSecret) {
    /// What lists have of a campaign.
    ObjectNode campaign(Campaign one, Tally tally) {
        ObjectNode json = head(one).put("who", one.who()).put("approvedBy", one.approvedBy())
                .put("created", CareJson.time(one.created())).put("changed", CareJson.time(one.changed()))
                .put("started", CareJson.time(one.started())).put("ended", CareJson.time(one.ended()))
                .put("revision", one.revision());
        return counted(json, tally);
    }

    private ObjectNode head(Campaign one) {
        ObjectNode json = CareJson.object().put("id", one.id()).put("name", one.plan().name())
                .put("action", ActionKind.of(one.plan().request()).wireName()).put("state", one.state().wireName())
                .put("wave", one.wave() < 0 ? null : Integer.valueOf(one.wave() + 1))
                .put("lastWave", one.plan().waves().size());
        json.set("why", said(one.why()));
        return json;
    }

    ObjectNode campaign(CampaignView view) {
        Campaign one = view.campaign();
        CampaignPlan plan = one.plan();
        ObjectNode json = campaign(one, view.tally());
        json.set("plan", plan(plan));
        ArrayNode waves = json.putArray("waves");
        view.waves().forEach(wave -> waves.add(counted(CareJson.object().put("number", wave.number() + 1).put("opened",
                CareJson.time(wave.opened())), wave.tally())));
        ArrayNode models = json.putArray("models");
        for (int stratum = 0; stratum < view.strata().size(); stratum++) {
            ObjectNode model = counted(CareJson.object().put("name", view.strata().get(stratum)),
                    view.tally().ofStratum(stratum));
            model.set("trouble", trouble(plan, view.tally(), stratum));
            models.add(model);
        }
        json.set("trouble", trouble(plan, view.tally(), null));
        ArrayNode entries = json.putArray("entries");
        view.entries().forEach(entry -> entries.addObject().put("at", CareJson.time(entry.at()))
                .put("who", entry.who()).put("state", entry.state().wireName()).set("why", said(entry.why())));
        return json;
    }

    private ObjectNode plan(CampaignPlan plan) {
        ObjectNode json = CampaignJson.write(plan);
        json.set("request", CampaignRequestJson.write(plan.request(), isSecret));
        return json;
    }

    private static ObjectNode counted(ObjectNode json, Tally tally) {
        ObjectNode counts = json.put("devices", tally.all()).putObject("counts");
        for (MemberState state : MemberState.values()) {
            counts.put(state.wireName(), tally.of(state));
        }
        return json;
    }

    private static ArrayNode trouble(CampaignPlan plan, Tally tally, @Nullable Integer stratum) {
        ArrayNode trouble = CareJson.object().arrayNode();
        for (Measure measure : Measure.values()) {
            Double tolerated = plan.gates().tolerance().get(measure);
            if (tolerated != null) {
                long bad = tally.share(stratum, measure).bad();
                long of = tally.share(stratum, measure).of();
                trouble.addObject().put("measure", measure.wireName()).put("devices", bad).put("of", of)
                        .put("percent", of == 0 ? 0 : Math.round(10_000.0 * bad / of) / 100.0)
                        .put("tolerated", tolerated);
            }
        }
        return trouble;
    }

    private ObjectNode said(Saying saying) {
        return CareJson.object().put("text", words.say(saying)).put("code", saying.code());
    }

    /// @param strata names of models and revisions, by number
    ObjectNode member(Campaign campaign, Member one, List<String> strata) {
        String device = one.device().value();
        ObjectNode json = CareJson.object().put("device", device)
                .put("path", "/care/v1/campaigns/" + campaign.id() + "/devices/" + device.replace("%", "%25"))
                .put("state", one.state().wireName()).put("since", CareJson.time(one.since()))
                .put("wave", one.wave() + 1)
                .put("model", one.stratum() < strata.size() ? strata.get(one.stratum()) : "");
        json.set("why", said(one.why()));
        ArrayNode shows = json.putArray("trouble");
        for (Measure measure : Measure.values()) {
            if (measure.isIn(one.marks())) {
                shows.add(measure.wireName());
            }
        }
        return json.put("attempts", one.attempts()).put("formerVersion", one.software())
                .put("begun", CareJson.time(one.begun())).put("showed", CareJson.time(one.proved()))
                .put("broadcast", one.broadcast()).put("action", action(one.action()));
    }

    /// With all that happened to it.
    ObjectNode story(Campaign campaign, Member one, List<String> strata) {
        ObjectNode json = member(campaign, one, strata);
        json.set("campaign", head(campaign));
        ArrayNode story = json.putArray("story");
        one.story().forEach(step -> story.addObject().put("at", CareJson.time(step.at()))
                .put("state", step.state().wireName()).put("action", action(step.action()))
                .set("why", said(step.why())));
        return json;
    }

    private static @Nullable String action(@Nullable String id) {
        return id == null ? null : "/care/v1/actions/" + id;
    }

    ObjectNode preview(Preview found, Instant now) {
        ObjectNode json = CareJson.object().put("exact", found.isExact()).put("fleet", found.fleet())
                .put("looked", found.looked()).put("matching", found.matching()).put("begun", found.begun());
        ArrayNode skipped = json.putArray("skipped");
        found.refusals().entrySet().stream()
                .sorted(Map.Entry.<Saying, Long>comparingByValue().reversed()
                        .thenComparing(one -> one.getKey().toString()))
                .forEach(one -> skipped.addObject().put("devices", one.getValue()).set("why", said(one.getKey())));
        ArrayNode models = json.putArray("models");
        found.strata().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(one -> models.addObject().put("name", one.getKey()).put("devices", one.getValue()));
        ArrayNode sample = json.putArray("sample");
        found.sample().forEach(device -> sample.add(CareJson.summary(device, now)));
        return json;
    }
}
