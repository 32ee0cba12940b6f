package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.door.Words;

/// How far the code is by which a customer says once more that it is they.
///
/// @param sent where it was sent to; empty if none was
/// @param wrong what was wrong with the digits; empty for nothing
public record Code(String sent, String wrong) {
    static final Code NOT_SENT = new Code("", "");

    static Code sent(Verification.Sent sent, Words words) {
        return new Code(
                sent.hint().isEmpty() ? words.say("my.code.sent") : words.say("my.code.sent-to", sent.hint()), "");
    }

    static Code wrong(String why, Words words) {
        return new Code(words.say("my.code.sent"), why);
    }
}
