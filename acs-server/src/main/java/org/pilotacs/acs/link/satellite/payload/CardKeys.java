package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.protocols.emm.Ref1Key;

import java.util.Optional;

/// The keys of cards, wherever they are kept: always the same for the same card and slot, and no two the same, since each slot
/// counts for itself and a sequence must never come twice with one key. Safe for any number of threads.
public interface CardKeys {
    /// Empty if there is none.
    ///
    /// @param slot 0 to 31
    Optional<Ref1Key> of(String card, int slot);
}
