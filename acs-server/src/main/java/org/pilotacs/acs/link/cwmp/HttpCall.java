package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Presented;

import java.util.Locale;

/// One request of a device, as plain values.
///
/// @param sender what it shows of who sent it
/// @param connection names the TCP connection, unique in this process
/// @param body inflated, within the size limit
record HttpCall(Presented sender, long connection, @Nullable String cookie, @Nullable String contentType,
        byte[] body) {
    HttpCall withBody(byte[] other) {
        return new HttpCall(sender, connection, cookie, contentType, other);
    }

    String method() {
        return sender.method();
    }

    /// The media type is ignored (H10); its charset counts, quoted or not. Null if it has none.
    @Nullable
    String charset() {
        String type = contentType;
        int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (type == null || at < 0) {
            return null;
        }
        String rest = type.substring(at + "charset=".length());
        int end = rest.indexOf(';');
        return (end < 0 ? rest : rest.substring(0, end)).replace("\"", "").replace("'", "").strip();
    }

    String peer() {
        return sender.peer();
    }
}
