package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.util.Arrays;

/// A message as it came, with what it takes to find out who made it. Immutable.
public final class StunDatagram<M extends StunMessage> {
    private final M message;

    /// Up to the end of the signature; null if there is none.
    private final byte @Nullable [] signed;

    StunDatagram(M message, byte @Nullable [] signed) {
        this.message = message;
        this.signed = signed;
    }

    public M message() {
        return message;
    }

    /// Whether there is a signature, be it right or wrong.
    public boolean isSigned() {
        return signed != null;
    }

    /// Whether who made this message knew the password. Takes the same time wherever the signature is wrong. In classic
    /// messages every form of signature counts that is known of real clients.
    public boolean isProofOf(String password) {
        return isProofOf(HmacSha1.key(password));
    }

    boolean isProofOf(byte[] key) {
        if (signed == null) {
            return false;
        }
        byte[] signature = Arrays.copyOfRange(signed, signed.length - HmacSha1.LENGTH, signed.length);
        boolean proof = false;
        for (Integrity form : Integrity.tolerated(message.transaction())) {
            proof |= MessageDigest.isEqual(form.sign(signed, signed.length - Integrity.SIZE, key), signature);
        }
        return proof;
    }
}
