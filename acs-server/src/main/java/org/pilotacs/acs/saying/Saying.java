package org.pilotacs.acs.saying;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What we say to people, before it is put into a [Language]. Part of a sentence (it is said after a colon), or whole
/// sentences, as its key's text is. Immutable; kept as JSON ([SayingJson]). As a string it is English, for logs.
public sealed interface Saying {
    Saying NOTHING = new Literal("");

    /// A text of ours, made by its [SayingKey].
    ///
    /// @param key in the bundles `sayings*.properties`
    /// @param arguments for `{0}`, `{1}` … in the text
    record Phrase(String key, List<Saying> arguments) implements Saying {
        public Phrase {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return Language.ENGLISH.say(this);
        }
    }

    /// What a device, an operator or a person said, in these words in every language; also names and numbers.
    record Literal(String text) implements Saying {
        @Override
        public String toString() {
            return text;
        }
    }

    /// What an operator wrote in several languages.
    record Written(Map<Language, String> texts) implements Saying {
        public Written {
            if (texts.isEmpty()) {
                throw new IllegalArgumentException("a text in no language");
            }
            texts = Map.copyOf(texts);
        }

        @Override
        public String toString() {
            return Language.ENGLISH.say(this);
        }
    }

    /// A span of time, to the second.
    record Span(Duration length) implements Saying {
        @Override
        public String toString() {
            return Language.ENGLISH.say(this);
        }
    }

    /// A number with as many places after the point as it has.
    record Decimal(BigDecimal number) implements Saying {
        @Override
        public String toString() {
            return Language.ENGLISH.say(this);
        }
    }

    /// One after the other.
    record Joined(List<Saying> parts) implements Saying {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String toString() {
            return Language.ENGLISH.say(this);
        }
    }

    static Saying of(String text) {
        return text.isEmpty() ? NOTHING : new Literal(text);
    }

    static Saying of(long number) {
        return new Literal(Long.toString(number));
    }

    static Saying of(BigDecimal number) {
        return new Decimal(number);
    }

    static Saying of(Duration length) {
        return new Span(length);
    }

    /// The parts that say something; a single one as it is.
    static Saying join(List<? extends Saying> parts) {
        List<Saying> said = parts.stream().filter(part -> !part.isEmpty()).map(Saying.class::cast).toList();
        return said.isEmpty() ? NOTHING : said.size() == 1 ? said.getFirst() : new Joined(said);
    }

    default boolean isEmpty() {
        return equals(NOTHING);
    }

    /// The key that a machine can act on, of several the first; null if it has none.
    default @Nullable String code() {
        return switch (this) {
            case Phrase(String key, var _) -> key;
            case Joined(var parts) ->
                parts.stream().map(Saying::code).filter(Objects::nonNull).findFirst().orElse(null);
            case Literal _,Written _,Span _,Decimal _ -> null;
        };
    }
}
