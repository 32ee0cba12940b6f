package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.action.ActionRequest;

/// What a customer asks for.
///
/// @param code digits that were sent; empty for none
public record CustomerWish(CustomerAction action, ActionRequest request, String code) {
    /// As the button says it; of Wi-Fi, a better channel.
    public static CustomerWish of(CustomerAction action, String code) {
        return new CustomerWish(action, switch (action) {
            case RESTART -> new ActionRequest.Restart();
            case RESET_PIN -> new ActionRequest.ResetPin();
            case RECONNECT -> new ActionRequest.Reconnect();
            case CHECK_SIGNAL -> new ActionRequest.CheckSignal();
            case FIX_WIFI -> new ActionRequest.FixWifi();
        }, code);
    }

    public static CustomerWish of(ActionRequest.FixWifi wifi) {
        return new CustomerWish(CustomerAction.FIX_WIFI, wifi, "");
    }
}
