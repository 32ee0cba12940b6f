package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;

/// A message to a card that cannot be made, whenever it is tried.
public final class EmmRejectedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Saying saying;

    /// @param saying what is wrong and what to do
    public EmmRejectedException(Saying saying) {
        super(saying.toString());
        this.saying = saying;
    }

    /// Of an order that is none of [EmmEncoder#kinds].
    public static EmmRejectedException unknown(CardOrder order) {
        return new EmmRejectedException(PayloadSaying.NO_SUCH_ORDER.of(OrderKind.of(order).words()));
    }

    public Saying saying() {
        return saying;
    }
}
