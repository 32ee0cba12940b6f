package org.pilotacs.protocols.lwm2m;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The endpoint client name of a box that has no other: `urn:dev:ops:OUI-ProductClass-SerialNumber` (LwM2M Core 1.1, 7.4.1),
/// each part percent-encoded outside `[A-Za-z0-9_]`, so that a hyphen in a product class separates nothing.
public record EndpointName(String oui, String productClass, String serialNumber) {
    private static final String PREFIX = "urn:dev:ops:";

    /// Empty for names of another form.
    public static Optional<EndpointName> parse(String endpoint) {
        if (!endpoint.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = endpoint.substring(PREFIX.length()).split("-", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[parts.length - 1].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EndpointName(decoded(parts[0]), parts.length == 3 ? decoded(parts[1]) : "",
                    decoded(parts[parts.length - 1])));
        } catch (NumberFormatException noCode) {
            return Optional.empty();
        }
    }

    /// As the box registers itself; a product class that is empty is left out.
    public String text() {
        String first = PREFIX + encoded(oui) + "-";
        return productClass.isEmpty()
                ? first + encoded(serialNumber)
                : first + encoded(productClass) + "-" + encoded(serialNumber);
    }

    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_') {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    private static String decoded(String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = part.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
            } else if (i + 2 < raw.length) {
                bytes.write(Integer.parseUnsignedInt(new String(raw, i + 1, 2, StandardCharsets.UTF_8), 16));
                i += 2;
            } else {
                throw new NumberFormatException("cut off");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
