package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerProgress;

import java.time.Instant;
import java.util.List;

/// How something goes, as its page shows it.
///
/// @param name of what is done
/// @param style its state
/// @param likely by when it has probably arrived, in words; empty if that cannot be said
/// @param takes how long it usually takes; empty if it is over or that is not known
public record PortalProgress(String id, String name, String style, String says, List<String> you, String likely,
        String takes, boolean over, boolean asksWorks, boolean asksCode) {
    public PortalProgress {
        you = List.copyOf(you);
    }

    static PortalProgress of(CustomerProgress one, Words words, Instant now) {
        Instant likely = one.likely();
        return new PortalProgress(one.id(), words.say("my.action." + one.action().wireName()),
                one.state().wireName(), one.says(), one.you(),
                likely == null || !likely.isAfter(now) ? "" : words.say("my.likely", words.by(likely, now)),
                one.isOver() || one.takes() == null ? "" : words.say("my.takes", words.span(one.takes())),
                one.isOver(), one.asksWorks(), one.asksCode());
    }
}
