package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.campaign.BadPlanException;
import org.pilotacs.acs.campaign.Campaign;
import org.pilotacs.acs.campaign.CampaignAnswer;
import org.pilotacs.acs.campaign.CampaignPage;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.campaign.CampaignView;
import org.pilotacs.acs.campaign.Campaigns;
import org.pilotacs.acs.campaign.Drafting;
import org.pilotacs.acs.campaign.Preview;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;

/// `/campaigns` of the care API. Safe for any number of threads.
final class CampaignResource {
    private static final int PAGE = 20;

    private final Campaigns campaigns;
    private final Witness witness;
    private final Clock clock;

    CampaignResource(Campaigns campaigns, Witness witness, Clock clock) {
        this.campaigns = campaigns;
        this.witness = witness;
        this.clock = clock;
    }

    /// What a person has done with a campaign.
    @FunctionalInterface
    interface Turn {
        CampaignAnswer of(String id, String who, String remark);
    }

    HttpReply preview(HttpCall call) {
        CampaignPlan plan = CampaignBody.plan(call, campaigns::isSecret);
        Preview found = carriedOut(() -> campaigns.preview(plan));
        witness.did(call, Deed.LOOKED, Subject.NONE, "campaign preview: " + plan.name());
        return CareJson.reply(200, json(call).preview(found, clock.instant()));
    }

    HttpReply create(HttpCall call) {
        CampaignPlan plan = CampaignBody.plan(call, campaigns::isSecret);
        String key = Objects.requireNonNull(call.headers().get("idempotency-key"), "the contract lets none through");
        var _ = CallText.clean(key, "header Idempotency-Key");
        return switch (carriedOut(() -> campaigns.create(plan, who(call), key, id -> witness.did(call, Deed.CONFIGURED,
                Subject.NONE, "campaign " + id + " drafted: " + Witness.order(plan.request()))))) {
            case Drafting.Made(Campaign campaign) -> located(201, campaign, call);
            case Drafting.Repeated(Campaign campaign) -> located(200, campaign, call);
            case Drafting.KeyReused _ ->
                throw new ApiException(new ApiError.Conflict(CareSaying.KEY_REUSED.of(Saying.of(key))));
        };
    }

    private HttpReply located(int status, Campaign campaign, HttpCall call) {
        return reply(status, campaign.id(), call).with("location", "/care/v1/campaigns/" + campaign.id());
    }

    HttpReply list(HttpCall call) {
        CampaignPage<Campaign> page = campaigns.list(cursor(call), DeviceResource.limit(call, PAGE));
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("campaigns");
        page.items().forEach(one -> list.add(json(call).campaign(one, campaigns.tally(one.id()))));
        return CareJson.reply(200,
                json.put("nextCursor", page.cursor() == null ? null : Cursor.after(page.cursor())));
    }

    private static @Nullable String cursor(HttpCall call) {
        String after = Cursor.of(call);
        if (!after.isEmpty() && !after.matches("[0-9a-f]{24}")) {
            throw Cursor.bad();
        }
        return after.isEmpty() ? null : after;
    }

    HttpReply get(HttpCall call) {
        return reply(200, call.variable("campaign"), call);
    }

    private HttpReply reply(int status, String id, HttpCall call) {
        return CareJson.reply(status, json(call).campaign(view(id)));
    }

    /// @throws ApiException if there is none
    CampaignView view(String id) {
        return campaigns.view(id).orElseThrow(() -> unknown(id));
    }

    HttpReply change(HttpCall call) {
        CampaignPlan plan = CampaignBody.plan(call, campaigns::isSecret);
        return done(call, "plan: " + Witness.order(plan.request()),
                (id, who, _) -> carriedOut(() -> campaigns.change(id, plan, who)), "");
    }

    /// @param name of what is done, for the audit trail
    Route.Handler turn(String name, Turn turn) {
        return call -> {
            String remark = CampaignBody.remark(call);
            return done(call, remark.isEmpty() ? name : name + ": " + remark, turn, remark);
        };
    }

    private HttpReply done(HttpCall call, String what, Turn turn, String remark) {
        String id = view(call.variable("campaign")).campaign().id();
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "campaign " + id + " " + what,
                () -> switch (turn.of(id, who(call), remark)) {
                    case CampaignAnswer.Done _ -> reply(200, id, call);
                    case CampaignAnswer.Refused(Saying why) ->
                        throw new ApiException(new ApiError.Conflict(why));
                    case CampaignAnswer.Unknown _ -> throw unknown(id);
                });
    }

    /// A plan whose form is right may still make no sense.
    private static <T> T carriedOut(Supplier<T> work) {
        try {
            return work.get();
        } catch (BadPlanException bad) {
            throw CampaignBody.invalid(bad);
        }
    }

    /// Whoever has the same right to call is one person: who asked for a campaign must not approve it under another name.
    private static String who(HttpCall call) {
        Caller caller = call.caller();
        return caller.name().isEmpty() ? "this machine" : caller.name();
    }

    CampaignsJson json(HttpCall call) {
        return new CampaignsJson(Words.of(call.language()), campaigns::isSecret);
    }

    static ApiException unknown(String id) {
        return ApiError.notFound(CareSaying.NO_CAMPAIGN.of(Saying.of(id)));
    }
}
