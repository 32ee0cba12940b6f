package org.pilotacs.acs.device;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a search goes on: after this device at this position of the list.
///
/// @param position a term, or a time in epoch milliseconds
record SearchCursor(String position, String device) {
    String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((position + "\n" + device).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException if it is none of ours
    static SearchCursor read(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int line = plain.lastIndexOf('\n');
        if (line < 0) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        return new SearchCursor(plain.substring(0, line), plain.substring(line + 1));
    }

    /// @throws IllegalArgumentException if it is none of a list by time
    long time() {
        return Long.parseLong(position);
    }
}
