package org.pilotacs.acs.door;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.file.FileKind;

/// What one must be allowed to do to order something of a box. Stateless.
public final class OrderRights {
    private OrderRights() {}

    public static Permission needs(ActionRequest request) {
        return request instanceof ActionRequest.FetchFile(var file, var _)
                ? needs(file)
                : needs(ActionKind.of(request));
    }

    /// A configuration holds passwords, and so may what nobody asked for.
    public static Permission needs(FileKind file) {
        return switch (file) {
            case LOG -> Permission.ACT;
            case CONFIGURATION, SENT -> Permission.ENGINEER;
        };
    }

    /// The least that such an order takes.
    public static Permission needs(ActionKind kind) {
        return switch (kind) {
            case CHECK_SIGNAL, TEST_LINE, FIX_WIFI, RESTART, RESET_PIN, RECONNECT, FETCH_FILE, READ, DISCOVER ->
                Permission.ACT;
            case WRITE, FACTORY_RESET, UPDATE_FIRMWARE, APPLY_CONFIGURATION, SEND_EMMS -> Permission.ENGINEER;
        };
    }

    public static boolean may(Caller caller, ActionKind kind) {
        return caller.may(needs(kind));
    }

    /// Whether the box has other settings or other software afterwards. That its Wi-Fi goes to another channel is none that
    /// anybody set up.
    static boolean changes(ActionRequest request) {
        return switch (request) {
            case ActionRequest.FixWifi wish -> wish.isRekeyed();
            case ActionRequest.Write _,ActionRequest.FactoryReset _,ActionRequest.UpdateFirmware _,ActionRequest.ApplyConfiguration _ ->
                true;
            case ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.Restart _,ActionRequest.ResetPin _,ActionRequest.Reconnect _,ActionRequest.FetchFile _,ActionRequest.Read _,ActionRequest.Discover _,ActionRequest.SendEmms _ ->
                false;
        };
    }
}
