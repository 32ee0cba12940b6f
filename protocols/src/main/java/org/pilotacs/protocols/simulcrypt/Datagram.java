package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HexFormat;

/// datagram: one section, or transport packets, as the channel's [SectionTsPktFlag] says; neither is checked here.
///
/// @param bytes copied in and out
public record Datagram(byte[] bytes) {
    private static final int SHOWN = 8;

    /// @throws IllegalArgumentException more bytes than a message has room for
    public Datagram {
        Parameter.checkValueSize("a datagram", bytes.length);
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /// In bytes.
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Datagram(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// How long it is and how it begins; the rest is nobody's business in a log.
    @Override
    public String toString() {
        String start = HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(SHOWN, bytes.length));
        return "%d bytes: %s%s".formatted(bytes.length, start, bytes.length > SHOWN ? "…" : "");
    }
}
