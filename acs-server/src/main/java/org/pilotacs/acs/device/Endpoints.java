package org.pilotacs.acs.device;

import java.util.Optional;

/// Names by which boxes register that do not say which box it is. The inventory knows. Safe for any number of threads.
public interface Endpoints {
    /// The box of that name; empty if the inventory does not have it. What was imported may take a minute to be known
    /// everywhere.
    Optional<Identity> named(String endpoint);
}
