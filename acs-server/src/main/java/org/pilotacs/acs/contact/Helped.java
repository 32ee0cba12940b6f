package org.pilotacs.acs.contact;

import org.pilotacs.acs.saying.SayingKey;

/// Whether what was done helped, by the customer's word. The names are stored.
public enum Helped implements SayingKey {
    YES, NO,
    /// It will show, for example when a technician has been there.
    LATER,
    /// Nobody asked.
    UNKNOWN;

    @Override
    public String topic() {
        return "contact-helped";
    }
}
