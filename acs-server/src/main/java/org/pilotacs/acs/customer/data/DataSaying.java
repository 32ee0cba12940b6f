package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.saying.SayingKey;

/// What an export says of itself, and of who did something.
enum DataSaying implements SayingKey {
    ABOUT, OUR_STAFF, OUR_PROGRAM, THE_CUSTOMER;

    @Override
    public String topic() {
        return "data";
    }
}
