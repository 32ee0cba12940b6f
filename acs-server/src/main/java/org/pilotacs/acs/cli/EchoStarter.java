package org.pilotacs.acs.cli;

import java.net.URI;

/// Starts the yardstick of `bench`: a server that answers devices and knows nothing; the composition root gives it.
@FunctionalInterface
public interface EchoStarter {
    /// Starts it and returns once it listens.
    Echo start();

    /// It runs until it is closed.
    interface Echo extends AutoCloseable {
        /// What devices are to be told.
        URI address();

        @Override
        void close();
    }
}
