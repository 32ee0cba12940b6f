package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Presented;

import java.util.Locale;

/// One request of a device, as plain values.
///
/// @param sender what it shows of who sent it
/// @param connection names the TCP connection, unique in this process
/// @param origin where the device reached us, for example `http://acs.example:7547`, as it says
/// @param body inflated, within the size limit
record HttpCall(Presented sender, String origin, long connection, @Nullable String cookie, @Nullable String contentType,
        byte[] body) {
    HttpCall withBody(byte[] other) {
        return new HttpCall(sender, origin, connection, cookie, contentType, other);
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
