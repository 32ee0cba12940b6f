package org.pilotacs.acs.cli;

import java.io.IOException;
import java.net.URI;

/// Starts the yardstick of `bench`: a server that answers devices and knows nothing; the composition root gives it.
@FunctionalInterface
public interface EchoStarter {
    /// Starts it on this machine only and returns once it listens.
    ///
    /// @param port 0 for one that is free
    /// @throws IOException if it cannot be had
    Echo start(int port) throws IOException;

    /// It runs until it is closed.
    interface Echo extends AutoCloseable {
        /// What devices are to be told.
        URI address();

        @Override
        void close();
    }
}
