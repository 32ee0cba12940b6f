package org.pilotacs.agent.cwmp;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// How envelopes travel to the server. Anything between a CWMP client and its network can be put around this.
@FunctionalInterface
public interface AcsTransport {
    /// A way to the server for one session. Nothing is sent yet.
    Connection open();

    /// One session's way to the server; used by one thread.
    interface Connection extends AutoCloseable {
        Reply post(URI address, Map<String, String> headers, byte[] body) throws IOException, InterruptedException;

        @Override
        void close();
    }

    /// What came back.
    ///
    /// @param headers names in lower case
    record Reply(int status, Map<String, List<String>> headers, byte[] body) {
        public List<String> header(String lowerCaseName) {
            return headers.getOrDefault(lowerCaseName, List.of());
        }
    }
}
