package org.pilotacs.agent.board;

import java.time.Instant;
import java.util.List;

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

    /// Whether [#entitle] and [#revoke] do anything.
    default boolean canEntitle() {
        return false;
    }

    /// Lets the card open these products, each until its own time and no longer what it knew of that product before.
    ///
    /// @return whether the box took all of them
    default boolean entitle(List<Right> rights) {
        return false;
    }

    /// Takes these products from the card; those that it does not have are no failure.
    ///
    /// @return whether the box took it
    default boolean revoke(List<Integer> products) {
        return false;
    }

    /// Whether [#pair] and [#unpair] do anything.
    default boolean canPair() {
        return false;
    }

    /// Binds the card to a box, which need not be this one.
    ///
    /// @param box its number, 64 bits without a sign
    /// @return whether the box took it
    default boolean pair(long box) {
        return false;
    }

    /// Unbinds it.
    ///
    /// @return whether the box took it
    default boolean unpair() {
        return false;
    }

    /// That a card may open a product until a time.
    ///
    /// @param product 16 bits
    record Right(int product, Instant until) {}

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
