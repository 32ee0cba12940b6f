package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.task.CardOrder;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Which key of a box, and so which of its counters, each kind of order goes with. Kinds in slots of their own never hide each
/// other, and a message that is made anew because one order came or went does not have the box obey the others again.
///
/// @param rights of refreshed rights and of pairing; also of a code that is shown for itself
/// @param pin of the PIN
/// @param box of restarts
public record KeySlots(int rights, int pin, int box) {
    /// REF-1 has five bits for it.
    public static final Range<Integer> SLOT = Range.of(0, 31);
    public static final KeySlots DEFAULT = new KeySlots(0, 1, 2);

    public KeySlots {
        SLOT.check("rights", rights);
        SLOT.check("pin", pin);
        SLOT.check("box", box);
    }

    /// That of the first order; a code goes with what it is the code of.
    int of(List<CardOrder> orders) {
        Set<Integer> slots = all(orders);
        return slots.isEmpty() ? rights : slots.iterator().next();
    }

    /// Whether the orders cannot share a message.
    boolean areApart(List<CardOrder> orders) {
        return all(orders).size() > 1;
    }

    private Set<Integer> all(List<CardOrder> orders) {
        Set<Integer> slots = new LinkedHashSet<>();
        orders.forEach(order -> of(order).ifPresent(slots::add));
        return slots;
    }

    private OptionalInt of(CardOrder order) {
        return switch (order) {
            case CardOrder.RefreshRights _,CardOrder.Pair _ -> OptionalInt.of(rights);
            case CardOrder.ResetPin _ -> OptionalInt.of(pin);
            case CardOrder.Restart _ -> OptionalInt.of(box);
            case CardOrder.ShowCode _ -> OptionalInt.empty();
        };
    }
}
