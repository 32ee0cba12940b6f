package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.Ref1Key;

import java.util.Map;
import java.util.Set;

/// Which messages are meant for a box, and by what it knows that they are its operator's. Immutable.
///
/// @param address the number it is called by, 64 bits without a sign; null for that of the card in its slot
/// @param groups the numbers of those that it is called with, 64 bits without a sign each
/// @param keys by slot, 0 to 31. Each is one address's alone, because sequences are counted for each slot
public record EmmSettings(@Nullable Long address, Set<Long> groups, Map<Integer, Ref1Key> keys) {
    /// The highest there is: the slot has five bits (REF-1, byte 4).
    public static final int LAST_SLOT = 31;

    /// @throws IllegalArgumentException for a slot that there is not
    public EmmSettings {
        groups = Set.copyOf(groups);
        keys = Map.copyOf(keys);
        for (int slot : keys.keySet()) {
            if (slot < 0 || slot > LAST_SLOT) {
                throw new IllegalArgumentException("key slots are 0 to " + LAST_SLOT + ": " + slot);
            }
        }
    }

    /// Of a box that is called by the number of its card, and with no group.
    public static EmmSettings of(Map<Integer, Ref1Key> keys) {
        return new EmmSettings(null, Set.of(), keys);
    }
}
