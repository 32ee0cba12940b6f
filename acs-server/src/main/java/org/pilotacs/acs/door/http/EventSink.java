package org.pilotacs.acs.door.http;

/// A listener's end of a stream of server-sent events. Safe for any number of threads; after the end all is ignored.
public interface EventSink {
    void send(ServerEvent event);

    /// Waits until the listener has taken all that it was sent: for streams with more to say than memory should hold.
    ///
    /// @return false if nobody listens any more
    boolean awaitTaken() throws InterruptedException;

    /// Nothing more to say.
    void end();
}
