package org.pilotacs.acs.door.console;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.ShownReading;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.reading.Reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One thing at a glance: colour, shape and word. What is not known lately is never green.
///
/// @param state for style and shape
/// @param word for example `Signal ok`
public record Light(State state, String word) {
    /// How it stands, from good to bad; unknown is neither.
    public enum State {
        OK("ok", "●"), UNKNOWN("unknown", "◌"), WARN("warn", "▲"), BAD("bad", "■");

        private final String style;
        private final String shape;

        State(String style, String shape) {
            this.style = style;
            this.shape = shape;
        }

        public String style() {
            return style;
        }

        public String shape() {
            return shape;
        }
    }

    /// Of what a box itself calls wrong, what a customer sees on the screen.
    private static final Set<String> SEEN = Set.of("power-off", "no-internet", "lnb-short", "no-lock", "card");
    /// Below this margin rain is enough to lose the picture.
    private static final BigDecimal THIN_MARGIN = new BigDecimal("2");

    /// The lights that a box's readings give, in a fixed order; none for what this box does not measure.
    static List<Light> of(List<ShownReading> readings, Words words) {
        List<Light> lights = new ArrayList<>();
        add(lights, signal(readings, words));
        add(lights, word(readings, "lnb.", ".status", "light.lnb", words));
        add(lights, card(readings, words));
        add(lights, flag(readings, "wan.up", "light.internet", words));
        add(lights, flag(readings, "dsl.sync", "light.dsl", words));
        add(lights, word(readings, "display.", "", "light.display", words));
        add(lights, reported(readings, words));
        return lights;
    }

    /// Whether some light speaks of a reading.
    static boolean restsOn(String reading) {
        return reading
                .matches(
                        "tuner\\..*\\.(lock|margin)|lnb\\..*\\.status|display\\..*|error\\..*|card\\.(status|access)|wan\\.up|dsl\\.sync");
    }

    private static void add(List<Light> lights, @Nullable Light light) {
        if (light != null) {
            lights.add(light);
        }
    }

    private static List<ShownReading> named(List<ShownReading> readings, String start, String end) {
        return readings.stream().filter(
                shown -> shown.reading().name().startsWith(start) && shown.reading().name().endsWith(end)).toList();
    }

    private static @Nullable Light signal(List<ShownReading> readings, Words words) {
        List<ShownReading> locks = named(readings, "tuner.", ".lock");
        if (locks.isEmpty()) {
            return null;
        }
        List<ShownReading> fresh = locks.stream().filter(ShownReading::fresh).toList();
        if (fresh.isEmpty()) {
            return new Light(State.UNKNOWN, words.say("light.signal.unknown"));
        }
        long locked = fresh.stream().filter(shown -> shown.reading().value().equals("true")).count();
        if (locked == 0) {
            return new Light(State.BAD, words.say("light.signal.bad"));
        }
        if (locked < fresh.size()) {
            return new Light(State.WARN, words.say("light.signal.some"));
        }
        boolean thin = named(readings, "tuner.", ".margin").stream().filter(ShownReading::fresh)
                .anyMatch(shown -> isThin(shown.reading()));
        if (thin) {
            return new Light(State.WARN, words.say("light.signal.thin"));
        }
        return fresh.size() < locks.size()
                ? new Light(State.UNKNOWN, words.say("light.signal.partly"))
                : new Light(State.OK, words.say("light.signal.ok"));
    }

    private static boolean isThin(Reading margin) {
        BigDecimal number = margin.number();
        return number != null && number.compareTo(THIN_MARGIN) < 0;
    }

    /// What the box itself calls wrong; null if it calls nothing so, or not lately.
    private static @Nullable Light reported(List<ShownReading> readings, Words words) {
        List<String> wrong = named(readings, "error.", "").stream().filter(ShownReading::fresh)
                .map(shown -> shown.reading().value()).filter(value -> !value.equals("none")).distinct().toList();
        return wrong.isEmpty()
                ? null
                : new Light(wrong.stream().anyMatch(SEEN::contains) ? State.BAD : State.WARN,
                        words.say("light.reported", wrong.stream().map(value -> words.sayOr("word." + value, value))
                                .collect(Collectors.joining(", "))));
    }

    /// A card that works may still open nothing.
    private static @Nullable Light card(List<ShownReading> readings, Words words) {
        Light status = word(readings, "card.status", "", "light.card", words);
        Light access = word(readings, "card.access", "", "light.card", words);
        return access != null && access.state() == State.BAD && (status == null || status.state() == State.OK)
                ? access
                : status;
    }

    /// Of several instances the worst one speaks; one that is not known lately is worse than a good one.
    private static @Nullable Light word(List<ShownReading> readings, String start, String end, String key,
            Words words) {
        List<ShownReading> all = named(readings, start, end);
        if (all.isEmpty()) {
            return null;
        }
        Light unknown = new Light(State.UNKNOWN, words.say(key + ".unknown"));
        return all.stream().map(shown -> !shown.fresh() ? unknown : judged(shown.reading().value(), key, words))
                .max(Comparator.comparing(Light::state)).orElse(unknown);
    }

    private static Light judged(String value, String key, Words words) {
        return value.equals("ok")
                ? new Light(State.OK, words.say(key + ".ok"))
                : new Light(State.BAD, words.sayOr(key + "." + value, words.say(key + ".bad")));
    }

    private static @Nullable Light flag(List<ShownReading> readings, String name, String key, Words words) {
        List<ShownReading> all = named(readings, name, "");
        if (all.isEmpty()) {
            return null;
        }
        ShownReading one = all.getFirst();
        if (!one.fresh()) {
            return new Light(State.UNKNOWN, words.say(key + ".unknown"));
        }
        return one.reading().value().equals("true")
                ? new Light(State.OK, words.say(key + ".ok"))
                : new Light(State.BAD, words.say(key + ".bad"));
    }
}
