package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.broadcast.Broadcasts.Repeats;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan;
import org.pilotacs.acs.link.satellite.carousel.PlayPlan.Phase;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.yaml.Kind;
import org.pilotacs.acs.yaml.WrittenText;
import org.pilotacs.acs.yaml.YamlMap;

import java.time.Duration;
import java.util.List;

/// Reads one of `plans`: how messages of an action are repeated. What it does not say is as usual.
final class PlanReader {
    /// The actions that messages are sent for.
    static final List<String> NAMES = List.of("reconnect", "reset-pin", "restart", "send-emms");
    private static final Kind<Duration> SPAN = Kind.duration(Range.of(Duration.ZERO, Duration.ofDays(366)));
    private static final Kind<Duration> EVERY = Kind.duration(PlayPlan.EVERY);

    private PlanReader() {}

    static PlayPlan read(String name, YamlMap map) {
        PlayPlan usual = Satellites.usual(name);
        List<Phase> phases = map.has("repeat")
                ? map.maps("repeat").stream()
                        .map(one -> Phase.of(one.required("every", EVERY), one.required("for", SPAN))).toList()
                : usual.phases();
        Repeats repeats = new Repeats(map.or("again-after", SPAN, usual.repeats().pause()),
                map.or("per-day", Kind.integer(PlayPlan.PER_DAY), usual.repeats().perDay()));
        return new PlayPlan(name, phases, map.or("over-after", Kind.duration(PlayPlan.OVER), usual.over()),
                map.or("sure-after", Kind.integer(PlayPlan.SURE), usual.sure()), repeats,
                map.has("channel") ? WrittenText.required(map, "channel") : usual.channel(),
                map.or("stay", SPAN, usual.stay()));
    }
}
