package org.pilotacs.acs.customer;

/// A customer whom the operator has sent to us.
///
/// @param subscriber customer number, as the inventory has it
/// @param reach where a code reaches them, as the operator says, for example an e-mail address; empty for nowhere. It is kept no
///        longer than they are signed in
public record Customer(String subscriber, String reach) {
    public static final int MAX_SUBSCRIBER = 64;
    /// Characters of an e-mail address (RFC 5321, 4.5.3.1).
    public static final int MAX_REACH = 254;

    public Customer {
        if (!isNumber(subscriber)) {
            throw new IllegalArgumentException("not a customer number");
        }
        if (!isReach(reach)) {
            throw new IllegalArgumentException("not an address");
        }
    }

    /// Whether a text may be a customer number: nothing that no database takes, and nothing that only looks like one.
    public static boolean isNumber(String text) {
        return !text.isBlank() && text.equals(text.strip()) && text.length() <= MAX_SUBSCRIBER
                && text.chars().noneMatch(Character::isISOControl);
    }

    /// Whether a text may be where somebody is reached, or nowhere.
    public static boolean isReach(String text) {
        return text.length() <= MAX_REACH && text.chars().noneMatch(Character::isISOControl);
    }

    /// Says no more than that there is one: logs are read by many.
    @Override
    public String toString() {
        return "customer " + subscriber;
    }
}
