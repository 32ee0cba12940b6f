package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// A message as it goes on air.
///
/// @param sections each whole, in their order; copied in and out
public record EncodedEmm(List<byte[]> sections) {
    /// @throws IllegalArgumentException without sections
    public EncodedEmm {
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("a message of no sections");
        }
        sections = sections.stream().map(byte[]::clone).toList();
    }

    @Override
    public List<byte[]> sections() {
        return sections.stream().map(byte[]::clone).toList();
    }

    /// Of all sections.
    public int bytes() {
        return sections.stream().mapToInt(section -> section.length).sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EncodedEmm(List<byte[]> others)
                && Arrays.deepEquals(sections.toArray(), others.toArray());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(sections.toArray());
    }

    @Override
    public String toString() {
        return "EncodedEmm[sections=" + sections.stream().map(section -> section.length + " bytes").toList() + "]";
    }
}
