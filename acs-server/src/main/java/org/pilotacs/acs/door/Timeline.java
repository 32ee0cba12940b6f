package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.diagnosis.Examination;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What happened to a box and about it, in one line of time. Pure.
public final class Timeline {
    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::place).reversed();

    private Timeline() {}

    /// What an entry is about, by the name that every door uses.
    public enum Kind {
        ACTION, DIAGNOSIS, CONTACT,
        /// What the box did: it started, or came with other software.
        BOX;

        public static Optional<Kind> named(String wireName) {
            return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Something that happened.
    public sealed interface Entry {
        Kind kind();

        Instant at();

        /// Tells entries of one moment apart: small letters and digits.
        String key();

        default Place place() {
            return new Place(at(), key());
        }
    }

    /// Somebody ordered something.
    public record Ordered(Action action) implements Entry {
        @Override
        public Kind kind() {
            return Kind.ACTION;
        }

        @Override
        public Instant at() {
            return action.created();
        }

        @Override
        public String key() {
            return "a" + action.id();
        }
    }

    /// The box was looked at.
    public record Examined(Examination examination) implements Entry {
        @Override
        public Kind kind() {
            return Kind.DIAGNOSIS;
        }

        @Override
        public Instant at() {
            return examination.created();
        }

        @Override
        public String key() {
            return "d" + examination.id();
        }
    }

    /// The customer turned to us.
    public record Contacted(Contact contact) implements Entry {
        @Override
        public Kind kind() {
            return Kind.CONTACT;
        }

        @Override
        public Instant at() {
            return contact.at();
        }

        @Override
        public String key() {
            return "c" + contact.id();
        }
    }

    /// The box started.
    public record Began(Instant at) implements Entry {
        @Override
        public Kind kind() {
            return Kind.BOX;
        }

        @Override
        public String key() {
            return "b";
        }
    }

    /// The box told of other software than before.
    public record Renewed(Instant at, String before, String now) implements Entry {
        @Override
        public Kind kind() {
            return Kind.BOX;
        }

        @Override
        public String key() {
            return "bf";
        }
    }

    /// Where an entry stands.
    public record Place(Instant at, String key) implements Comparable<Place> {
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,14})-([a-z0-9]{1,64})");

        /// @throws IllegalArgumentException if it is none of ours
        public static Place read(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no place in a timeline");
            }
            return new Place(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2));
        }

        public String text() {
            return at.toEpochMilli() + "-" + key;
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::at).thenComparing(Place::key).compare(this, other);
        }
    }

    /// Entries, newest first.
    ///
    /// @param next where the next page begins, null if this is the last
    public record Page(List<Entry> entries, @Nullable Place next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// @param all in any order; of each kind at least as many as wanted, and one more, from the place on
    /// @param after where the page before ended, null to begin
    static Page page(List<Entry> all, @Nullable Place after, int limit) {
        List<Entry> rest = all.stream().filter(one -> after == null || one.place().compareTo(after) < 0)
                .sorted(NEWEST_FIRST).toList();
        return rest.size() <= limit
                ? new Page(rest, null)
                : new Page(rest.subList(0, limit), rest.get(limit - 1).place());
    }
}
