package org.pilotacs.acs;

import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.link.cwmp.access.JdbcOwnLoginStore;
import org.pilotacs.acs.runtime.KeyFile;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.task.JdbcTaskStore;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/// Opens what is sealed with the installation's key, or says that it is another's.
record SealedStores(AcsConfig config, Database database, MasterKey key) {
    /// The credentials that devices have of their own.
    ///
    /// @throws IOException if they are sealed with another key; its message says what to do
    JdbcOwnLoginStore logins(Clock clock, SecureRandom random) throws IOException {
        return KeyFile.unsealing(config.secrets(), config.data(), "credentials",
                () -> new JdbcOwnLoginStore(database, key, clock, random,
                        Thread.ofPlatform().name("cwmp-logins-", 0).factory()));
    }

    /// @throws IOException likewise
    void unseal(JdbcTaskStore store) throws IOException {
        KeyFile.unsealing(config.secrets(), config.data(), "passwords on their way to boxes", () -> {
            store.openSecrets();
            return store;
        });
    }
}
