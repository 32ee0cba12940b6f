package org.pilotacs.agent.board;

/// The smart-card slot and the conditional access behind it.
public interface CardReader {
    State read();

    /// Whether [#refresh] does anything.
    default boolean canRefresh() {
        return false;
    }

    /// Has the box ask for the card's rights anew, or listen for them. What came of it, a later [#read] shows.
    ///
    /// @return whether the box took it
    default boolean refresh() {
        return false;
    }

    /// @param serialNumber 12 digits; empty without a readable card
    /// @param answerToReset hexadecimal; empty without a readable card
    /// @param paired the card belongs to this box
    /// @param entitlements products the card may open now
    /// @param decryptionFailures since the last restart
    /// @param decryptionFailuresWithoutKey those of them for which the card had no key: no rights, or not paired
    record State(CardStatus status, String serialNumber, String answerToReset, boolean paired, int entitlements,
            long decryptionFailures, long decryptionFailuresWithoutKey) {}

    enum CardStatus {
        /// The slot is empty.
        NONE,
        /// The card answers.
        RUNNING,
        /// A card is there and does not answer as it should.
        ERROR
    }
}
