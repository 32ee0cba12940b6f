package org.pilotacs.acs.customer;

import org.pilotacs.acs.saying.SayingKey;

/// What customers are written.
enum CustomerSaying implements SayingKey {
    CODE, CODE_SUBJECT, LINK, LINK_SUBJECT;

    @Override
    public String topic() {
        return "customer";
    }
}
