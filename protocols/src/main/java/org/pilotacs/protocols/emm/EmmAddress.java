package org.pilotacs.protocols.emm;

/// Whom an EMM is for. Receivers let a hardware filter look at it, so that most of them never see the rest.
public sealed interface EmmAddress {
    /// One box.
    ///
    /// @param id of its card or, without a card, of the box; all 64 bits, without a sign
    record Unique(long id) implements EmmAddress {
        @Override
        public String toString() {
            return "Unique[id=" + Long.toUnsignedString(id) + "]";
        }
    }

    /// All boxes of a group.
    ///
    /// @param id of the group; all 64 bits, without a sign
    record Group(long id) implements EmmAddress {
        @Override
        public String toString() {
            return "Group[id=" + Long.toUnsignedString(id) + "]";
        }
    }

    /// Every box that hears it.
    record Global() implements EmmAddress {}
}
