package org.pilotacs.acs.profile;

import org.pilotacs.acs.device.ValueType;

/// What can be changed of a Wi-Fi network; in YAML in lower case with dashes.
public enum WifiPart {
    /// Whether the box chooses the channel.
    AUTO_CHANNEL(ValueType.BOOLEAN),
    CHANNEL(ValueType.UNSIGNED_INT),
    /// Its SSID.
    NAME(ValueType.STRING),
    /// The WPA passphrase, which no box tells.
    PASSWORD(ValueType.STRING);

    private final ValueType type;

    WifiPart(ValueType type) {
        this.type = type;
    }

    /// As TR-098 and TR-181 have it.
    public ValueType type() {
        return type;
    }
}
