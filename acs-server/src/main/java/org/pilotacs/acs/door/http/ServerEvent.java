package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;

/// One server-sent event.
///
/// @param name what kind of event, for example `progress`; no line breaks
/// @param id where a listener may go on from, null if it is told the present state when it comes back
public record ServerEvent(String name, String data, @Nullable String id) {
    /// A comment that keeps the line open.
    public static final String HEARTBEAT = ": still here\n\n";

    public ServerEvent {
        if (!isLine(name) || id != null && !isLine(id)) {
            throw new IllegalArgumentException("an event's name and id are one line");
        }
    }

    public ServerEvent(String name, String data) {
        this(name, data, null);
    }

    private static boolean isLine(String text) {
        return text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0);
    }

    /// As it goes over the wire (WHATWG HTML 9.2.6): a field a line, every line of the data in a field of its own.
    public String framed() {
        StringBuilder frame = new StringBuilder();
        if (id != null) {
            frame.append("id: ").append(id).append('\n');
        }
        frame.append("event: ").append(name).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            frame.append("data: ").append(line).append('\n');
        }
        return frame.append('\n').toString();
    }
}
