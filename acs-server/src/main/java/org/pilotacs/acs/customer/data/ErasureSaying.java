package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.saying.SayingKey;

/// Why something is not erased, or not all of it.
public enum ErasureSaying implements SayingKey {
    /// Of what stays without what was personal.
    COUNTS, BOX_STAYS, EVIDENCE, MENTIONS,
    /// Of what stays as it is.
    STAYS_CUSTOMER, SIGNED_IN, LIMITS_HOLD, BOX_PROVES_ITSELF, AS_IT_IS_NOW, ON_AIR, CARD_COUNTS, CAMPAIGN_COUNTS,
    PROOF;

    @Override
    public String topic() {
        return "erasure";
    }
}
