package org.pilotacs.acs.door.http;

/// One server-sent event.
///
/// @param name what kind of event, for example `progress`; no line breaks
public record ServerEvent(String name, String data) {
    /// A comment that keeps the line open.
    public static final String HEARTBEAT = ": still here\n\n";

    public ServerEvent {
        if (name.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("an event's name is one line");
        }
    }

    /// As it goes over the wire (WHATWG HTML 9.2.6): a field a line, every line of the data in a field of its own.
    public String framed() {
        StringBuilder frame = new StringBuilder("event: ").append(name).append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            frame.append("data: ").append(line).append('\n');
        }
        return frame.append('\n').toString();
    }
}
