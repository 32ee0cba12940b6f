package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// A block of IP addresses, written `10.0.0.0/8`, `fd00::/8` or as a single address.
public final class AddressRange {
    private final InetAddress network;
    private final int prefix;
    private final String text;

    private AddressRange(InetAddress network, int prefix, String text) {
        this.network = network;
        this.prefix = prefix;
        this.text = text;
    }

    /// Refuses names, prefixes that are too long, and addresses with bits beyond their prefix.
    public static AddressRange of(String text) {
        AddressRange range = read(text);
        if (range == null) {
            throw new IllegalArgumentException("not a block of addresses: " + text);
        }
        return range;
    }

    /// Each as [#of] takes it.
    public static List<AddressRange> listOf(String... texts) {
        return Arrays.stream(texts).map(AddressRange::of).toList();
    }

    /// Null if it is not of that form.
    public static @Nullable AddressRange read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        InetAddress network;
        try {
            network = InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int bits = network.getAddress().length * 8;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            return null;
        }
        AddressRange range = new AddressRange(network, Integer.parseInt(length), text);
        return range.hasHostBits() ? null : range;
    }

    /// Whether an address lies inside; never for one of the other family.
    public boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        byte[] own = network.getAddress();
        return own.length == other.length && Arrays.equals(masked(own), masked(other));
    }

    private boolean hasHostBits() {
        return !Arrays.equals(network.getAddress(), masked(network.getAddress()));
    }

    private byte[] masked(byte[] address) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int kept = Math.clamp(prefix - 8 * i, 0, 8);
            masked[i] = (byte) (address[i] & 0xff00 >> kept);
        }
        return masked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && range.network.equals(network) && range.prefix == prefix;
    }

    @Override
    public int hashCode() {
        return network.hashCode() * 31 + prefix;
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }
}
