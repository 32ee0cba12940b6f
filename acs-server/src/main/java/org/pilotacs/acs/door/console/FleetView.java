package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.FleetCensus;
import org.pilotacs.acs.device.FleetFilter;
import org.pilotacs.acs.device.Seen;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.fleet.FleetCount;
import org.pilotacs.acs.fleet.FleetSurvey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The fleet in numbers, each a link to the boxes behind it.
///
/// @param counted how old the numbers are
public record FleetView(AirView.Moment counted, String boxes, List<Group> groups) {
    public FleetView {
        groups = List.copyOf(groups);
    }

    /// Numbers that belong together.
    ///
    /// @param bars whether they are parts of one whole
    public record Group(String title, List<Line> lines, boolean bars) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /// One number.
    ///
    /// @param oldest for how long the oldest has been so; null where that is not known
    /// @param percent of the whole, for a bar
    /// @param link to the boxes; empty where there is no list of them
    /// @param warns whether somebody should look
    public record Line(String name, String number, AirView.@Nullable Moment oldest, int percent, String link,
            boolean warns) {}

    static FleetView of(FleetCount count, Words words, Instant now) {
        FleetCensus census = count.census();
        NumberFormat numbers = NumberFormat.getIntegerInstance(words.locale());
        return new FleetView(new AirView.Moment(count.at(), words.ago(Duration.between(count.at(), now))),
                numbers.format(census.devices()),
                List.of(trouble(count, words, numbers, now), seen(census, words, numbers),
                        links(census, words, numbers),
                        versions("fleet.models", census.models(), census.otherModels(), census, words, numbers),
                        versions("fleet.versions", census.versions(), census.otherVersions(), census, words,
                                numbers)));
    }

    private static Group trouble(FleetCount count, Words words, NumberFormat numbers, Instant now) {
        Instant oldest = count.backlog().oldest();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(words.say("fleet.loops"), loops(count, numbers), null, 0,
                link("loops=yes"), !count.restartLoops().isEmpty()));
        lines.add(new Line(words.say("fleet.quarantined"), numbers.format(count.census().quarantined()), null, 0,
                link("quarantined=yes"), count.census().quarantined() > 0));
        lines.add(new Line(words.say("fleet.waiting"), numbers.format(count.backlog().waiting()),
                oldest == null
                        ? null
                        : new AirView.Moment(oldest, words.say("time.for", words.span(Duration.between(oldest, now)))),
                0, link("waiting=yes"), false));
        lines.add(new Line(words.say("fleet.under-way"), numbers.format(count.backlog().underWay()), null, 0, "",
                false));
        return new Group(words.say("fleet.now"), lines, false);
    }

    /// No more than so many are looked for.
    private static String loops(FleetCount count, NumberFormat numbers) {
        int loops = count.restartLoops().size();
        return numbers.format(loops) + (loops < FleetSurvey.DEVICES ? "" : "+");
    }

    private static Group seen(FleetCensus census, Words words, NumberFormat numbers) {
        return new Group(words.say("fleet.seen"), Arrays.stream(Seen.values())
                .map(one -> line(words.say("fleet.seen." + one.wireName()), census.seen().getOrDefault(one, 0L), census,
                        link("seen=" + one.wireName()), numbers))
                .toList(), true);
    }

    private static Group links(FleetCensus census, Words words, NumberFormat numbers) {
        return new Group(words.say("fleet.links"), census.links().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(one -> line(words.sayOr("link." + one.getKey(), one.getKey()), one.getValue(), census,
                        link("link=" + encoded(one.getKey())), numbers))
                .toList(), true);
    }

    private static Group versions(String title, List<FleetCensus.Version> some, long others, FleetCensus census,
            Words words, NumberFormat numbers) {
        List<Line> lines = new ArrayList<>(some.stream()
                .map(one -> line(name(one, title, words), one.devices(), census, link(one, title), numbers)).toList());
        if (others > 0) {
            lines.add(line(words.say("fleet.others"), others, census, "", numbers));
        }
        return new Group(words.say(title), lines, true);
    }

    private static String name(FleetCensus.Version one, String title, Words words) {
        String model = one.model().isEmpty() ? words.say("fleet.no-name") : one.model();
        return title.equals("fleet.models")
                ? model
                : model + " · " + (one.version().isEmpty() ? words.say("fleet.no-version") : one.version());
    }

    private static String link(FleetCensus.Version one, String title) {
        String model = "model=" + encoded(one.model());
        return link(title.equals("fleet.models") ? model : model + "&version=" + encoded(one.version()));
    }

    private static Line line(String name, long number, FleetCensus census, String link, NumberFormat numbers) {
        return new Line(name, numbers.format(number), null,
                census.devices() == 0 ? 0 : (int) Math.round(100.0 * number / census.devices()), link, false);
    }

    static String link(String query) {
        return "/devices?" + query;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What a list is of, in words.
    static String title(FleetFilter filter, Words words) {
        List<String> parts = new ArrayList<>();
        if (filter.model() != null) {
            parts.add(filter.model().isEmpty() ? words.say("fleet.no-name") : filter.model());
        }
        if (filter.version() != null) {
            parts.add(filter.version().isEmpty() ? words.say("fleet.no-version") : filter.version());
        }
        if (filter.link() != null) {
            parts.add(words.sayOr("link." + filter.link(), filter.link()));
        }
        if (filter.seen() != null) {
            parts.add(words.say("fleet.list.seen", words.say("fleet.seen." + filter.seen().wireName())));
        }
        if (filter.quarantined()) {
            parts.add(words.say("fleet.quarantined"));
        }
        return parts.isEmpty() ? words.say("home.title") : String.join(" · ", parts);
    }
}
