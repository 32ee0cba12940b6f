package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.door.ActionKind;

import java.util.Arrays;
import java.util.Optional;

/// What customers can have done with their boxes, in the order in which it is offered.
public enum CustomerAction {
    CHECK_SIGNAL(ActionKind.CHECK_SIGNAL), RECONNECT(ActionKind.RECONNECT), RESTART(ActionKind.RESTART),
    RESET_PIN(ActionKind.RESET_PIN), FIX_WIFI(ActionKind.FIX_WIFI);

    private final ActionKind kind;

    CustomerAction(ActionKind kind) {
        this.kind = kind;
    }

    /// What it is to everybody else.
    public ActionKind kind() {
        return kind;
    }

    /// For example `reset-pin`.
    public String wireName() {
        return kind.wireName();
    }

    public static Optional<CustomerAction> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public static Optional<CustomerAction> of(ActionKind kind) {
        return Arrays.stream(values()).filter(one -> one.kind == kind).findFirst();
    }
}
