package org.pilotacs.acs.broadcast;

/// What a person can tell us of a box that cannot.
public sealed interface Proof {
    /// The digits that the screen showed.
    ///
    /// @param who told us
    record Code(String digits, String who) implements Proof {}

    /// Whether it works now, by the customer's word.
    ///
    /// @param who told us
    record Word(boolean works, String who) implements Proof {}

    /// What became of it.
    enum Taken {
        /// The task is over now.
        YES,
        /// These are not the digits.
        WRONG_CODE,
        /// Too many wrong ones: the next are not looked at.
        TRIED_TOO_OFTEN,
        /// This message has no digits shown.
        NO_CODE,
        /// The box can hardly have it yet: to hear that it does not work says nothing.
        TOO_EARLY,
        /// It is not on air: not yet, or not any more.
        NOT_ON_AIR
    }
}
