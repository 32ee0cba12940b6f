package org.pilotacs.acs.device;

import java.util.List;
import java.util.regex.Pattern;

/// Which parameters hold a secret. Their values are never kept: what a device says of one is stored as an empty text,
/// with its age. That also settles boxes that read a password back empty: there is nothing that an empty value could
/// overwrite, and nothing to compare it with.
public final class SecretParameter {
    /// Last segments, or their ends, in lower case.
    private static final List<String> ENDS = List.of("password", "passphrase", "secret", "psk", "presharedkey",
            "wepkey",
            "privatekey", "encryptionkey", "authkey", "appkey", "passwordhash", "pincode");
    /// Whole last segments, in lower case; as ends they would catch `ParameterKey` or `Mapping`.
    private static final List<String> NAMES = List.of("key", "pin", "puk");

    /// What has no name there: keys of object 0 (LwM2M Security) and the secret of object 11 (APN Connection Profile).
    private static final Pattern LWM2M = Pattern.compile("Lwm2m\\.(0\\.\\d+\\.[345]|11\\.\\d+\\.6)");

    private SecretParameter() {}

    public static boolean isNamed(String path) {
        int segment = path.lastIndexOf('.') + 1;
        if (path.endsWith("PIN") || path.startsWith("Lwm2m.") && LWM2M.matcher(path).matches()) {
            return true;
        }
        for (String name : NAMES) {
            if (path.length() - segment == name.length() && isEnd(name, path, segment)) {
                return true;
            }
        }
        for (String end : ENDS) {
            if (isEnd(end, path, segment)) {
                return true;
            }
        }
        return false;
    }

    /// Asked of every value that a device reports, so nothing is made for it.
    private static boolean isEnd(String end, String path, int segment) {
        int at = path.length() - end.length();
        return at >= segment && path.regionMatches(true, at, end, 0, end.length());
    }

    /// The value as it may be kept. Booleans are no secrets: `ResetPINCode` is an order.
    public static Value masked(String path, Value value) {
        return value.type() != ValueType.BOOLEAN && !value.text().isEmpty() && isNamed(path)
                ? new Value(value.type(), "")
                : value;
    }
}
