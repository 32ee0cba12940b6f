package org.pilotacs.acs.task;

import java.util.List;

/// What is broadcast to a card.
public sealed interface CardMessage {
    /// What it is to do, in our words.
    ///
    /// @param orders one or more
    record Orders(List<CardOrder> orders) implements CardMessage {
        public Orders {
            orders = List.copyOf(orders);
        }
    }

    /// What another system has made, ready to be sent.
    ///
    /// @param sections each whole, in hexadecimal
    record Sections(List<String> sections) implements CardMessage {
        public Sections {
            sections = List.copyOf(sections);
        }
    }
}
