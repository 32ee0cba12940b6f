package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.Station;
import org.pilotacs.acs.broadcast.Transmitter;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.saying.Saying;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A head-end, or a card system that sends its own messages, as an operator sees it: whether it sends, how full it is, and how each multiplexer stands.
///
/// @param state for style and shape
/// @param since for how long it has stood so
/// @param use how much of what we are given is used, in words; empty where nothing is given
/// @param percent the same as a number for a bar, −1 where nothing is given
public record HeadEndView(String name, Light.State state, String standing, AirView.Moment since, String use,
        int percent,
        String onAir, String waiting, List<Multiplexer> multiplexers) {
    public HeadEndView {
        multiplexers = List.copyOf(multiplexers);
    }

    /// @param role active or standby, in a word
    /// @param alarm what somebody must do, empty for nothing
    /// @param error what it complained of last, empty if it never did
    /// @param errorAt null if it never did
    /// @param next null if it is up
    public record Multiplexer(String name, String address, String role, Light.State state, String standing,
            String alarm,
            AirView.Moment since, String packets, String error, AirView.@Nullable Moment errorAt,
            AirView.@Nullable Moment next) {}

    static List<HeadEndView> of(List<Station> stations, Words words, Instant now) {
        return stations.stream().map(station -> of(station, words, now)).toList();
    }

    /// How the worst of all stands; null where there is none.
    static Light.@Nullable State worst(List<Station> stations) {
        return stations.stream().map(HeadEndView::state).max(Light.State::compareTo).orElse(null);
    }

    private static Light.State state(Station station) {
        if (!station.up()) {
            return Light.State.BAD;
        }
        return station.transmitters().stream().anyMatch(Transmitter::alarm) ? Light.State.WARN : Light.State.OK;
    }

    private static HeadEndView of(Station station, Words words, Instant now) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(words.locale());
        boolean given = station.allocated() >= 0;
        return new HeadEndView(station.name(), state(station), words.say(station.standing()),
                since(station.since(), words, now),
                given
                        ? words.say("head-ends.used", numbers.format(Math.round(station.used() * station.allocated())),
                                numbers.format(station.allocated()))
                        : "",
                given ? (int) Math.round(100 * Math.clamp(station.used(), 0, 1)) : -1,
                numbers.format(station.onAir()), numbers.format(station.waiting()),
                station.transmitters().stream().map(one -> multiplexer(one, numbers, words, now)).toList());
    }

    private static Multiplexer multiplexer(Transmitter one, NumberFormat numbers, Words words, Instant now) {
        Light.State state = one.alarm() ? Light.State.BAD : one.up() ? Light.State.OK : Light.State.WARN;
        Saying error = one.lastError();
        Instant errorAt = one.lastErrorAt();
        Instant next = one.nextTry();
        return new Multiplexer(one.name(), one.address(),
                words.say(one.active() ? "head-ends.role.active" : "head-ends.role.standby"), state,
                words.say(one.standing()), one.alarm() ? words.say("head-ends.alarm") : "",
                since(one.since(), words, now), numbers.format(one.packets()), error == null ? "" : words.say(error),
                errorAt == null
                        ? null
                        : new AirView.Moment(errorAt, words.ago(Duration.between(errorAt, now))),
                next == null ? null : new AirView.Moment(next, words.exact(next, now)));
    }

    private static AirView.Moment since(Instant at, Words words, Instant now) {
        return new AirView.Moment(at, words.say("time.for", words.span(Duration.between(at, now))));
    }
}
