package org.pilotacs.acs.profile;

import org.pilotacs.acs.task.CardOrder;

import java.time.Duration;
import java.util.List;

/// How a model is told to do an action by a message to its card.
///
/// @param send what the message says, in this order
/// @param takes how long it usually takes until the box has it, for people
/// @param customerDoes key of the text that tells the customer what to do meanwhile; empty for nothing
public record SatelliteRecipe(List<Word> send, Duration takes, String customerDoes) {
    public SatelliteRecipe {
        send = List.copyOf(send);
    }

    /// What a message can say; in YAML in lower case with dashes.
    public enum Word {
        REFRESH_RIGHTS, PAIR, RESET_PIN, RESTART, SHOW_CODE;

        /// @param rights that the card is to have, empty for those it has
        /// @param box number of the box as the card system knows it
        /// @param shown how long digits are shown
        public CardOrder order(List<CardOrder.Right> rights, String box, Duration shown) {
            return switch (this) {
                case REFRESH_RIGHTS -> new CardOrder.RefreshRights(rights);
                case PAIR -> new CardOrder.Pair(box);
                case RESET_PIN -> new CardOrder.ResetPin();
                case RESTART -> new CardOrder.Restart();
                case SHOW_CODE -> new CardOrder.ShowCode(shown);
            };
        }
    }
}
