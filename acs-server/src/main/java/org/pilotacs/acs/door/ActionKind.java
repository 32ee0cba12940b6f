package org.pilotacs.acs.door;

import org.pilotacs.acs.action.ActionRequest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of actions by the name that every door uses, for example `check-signal`.
public enum ActionKind {
    CHECK_SIGNAL, TEST_LINE, FIX_WIFI, RESTART, RESET_PIN, RECONNECT, UPDATE_FIRMWARE, APPLY_CONFIGURATION,
    FACTORY_RESET, FETCH_FILE, READ,
    WRITE, DISCOVER, SEND_EMMS;

    public static ActionKind of(ActionRequest request) {
        return switch (request) {
            case ActionRequest.SendEmms _ -> SEND_EMMS;
            case ActionRequest.CheckSignal _ -> CHECK_SIGNAL;
            case ActionRequest.TestLine _ -> TEST_LINE;
            case ActionRequest.FixWifi _ -> FIX_WIFI;
            case ActionRequest.FetchFile _ -> FETCH_FILE;
            case ActionRequest.UpdateFirmware _ -> UPDATE_FIRMWARE;
            case ActionRequest.ApplyConfiguration _ -> APPLY_CONFIGURATION;
            case ActionRequest.Restart _ -> RESTART;
            case ActionRequest.ResetPin _ -> RESET_PIN;
            case ActionRequest.Reconnect _ -> RECONNECT;
            case ActionRequest.FactoryReset _ -> FACTORY_RESET;
            case ActionRequest.Read _ -> READ;
            case ActionRequest.Write _ -> WRITE;
            case ActionRequest.Discover _ -> DISCOVER;
        };
    }

    public static Optional<ActionKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
