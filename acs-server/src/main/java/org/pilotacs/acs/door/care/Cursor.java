package org.pilotacs.acs.door.care;

import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.HttpCall;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A place in a sorted list, opaque to callers.
final class Cursor {
    private static final String MARK = "1:";

    private Cursor() {}

    static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    /// The key that a call wants to go on after, empty for the beginning.
    static String of(HttpCall call) {
        String given = call.query().get("cursor");
        if (given == null) {
            return "";
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException _) {
            // not one of ours, said below
        }
        throw bad();
    }

    static RuntimeException bad() {
        return ApiError.invalid("query cursor", DoorSaying.BAD_CURSOR.of());
    }
}
