package org.pilotacs.acs.saying;

import java.util.List;
import java.util.Locale;

/// A text in the bundles `sayings*.properties`. Each feature declares its own in an enum beside the code that says them, so
/// that a misspelt key does not compile; a test holds the enums against the bundles.
public interface SayingKey {
    /// The constant's own.
    String name();

    /// The feature, for example `cwmp`.
    String topic();

    /// For example `cwmp.came-back`. Doors give it to machines: a key never changes what it means.
    default String key() {
        return topic() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Says it.
    ///
    /// @param arguments as many as the text has places
    default Saying.Phrase of(Saying... arguments) {
        assert Texts.fits(key(), arguments.length) : key() + " and " + arguments.length + " arguments";
        return new Saying.Phrase(key(), List.of(arguments));
    }
}
