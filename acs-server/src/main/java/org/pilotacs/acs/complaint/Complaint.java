package org.pilotacs.acs.complaint;

import org.pilotacs.acs.saying.SayingKey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a customer says is wrong, as one of a closed list; each says itself in the reader's language. The names are stored
/// and are part of the care API.
public enum Complaint implements SayingKey {
    NO_PICTURE, NO_SIGNAL,
    /// The picture breaks up into squares.
    PIXELS,
    /// The screen says that the channel is encrypted.
    SCRAMBLED,
    /// Anything else that the screen says of the card.
    CARD_MESSAGE, PIN, BLACK_SCREEN, FROZEN, RESTARTS, NO_INTERNET, SLOW_INTERNET, WIFI,
    /// Nothing is wrong; the customer wants to know something.
    QUESTION, OTHER;

    @Override
    public String topic() {
        return "complaint";
    }

    public static Optional<Complaint> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    /// For example `no-picture`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
