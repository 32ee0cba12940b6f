package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The cookies of one session (TR-069 Amendment 6, 3.4.3). They are forgotten with it. Confined to the session's thread.
final class Cookies {
    private final Map<String, String> values = new LinkedHashMap<>();

    /// Takes what `Set-Cookie` brought; paths are those of RFC 6265, 5.1.4.
    void store(List<String> setCookies, String requestPath) {
        for (String line : setCookies) {
            String[] parts = line.split(";");
            int equals = parts[0].indexOf('=');
            if (equals > 0 && pathMatches(parts, requestPath)) {
                values.put(parts[0].substring(0, equals).strip(), parts[0].substring(equals + 1).strip());
            }
        }
    }

    private static boolean pathMatches(String[] parts, String requestPath) {
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i].strip();
            if (attribute.toLowerCase(Locale.ROOT).startsWith("path=/")) {
                return requestPath.startsWith(attribute.substring("path=".length()));
            }
        }
        return true;
    }

    /// The value of the `Cookie` header; null if there is none to send.
    @Nullable
    String header() {
        return values.isEmpty()
                ? null
                : String.join("; ", values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
}
