package org.pilotacs.acs.cli;

import org.pilotacs.acs.cli.ServerStarter.ConfigSource;
import org.pilotacs.acs.provisioning.movein.MoveIn;

import java.io.IOException;

/// Opens where the server keeps everything, without a server; the composition root gives it.
@FunctionalInterface
public interface MoveInOpener {
    /// @throws IOException if it cannot be had, for example as a server has it; its message says so
    Opened open(ConfigSource source) throws IOException;

    /// Open until it is closed.
    interface Opened extends AutoCloseable {
        MoveIn.Places places();

        /// Puts into the audit trail that something was taken over.
        ///
        /// @param what in a few words
        void record(String what);

        @Override
        void close();
    }
}
