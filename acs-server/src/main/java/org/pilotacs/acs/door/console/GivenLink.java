package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.PortalLinks;
import org.pilotacs.acs.door.Words;

import java.time.Instant;

/// What came of the wish to give a customer a link to the portal.
///
/// @param well whether they have it, or can be told it
/// @param says what came of it, and what to do now
/// @param url to be read out or copied, this once; empty if it was sent, and nobody here is to see it
public record GivenLink(boolean well, String says, String url) {
    static GivenLink shown(PortalLinks.Link link, Words words, Instant now) {
        return new GivenLink(true, words.say("link.shown", words.minute(link.expires(), now)), link.url().toString());
    }

    static GivenLink of(PortalLinks.Sending sending, Words words, Instant now) {
        return switch (sending) {
            case PortalLinks.Sent(String hint, Instant expires) -> new GivenLink(true, hint.isEmpty()
                    ? words.say("link.sent", words.minute(expires, now))
                    : words.say("link.sent.to", hint, words.minute(expires, now)), "");
            case PortalLinks.NoWay _ -> new GivenLink(false, words.say("link.no-way"), "");
            case PortalLinks.Failed _ -> new GivenLink(false, words.say("link.failed"), "");
        };
    }
}
