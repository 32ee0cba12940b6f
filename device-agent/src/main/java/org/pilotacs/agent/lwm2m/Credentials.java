package org.pilotacs.agent.lwm2m;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/// How a client proves who it is (LwM2M Transport 1.1, 5.2).
public sealed interface Credentials {
    /// Plain CoAP.
    record None() implements Credentials {}

    /// A key that box and server share.
    ///
    /// @param key hexadecimal
    record Psk(String identity, String key) implements Credentials {
        public Psk {
            if (identity.isEmpty() || key.isEmpty()) {
                throw new IllegalArgumentException("a pre-shared key needs an identity and a key");
            }
            HexFormat.of().parseHex(key);
        }

        byte[] keyBytes() {
            return HexFormat.of().parseHex(key);
        }

        @Override
        public String toString() {
            return identity + ":***";
        }
    }

    /// A certificate of the box.
    ///
    /// @param server the certificate that the server must show, and no other
    record Certificate(X509Certificate own, PrivateKey key, X509Certificate server) implements Credentials {
        @Override
        public String toString() {
            return own.getSubjectX500Principal().getName();
        }
    }
}
