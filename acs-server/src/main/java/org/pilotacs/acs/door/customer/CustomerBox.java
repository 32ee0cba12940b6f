package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A box as its owner is told of it.
///
/// @param name of the model
/// @param health how it does
/// @param says the same in a sentence or two
/// @param you what the customer can do themselves that would help now; empty for nothing
/// @param heard when it was last heard; null of a box that only listens, or was never heard
/// @param offers what can be done with it
/// @param progress what is being done, or was done last within the hour; null for nothing
/// @param aims whether it shows its signal live, and a dish may be turned now
/// @param checking id of the look at it that is under way; null for none
public record CustomerBox(Device device, String name, Health health, String says, String you, @Nullable Instant heard,
        List<CustomerOffer> offers, @Nullable CustomerProgress progress, @Nullable String checking, boolean aims,
        Instant at) {
    /// How a box does, as far as is known lately.
    public enum Health {
        WELL, TROUBLE,
        /// Many homes have the same.
        INCIDENT,
        /// It is being looked at.
        CHECKING, UNKNOWN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CustomerBox {
        offers = List.copyOf(offers);
    }
}
