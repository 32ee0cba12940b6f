package org.pilotacs.acs.door.http;

/// What fills a stream of server-sent events.
@FunctionalInterface
public interface EventSource {
    /// Begins to send and returns at once. What it returns is called, once, when nobody listens any more or the stream has
    /// ended.
    Runnable open(EventSink sink);
}
