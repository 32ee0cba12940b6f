package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The query of a GET in a datagram, bounded.
final class UdpQuery {
    static final int LONGEST = 4096;
    private static final int MOST_DIGITS = 16;
    private static final Pattern REQUEST_LINE = Pattern
            .compile("GET [^ ?\r\n]*\\?([^ \r\n]*) +HTTP/1\\.1 *(?:[\r\n]|\\z)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1," + MOST_DIGITS + "}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9A-Fa-f]{" + 2 * HmacSha1.LENGTH + "}");

    private final Map<String, String> values = new HashMap<>();

    private UdpQuery() {}

    static UdpQuery read(byte[] datagram) throws MalformedMessageException {
        if (datagram.length > LONGEST) {
            throw new MalformedMessageException("message too long");
        }
        Matcher line = REQUEST_LINE.matcher(new String(datagram, StandardCharsets.UTF_8));
        if (!line.lookingAt()) {
            throw new MalformedMessageException("not an HTTP/1.1 GET with a query");
        }
        var query = new UdpQuery();
        for (String pair : line.group(1).split("&")) {
            query.put(pair);
        }
        return query;
    }

    // Of equal names the first counts.
    private void put(String pair) throws MalformedMessageException {
        int equals = pair.indexOf('=');
        if (equals > 0) {
            values.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
        }
    }

    private static String decoded(String value) throws MalformedMessageException {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("a query that is not form-urlencoded", e);
        }
    }

    String text(String name) throws MalformedMessageException {
        @Nullable
        String value = values.get(name);
        if (value == null) {
            throw new MalformedMessageException("a query without " + name);
        }
        return value;
    }

    long number(String name) throws MalformedMessageException {
        return Long.parseLong(matching(NUMBER, name));
    }

    String signature(String name) throws MalformedMessageException {
        return matching(SIGNATURE, name);
    }

    private String matching(Pattern form, String name) throws MalformedMessageException {
        String value = text(name);
        if (!form.matcher(value).matches()) {
            throw new MalformedMessageException("a query whose " + name + " is no such thing");
        }
        return value;
    }
}
