package org.pilotacs.acs.door;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.WifiChannel;
import org.pilotacs.acs.action.WifiField;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Fields;
import org.pilotacs.acs.runtime.Secret;

/// Reads what somebody wishes of their Wi-Fi. Whether the box can do it, and takes such a name or password, the core says.
/// Stateless.
public final class WifiWish {
    private static final String AUTO = "auto";

    private WifiWish() {}

    /// From JSON that a contract has let through.
    public static ActionRequest.FixWifi read(JsonNode json) {
        return new ActionRequest.FixWifi(json.path("network").asInt(), channel(json.path("channel")),
                json.has("name") ? json.path("name").asText() : null,
                json.has("password") ? Secret.of(json.path("password").asText()) : null);
    }

    /// Throws if a wish for something else has any of it, which would be dropped without a word.
    public static void refuse(JsonNode json) {
        for (WifiField field : WifiField.values()) {
            if (json.has(WireName.of(field))) {
                throw invalid(field, DoorSaying.ONLY_FOR_FIX_WIFI);
            }
        }
    }

    private static WifiChannel channel(JsonNode channel) {
        if (channel.isMissingNode()) {
            return new WifiChannel.Same();
        }
        if (channel.isIntegralNumber() && channel.canConvertToInt()) {
            return new WifiChannel.Fixed(channel.intValue());
        }
        if (channel.asText().equals(AUTO)) {
            return new WifiChannel.Chosen();
        }
        throw invalid(WifiField.CHANNEL, DoorSaying.AUTO_OR_NUMBER);
    }

    /// Which network a form names; 0 for none.
    public static int network(Fields form) {
        String text = form.text("network");
        if (!text.matches("([1-9][0-9]{0,2})?")) {
            throw invalid(WifiField.NETWORK, DoorSaying.NOT_A_NETWORK);
        }
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /// Which channel a form names.
    public static WifiChannel channel(Fields form) {
        String text = form.text("channel");
        if (!text.matches("auto|[1-9][0-9]{0,2}|")) {
            throw invalid(WifiField.CHANNEL, DoorSaying.AUTO_OR_NUMBER);
        }
        return switch (text) {
            case "" -> new WifiChannel.Same();
            case AUTO -> new WifiChannel.Chosen();
            default -> new WifiChannel.Fixed(Integer.parseInt(text));
        };
    }

    private static ApiException invalid(WifiField field, DoorSaying reason) {
        return ApiError.invalid("/" + WireName.of(field), reason.of());
    }
}
