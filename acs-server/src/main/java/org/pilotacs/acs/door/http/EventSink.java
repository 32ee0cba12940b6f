package org.pilotacs.acs.door.http;

/// A listener's end of a stream of server-sent events. Safe for any number of threads; after the end all is ignored.
public interface EventSink {
    void send(ServerEvent event);

    /// Nothing more to say.
    void end();
}
