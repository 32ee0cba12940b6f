package org.pilotacs.acs.webhook;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.AddressRange;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// What may be reached although it is inside: a host by its name, or a block of addresses.
///
/// @param text as it was written
/// @param block null for a name
public record Reachable(String text, @Nullable AddressRange block) {
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9._-]{1,253}");

    /// Null if it is neither.
    public static @Nullable Reachable read(String text) {
        AddressRange block = AddressRange.read(text);
        return block != null || NAME.matcher(text).matches() ? new Reachable(text, block) : null;
    }

    /// @param host as an address names it
    boolean covers(String host, InetAddress address) {
        return block == null
                ? text.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT))
                : block.contains(address);
    }

    @Override
    public String toString() {
        return text;
    }
}
