package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.campaign.BadPlanException;
import org.pilotacs.acs.campaign.CampaignJson;
import org.pilotacs.acs.campaign.CampaignPlan;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;

import java.util.Map;
import java.util.function.Predicate;

/// Reads a campaign's plan from JSON that the contract has let through; what the contract cannot say is checked here, or by the
/// campaigns themselves. Stateless.
final class CampaignBody {
    private static final String REQUEST = "/request";

    private CampaignBody() {}

    /// @param isSecret whether what is written to a parameter is shown as a mask
    static CampaignPlan plan(HttpCall call, Predicate<String> isSecret) {
        JsonNode json = CareJson.read(call);
        clean(json, "");
        ActionRequest request = request(json.path("request"), isSecret);
        try {
            return CampaignJson.read(json, request);
        } catch (BadPlanException bad) {
            throw invalid(bad);
        }
    }

    static ApiException invalid(BadPlanException bad) {
        return ApiError.invalid("/" + bad.field().replace('.', '/'), bad.reason());
    }

    /// What a person says of it; empty for nothing.
    static String remark(HttpCall call) {
        return call.body().size() == 0
                ? ""
                : CallText.clean(CareJson.read(call).path("remark").asText().strip(), "/remark");
    }

    private static void clean(JsonNode json, String where) {
        if (json.isTextual()) {
            var _ = CallText.clean(json.asText(), where);
        }
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            clean(json.path(i), where + "/" + i);
        }
        for (Map.Entry<String, JsonNode> one : json.properties()) {
            clean(one.getValue(), where + "/" + one.getKey());
        }
    }

    private static ActionRequest request(JsonNode json, Predicate<String> isSecret) {
        if (json.has("anyway")) {
            throw ApiError.invalid(REQUEST + "/anyway", CareSaying.NOT_IN_CAMPAIGNS.of());
        }
        ActionRequest request = read(json);
        if (request instanceof ActionRequest.Reconnect(Way way, var rights) && way == Way.BEST && !rights.isEmpty()) {
            throw ApiError.invalid(REQUEST + "/rights", CareSaying.RIGHTS_BY_SATELLITE.of());
        }
        if (request instanceof ActionRequest.Write(var assignments)) {
            for (int i = 0; i < assignments.size(); i++) {
                if (CampaignRequestJson.isMask(assignments.get(i), isSecret)) {
                    throw ApiError.invalid(REQUEST + "/values/" + i + "/value", CareSaying.IS_THE_MASK.of());
                }
            }
        }
        return request;
    }

    /// The same as for one box, one level further in.
    private static ActionRequest read(JsonNode json) {
        try {
            return ActionBody.read(json);
        } catch (ApiException bad) {
            throw bad.error() instanceof ApiError.Invalid(var _, var violations) && violations.size() == 1
                    ? ApiError.invalid(REQUEST + violations.getFirst().where(), violations.getFirst().detail())
                    : bad;
        }
    }
}
