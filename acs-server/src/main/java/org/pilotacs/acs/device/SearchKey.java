package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.ColumnText;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One text by whose beginning a device is found, in lower case.
record SearchKey(Kind kind, String term) {
    /// What the text is. Stored by name.
    enum Kind {
        ID, SERIAL, MODEL, VERSION, MAC, IP,
        /// The card that the box says is in it.
        BOX_CARD,
        /// The card that the inventory says is in it.
        CARD,
        SUBSCRIBER, TAG
    }

    /// How what a device is found by changes.
    record Change(Set<SearchKey> come, Set<SearchKey> gone) {
        static final Change NONE = new Change(Set.of(), Set.of());

        static Change of(Set<SearchKey> before, Set<SearchKey> after) {
            return new Change(without(after, before), without(before, after));
        }

        private static Set<SearchKey> without(Set<SearchKey> keys, Set<SearchKey> others) {
            Set<SearchKey> left = new HashSet<>(keys);
            left.removeAll(others);
            return left;
        }
    }

    static final int MAX_TERM = 255;

    private static final Pattern MAC_SEPARATORS = Pattern.compile("[:.\\-\\s]");
    private static final Pattern MAC_DIGITS = Pattern.compile("[0-9a-f]{12}");
    /// A MAC address, or its beginning, with separators: three pairs or more, or two groups of four.
    private static final Pattern MAC_TYPED = Pattern
            .compile(
                    "[0-9a-f]{2}([:-][0-9a-f]{2}){2,5}([:-][0-9a-f]?)?|[0-9a-f]{4}(\\.[0-9a-f]{4}){1,2}\\.?[0-9a-f]{0,3}");
    /// Addresses that every box has, or none: loopback, link-local, the usual home network, unspecified.
    private static final Pattern NO_ADDRESS = Pattern
            .compile("(127\\.|169\\.254\\.|192\\.168\\.|0\\.0\\.0\\.0|fe80:|::1$|::$).*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*");
    private static final Pattern HOST = Pattern.compile("[a-z]+://(\\[([^]]+)]|([^:/\\[]+)).*");

    static SearchKey of(Kind kind, String text) {
        return new SearchKey(kind, normal(text));
    }

    static SearchKey ofMac(String text) {
        String digits = MAC_SEPARATORS.matcher(normal(text)).replaceAll("");
        boolean real = MAC_DIGITS.matcher(digits).matches() && !digits.equals("000000000000")
                && !digits.equals("ffffffffffff");
        return new SearchKey(Kind.MAC, real ? digits : "");
    }

    static SearchKey ofAddress(String text) {
        String address = normal(text);
        boolean telling = ADDRESS.matcher(address).matches() && !NO_ADDRESS.matcher(address).matches();
        return new SearchKey(Kind.IP, telling ? address : "");
    }

    /// The host of a URL, if it is an address.
    static SearchKey ofHost(String url) {
        Matcher host = HOST.matcher(normal(url));
        if (!host.matches()) {
            return new SearchKey(Kind.IP, "");
        }
        return ofAddress(host.group(2) != null ? host.group(2) : host.group(3));
    }

    /// Those that have a text.
    static Set<SearchKey> present(List<SearchKey> keys) {
        return keys.stream().filter(key -> !key.term().isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /// What somebody typed, as the beginning of a term.
    static String typed(String text) {
        String normal = normal(text);
        return MAC_TYPED.matcher(normal).matches() ? MAC_SEPARATORS.matcher(normal).replaceAll("") : normal;
    }

    /// Lower case, without blanks around it, and fit for a column.
    static String normal(String text) {
        return ColumnText.fit(text.strip().toLowerCase(Locale.ROOT), MAX_TERM);
    }
}
