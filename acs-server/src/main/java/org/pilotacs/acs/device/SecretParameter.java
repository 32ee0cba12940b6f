package org.pilotacs.acs.device;

import java.util.Locale;
import java.util.Set;

/// Which parameters hold a secret. Their values are never kept: what a device says of one is stored as an empty text,
/// with its age. That also settles boxes that read a password back empty: there is nothing that an empty value could
/// overwrite, and nothing to compare it with.
public final class SecretParameter {
    /// Last segments, or their ends, in lower case.
    private static final Set<String> ENDS = Set.of("password", "passphrase", "secret", "psk", "presharedkey", "wepkey",
            "privatekey", "encryptionkey", "authkey", "appkey", "passwordhash", "pincode");
    /// Whole last segments, in lower case; as ends they would catch `ParameterKey` or `Mapping`.
    private static final Set<String> NAMES = Set.of("key", "pin", "puk");

    private SecretParameter() {}

    public static boolean isNamed(String path) {
        String segment = path.substring(path.lastIndexOf('.') + 1);
        if (segment.endsWith("PIN")) {
            return true;
        }
        String lower = segment.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || ENDS.stream().anyMatch(lower::endsWith);
    }

    /// The value as it may be kept. Booleans are no secrets: `ResetPINCode` is an order.
    public static Value masked(String path, Value value) {
        return value.type() != ValueType.BOOLEAN && !value.text().isEmpty() && isNamed(path)
                ? new Value(value.type(), "")
                : value;
    }
}
