package org.pilotacs.protocols.lwm2m;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The endpoint client name of a box that has no other: `urn:dev:ops:OUI-ProductClass-SerialNumber` (LwM2M Core 1.1, 7.4.1),
/// each part percent-encoded outside `[A-Za-z0-9_]`, so that a hyphen in a product class separates nothing.
public record EndpointName(String oui, String productClass, String serialNumber) {
    private static final String PREFIX = "urn:dev:ops:";

    /// Empty for names of another form. A hyphen that a box left as it is belongs to the product class: what is before the
    /// first is the OUI, and what is behind the last the serial number.
    public static Optional<EndpointName> parse(String endpoint) {
        if (!endpoint.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String parts = endpoint.substring(PREFIX.length());
        int first = parts.indexOf('-');
        int last = parts.lastIndexOf('-');
        if (first < 1 || last == parts.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new EndpointName(decoded(parts.substring(0, first)),
                    first == last ? "" : decoded(parts.substring(first + 1, last)),
                    decoded(parts.substring(last + 1))));
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
