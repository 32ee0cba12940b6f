package org.pilotacs.acs.key;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;

/// The key that a box shares with us.
///
/// @param endpoint the name that the box goes by
/// @param identity what it shows when it begins to talk, so that we know which key to use
/// @param key hexadecimal, 1 to 64 bytes
public record DeviceKey(String endpoint, String identity, Secret key) {
    public static final int MAX_NAME = 255;

    public DeviceKey {
        if (endpoint.isBlank() || endpoint.length() > MAX_NAME) {
            throw new BadSetting("endpoint", "must have 1 to " + MAX_NAME + " characters");
        }
        if (identity.isBlank() || identity.length() > MAX_NAME) {
            throw new BadSetting("identity", "must have 1 to " + MAX_NAME + " characters");
        }
        if (!key.reveal().matches("([0-9A-Fa-f]{2}){1,64}")) {
            throw new BadSetting("key", "must be 1 to 64 bytes in hexadecimal");
        }
    }
}
