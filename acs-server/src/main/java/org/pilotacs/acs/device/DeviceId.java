package org.pilotacs.acs.device;

import java.nio.charset.StandardCharsets;

/// The name of a managed box, for every protocol: `OUI-ProductClass-SerialNumber`, each part percent-encoded as GenieACS
/// does it (every UTF-8 byte outside `[A-Za-z0-9_]`, upper-case hex), the product class left out when it is empty.
public record DeviceId(String value) {
    /// Longest id that is stored; longer ones are hostile.
    public static final int MAX_LENGTH = 255;

    public DeviceId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a device id has 1 to " + MAX_LENGTH + " characters");
        }
    }

    public static DeviceId of(String oui, String productClass, String serialNumber) {
        String first = encode(oui) + "-";
        return new DeviceId(productClass.isEmpty()
                ? first + encode(serialNumber)
                : first + encode(productClass) + "-" + encode(serialNumber));
    }

    private static String encode(String part) {
        return part.chars().allMatch(DeviceId::isPlain) ? part : encoded(part);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder(part.length());
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
