package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;

import java.util.Locale;

/// What a [CardOrder] is, without what it says.
public enum OrderKind {
    REFRESH_RIGHTS, PAIR, RESET_PIN, RESTART, SHOW_CODE;

    public static OrderKind of(CardOrder order) {
        return switch (order) {
            case CardOrder.RefreshRights _ -> REFRESH_RIGHTS;
            case CardOrder.Pair _ -> PAIR;
            case CardOrder.ResetPin _ -> RESET_PIN;
            case CardOrder.Restart _ -> RESTART;
            case CardOrder.ShowCode _ -> SHOW_CODE;
        };
    }

    /// As gateways read it, for example `reset-pin`.
    String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As people read it.
    Saying words() {
        return PayloadSaying.valueOf("ORDER_" + name()).of();
    }
}
