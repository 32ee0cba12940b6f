package org.pilotacs.acs.link.satellite.payload;

import java.util.OptionalLong;

/// Numbers of cards and boxes as people write them, and as receivers know them: 64 bits without a sign.
final class CardNumber {
    private CardNumber() {}

    /// Without the blanks and hyphens that printed numbers have between their groups.
    static String bare(String card) {
        return card.replace(" ", "").replace("-", "");
    }

    /// Empty if it is no number, or too large a one.
    static OptionalLong address(String card) {
        return number(bare(card));
    }

    /// The same text for the same number, so that leading zeroes or groups never start a second counter of one card; what is no
    /// number stays as it is.
    static String canonical(String card) {
        OptionalLong address = address(card);
        return address.isPresent() ? Long.toUnsignedString(address.getAsLong()) : card;
    }

    /// A box is called by the digits of its serial number.
    static OptionalLong box(String text) {
        return number(text.replaceAll("[^0-9]", ""));
    }

    private static OptionalLong number(String digits) {
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(digits));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
