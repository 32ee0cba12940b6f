package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.incident.Incident;
import org.pilotacs.acs.incident.Numbers;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// An incident as the console shows it.
///
/// @param numbers how many of how many boxes, and what is usual; empty where nobody counts
/// @param until when it is to be over; null if nobody knows, also once that is past
/// @param points of the last hour for an SVG polyline; empty if there is too little to draw
public record IncidentView(String id, String title, boolean open, AirView.Moment since, AirView.@Nullable Moment ended,
        AirView.@Nullable Moment until, String by, String tell, String numbers, String points, List<Note> notes) {
    public static final int WIDTH = 240;
    public static final int HEIGHT = 40;

    public IncidentView {
        notes = List.copyOf(notes);
    }

    /// What a person wrote.
    public record Note(String who, String text, AirView.Moment at) {}

    static List<IncidentView> of(List<Incident> some, Words words, Instant now) {
        return some.stream().map(one -> of(one, words, now)).toList();
    }

    private static IncidentView of(Incident one, Words words, Instant now) {
        Instant until = one.until();
        Instant ended = one.ended();
        return new IncidentView(one.id(), words.say(one.title()), one.isOpen(),
                new AirView.Moment(one.since(), words.say("time.for", words.span(Duration.between(one.since(), now)))),
                ended == null ? null : new AirView.Moment(ended, words.ago(Duration.between(ended, now))),
                until == null || !until.isAfter(now) ? null : new AirView.Moment(until, words.by(until, now)),
                one.isByHand() ? words.say("incidents.by", whose(one.by(), words)) : "", words.say(one.tell()),
                numbers(one.numbers(), words), points(one.course()),
                one.notes().stream().map(note -> new Note(whose(note.by(), words), note.text(),
                        new AirView.Moment(note.at(), words.ago(Duration.between(note.at(), now))))).toList());
    }

    /// Whom a caller names is not taken for the caller.
    private static String whose(Author by, Words words) {
        return by.agent().isEmpty() || by.agent().equals(by.who())
                ? by.who()
                : words.say("incidents.on-behalf", by.who(), by.agent());
    }

    private static String numbers(Numbers numbers, Words words) {
        NumberFormat whole = NumberFormat.getIntegerInstance(words.locale());
        return numbers.told() == 0
                ? ""
                : words.say("incidents.numbers", whole.format(numbers.troubled()), whole.format(numbers.told()),
                        Math.round(100 * numbers.share()), Math.round(100 * numbers.usual()));
    }

    /// The newest at the right edge.
    private static String points(List<Double> course) {
        if (course.size() < 2) {
            return "";
        }
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < course.size(); i++) {
            double x = WIDTH * (1 - (double) (course.size() - 1 - i) / (Incident.COURSE - 1));
            points.append(points.isEmpty() ? "" : " ")
                    .append(String.format(Locale.ROOT, "%.1f,%.1f", x, HEIGHT * (1 - course.get(i))));
        }
        return points.toString();
    }
}
