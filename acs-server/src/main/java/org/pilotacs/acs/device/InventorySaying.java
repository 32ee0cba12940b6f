package org.pilotacs.acs.device;

import org.pilotacs.acs.saying.SayingKey;

/// What is wrong with a line of an inventory file.
enum InventorySaying implements SayingKey {
    TOO_LONG, NOT_CSV, NOT_JSON, NOT_AN_OBJECT, MORE_THAN_ONE_ROW, OTHER_NUMBER_OF_VALUES, UNKNOWN_COLUMN,
    UNKNOWN_FIELD,
    TWICE, NO_COLUMN, MISSING, NOT_ALLOWED, NOT_A_TEXT, NOT_A_LIST, NOT_STORED,
    /// What a field may hold.
    PRINTABLE, SIX_HEX_DIGITS, WORD, AREA, CARD, WORDS, GRAPHIC, TRUE_OR_FALSE;

    @Override
    public String topic() {
        return "inventory";
    }
}
