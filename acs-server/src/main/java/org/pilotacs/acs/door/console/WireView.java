package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.trace.TracedMessage;
import org.pilotacs.acs.trace.WireTrace;
import org.pilotacs.acs.trace.WireTraces;

import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What goes over a box's wire, as an engineer reads it.
///
/// @param on whether it is traced now
/// @param until when that ends or ended; null if it never was
/// @param because why it began by itself, empty if a person began it
/// @param messages newest first
/// @param last number of the newest message, 0 if there is none
public record WireView(boolean on, AirView.@Nullable Moment until, String because, List<Message> messages, long last) {
    /// As many as one looks through; the care API has the others.
    static final int SHOWN = 50;

    public WireView {
        messages = List.copyOf(messages);
    }

    /// @param fromBox who spoke
    /// @param kind what it is, for example `Inform`
    /// @param size of the text
    public record Message(boolean fromBox, AirView.Moment at, String kind, String size, String text) {
        private static final Pattern BODY = Pattern
                .compile("<(?:[\\w.-]{1,32}:)?Body\\b[^>]{0,256}>\\s{0,64}<(?:[\\w.-]{1,32}:)?([\\w.-]{1,64})");
        private static final Pattern LINE = Pattern.compile("[^\\r\\n]{1,60}");

        static Message of(TracedMessage one, Words words, Instant now) {
            NumberFormat numbers = NumberFormat.getNumberInstance(words.locale());
            numbers.setMaximumFractionDigits(1);
            int bytes = one.text().getBytes(StandardCharsets.UTF_8).length;
            return new Message(one.direction() == WireTrace.Direction.FROM_DEVICE,
                    new AirView.Moment(one.at(), words.exact(one.at(), now)), kind(one.text(), words),
                    bytes < 1000 ? numbers.format(bytes) + " B" : numbers.format(bytes / 1000.0) + " kB", one.text());
        }

        private static String kind(String text, Words words) {
            Matcher body = BODY.matcher(text);
            if (body.find()) {
                return body.group(1);
            }
            Matcher line = LINE.matcher(text);
            return line.find() ? line.group() : words.say("wire.nothing");
        }
    }

    static WireView of(WireTraces.@Nullable Trace trace, Words words, Instant now) {
        if (trace == null) {
            return new WireView(false, null, "", List.of(), 0);
        }
        List<TracedMessage> all = trace.messages();
        return new WireView(trace.on(), new AirView.Moment(trace.until(), words.exact(trace.until(), now)),
                trace.because() == null ? "" : words.say(trace.because()),
                all.reversed().stream().limit(SHOWN).map(one -> Message.of(one, words, now)).toList(),
                all.isEmpty() ? 0 : all.getLast().number());
    }
}
