package org.pilotacs.acs.saying;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// A language that we speak. A new one needs its bundles, and its texts in the profiles.
public enum Language {
    ENGLISH("en"), POLISH("pl");

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// For example `en`.
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.of(tag);
    }

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /// The one that a reader likes best; English for one who speaks none of ours.
    ///
    /// @param header `Accept-Language` (RFC 9110, 12.5.4), empty for none
    public static Language accepted(String header) {
        try {
            List<Locale> ours = Arrays.stream(values()).map(Language::locale).toList();
            Locale best = header.isBlank() ? null : Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? ENGLISH : ofTag(best.getLanguage()).orElse(ENGLISH);
        } catch (IllegalArgumentException _) {
            return ENGLISH;
        }
    }

    /// The bundle of this language and of no other.
    public ResourceBundle bundle(String name) {
        return ResourceBundle.getBundle(name, locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// Puts it into words.
    public String say(Saying saying) {
        return switch (saying) {
            case Saying.Phrase(String key, List<Saying> arguments) -> phrase(key, arguments);
            case Saying.Literal(String text) -> text;
            case Saying.Written(Map<Language, String> texts) ->
                texts.getOrDefault(this, texts.getOrDefault(ENGLISH, texts.values().iterator().next()));
            case Saying.Span(Duration length) -> span(Math.max(0, length.toSeconds()));
            case Saying.Decimal(BigDecimal number) ->
                String.format(locale(), "%." + Math.max(0, number.scale()) + "f", number);
            case Saying.Joined(List<Saying> parts) ->
                parts.stream().map(this::say).collect(Collectors.joining("; "));
        };
    }

    /// A text with its places open, for who fills them elsewhere.
    public String template(SayingKey key) {
        Template text = Texts.of(this, key.key());
        return text == null ? key.key() : text.text();
    }

    private String phrase(String key, List<Saying> arguments) {
        Template text = Texts.of(this, key);
        return text == null ? key : text.fill(arguments.stream().map(this::say).toList());
    }

    /// In one unit or two.
    private String span(long seconds) {
        if (seconds < 2 * MINUTE) {
            return say(SpanSaying.SECONDS.of(Saying.of(seconds)));
        }
        if (seconds < 2 * HOUR) {
            return span(SpanSaying.MINUTES, seconds / MINUTE, SpanSaying.SECONDS, seconds % MINUTE);
        }
        return seconds < 2 * DAY
                ? span(SpanSaying.HOURS, seconds / HOUR, SpanSaying.MINUTES, seconds % HOUR / MINUTE)
                : span(SpanSaying.DAYS, seconds / DAY, SpanSaying.HOURS, seconds % DAY / HOUR);
    }

    private String span(SpanSaying unit, long number, SpanSaying smaller, long rest) {
        String whole = say(unit.of(Saying.of(number)));
        return rest == 0 ? whole : whole + " " + say(smaller.of(Saying.of(rest)));
    }
}
