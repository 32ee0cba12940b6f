package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.task.Assignment;

import java.util.function.Predicate;

/// What campaigns order as the contract's JSON: what [ActionBody] reads, with a mask in place of each secret. Stateless.
final class CampaignRequestJson {
    static final String MASK = "***";

    private CampaignRequestJson() {}

    static ObjectNode write(ActionRequest request, Predicate<String> isSecret) {
        ObjectNode json = CareJson.object().put("action", ActionKind.of(request).wireName());
        switch (request) {
            case ActionRequest.UpdateFirmware(var image) -> json.put("image", image);
            case ActionRequest.ApplyConfiguration(var file) -> json.put("image", file);
            case ActionRequest.Write(var assignments) -> {
                ArrayNode values = json.putArray("values");
                assignments.forEach(one -> values.addObject().put("path", one.path())
                        .put("type", TypeName.of(one.value().type()))
                        .put("value", isHidden(one, isSecret) ? MASK : one.value().text()));
            }
            case ActionRequest.ResetPin(Way way) -> json.put("way", WireName.of(way));
            case ActionRequest.Reconnect(Way way, var rights) -> {
                json.put("way", WireName.of(way));
                rights.forEach(one -> json.withArray("/rights").addObject().put("product", one.product()).put("until",
                        CareJson.time(one.until())));
            }
            case ActionRequest.SendEmms(var sections) -> sections.forEach(json.putArray("sections")::add);
            case ActionRequest.Restart _,ActionRequest.CheckSignal _,ActionRequest.FactoryReset _,ActionRequest.TestLine _,ActionRequest.FixWifi _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _ ->
                {
                }
        }
        return json;
    }

    /// Whether somebody sends back what we showed in place of a secret.
    static boolean isMask(Assignment one, Predicate<String> isSecret) {
        return one.value().text().equals(MASK) && isHidden(one, isSecret);
    }

    /// A boolean is no secret: it is an order.
    private static boolean isHidden(Assignment one, Predicate<String> isSecret) {
        return one.value().type() != ValueType.BOOLEAN && isSecret.test(one.path());
    }
}
