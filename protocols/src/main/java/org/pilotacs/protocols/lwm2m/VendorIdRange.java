package org.pilotacs.protocols.lwm2m;

import java.util.Arrays;

/// Where object ids of our own may lie (OMNA's registry of LwM2M objects). Nothing may be shipped under an id that was
/// neither registered nor reserved.
public enum VendorIdRange {
    /// Registered with OMNA, one by one.
    REGISTERED(10_241, 32_768),
    /// Reserved by a company in blocks of up to 50, and never published.
    RESERVED_BLOCK(32_769, 42_768),
    /// For tests; must not be used in production.
    TEST(42_769, 42_800);

    private final int first;
    private final int last;

    VendorIdRange(int first, int last) {
        this.first = first;
        this.last = last;
    }

    public int first() {
        return first;
    }

    public int last() {
        return last;
    }

    /// The range that holds this id and those of so many objects after it.
    ///
    /// @throws IllegalArgumentException if no range holds them all
    static VendorIdRange of(int base, int objects) {
        return Arrays.stream(values()).filter(range -> base >= range.first && base + objects - 1 <= range.last)
                .findFirst().orElseThrow(() -> new IllegalArgumentException("object ids " + base + " to "
                        + (base + objects - 1) + " must lie within 10241-32768 (registered), 32769-42768 (reserved "
                        + "block) or 42769-42800 (tests only)"));
    }
}
