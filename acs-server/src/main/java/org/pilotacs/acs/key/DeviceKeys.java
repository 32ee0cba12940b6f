package org.pilotacs.acs.key;

import java.util.List;
import java.util.Optional;

/// The keys that boxes share with us. Safe for any number of threads.
public interface DeviceKeys {
    Optional<DeviceKey> ofEndpoint(String endpoint);

    Optional<DeviceKey> ofIdentity(String identity);

    /// Takes keys, in place of those that the same endpoints had.
    ///
    /// @throws TakenIdentityException if another endpoint has an identity; then nothing is taken
    void put(List<DeviceKey> keys);

    /// False if it had none.
    boolean remove(String endpoint);
}
