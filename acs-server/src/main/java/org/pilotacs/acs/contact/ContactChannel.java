package org.pilotacs.acs.contact;

import org.pilotacs.acs.saying.SayingKey;

/// By which way a customer turned to the operator. The names are stored.
public enum ContactChannel implements SayingKey {
    PHONE, WEB, APP,
    /// The voice menu, without a person.
    IVR, SHOP,
    /// At the customer's home.
    TECHNICIAN;

    @Override
    public String topic() {
        return "contact-channel";
    }
}
