package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// By what devices that were changed are held against those that were not. Stored by name.
public enum Measure {
    /// Could not do it, and said so.
    FAILURE(null),
    /// Was given it, and has not been heard to have done it.
    SILENCE(null),
    /// Started anew by itself, again and again.
    RESTARTS('r'),
    /// Has a weaker signal than before.
    SIGNAL('s'),
    /// Has not been heard any more.
    OFFLINE('o'),
    /// Its customer called.
    CALLS('c');

    /// How it is marked on a device; null for what its state shows.
    private final @Nullable Character mark;

    Measure(@Nullable Character mark) {
        this.mark = mark;
    }

    @Nullable
    Character mark() {
        return mark;
    }

    /// Whether the marks of a device say that it shows it.
    public boolean isIn(String marks) {
        return mark != null && marks.indexOf(mark) >= 0;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Measure> named(String name) {
        return Stream.of(values()).filter(one -> one.wireName().equals(name)).findFirst();
    }
}
