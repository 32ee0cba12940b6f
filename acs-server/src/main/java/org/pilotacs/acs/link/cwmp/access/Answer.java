package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// What a device gave as its credentials.
sealed interface Answer {
    /// Whether it shows that the device knows this login, now or, for a digest, when its nonce still held.
    boolean proves(Login login);

    /// Nothing.
    record None() implements Answer {
        @Override
        public boolean proves(Login login) {
            return false;
        }
    }

    /// Something that cannot be used, whatever password is in it.
    ///
    /// @param why for the log
    record Useless(String why) implements Answer {
        @Override
        public boolean proves(Login login) {
            return false;
        }
    }

    /// @param pair the bytes of name, colon and password
    record Basic(byte[] pair) implements Answer {
        private static final String PREFIX = "Basic ";

        /// Null if it is none.
        static @Nullable Basic read(String header) {
            if (!header.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                return null;
            }
            try {
                return new Basic(Base64.getDecoder().decode(header.substring(PREFIX.length()).strip()));
            } catch (IllegalArgumentException _) {
                return null;
            }
        }

        @Override
        public boolean proves(Login login) {
            byte[] expected = (login.username() + ":" + login.password().reveal()).getBytes(StandardCharsets.UTF_8);
            return !login.isNone() && MessageDigest.isEqual(expected, pair);
        }
    }

    /// @param stale its nonce has run out
    record Digest(DigestAuthorization given, String method, boolean stale) implements Answer {
        @Override
        public boolean proves(Login login) {
            return !login.isNone() && given.username().equals(login.username())
                    && given.isProofOf(login.password().reveal(), method);
        }
    }
}
