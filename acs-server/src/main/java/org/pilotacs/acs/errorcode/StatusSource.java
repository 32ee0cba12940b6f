package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.saying.SayingKey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an error code speaks of. The names are stored.
public enum StatusSource implements SayingKey {
    CARD, RECEIVER, SUBSCRIPTION, SIGNAL,
    /// The operator's own side.
    HEAD_END, NETWORK;

    @Override
    public String topic() {
        return "error-code-source";
    }

    public static Optional<StatusSource> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /// For example `head-end`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
