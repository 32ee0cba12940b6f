package org.pilotacs.protocols.lwm2m;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The DDF files in this package.
final class Models {
    private Models() {}

    static byte[] read(String name) {
        try (InputStream in = Models.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
