package org.pilotacs.acs.door.sftp;

import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;

/// The key by which boxes know us: Ed25519, derived from the installation's key, so that all nodes show the same one for as long
/// as there is the installation. Stateless.
final class HostKey {
    private static final String PURPOSE = "sftp host key";

    private HostKey() {}

    static KeyPair of(MasterKey key) {
        byte[] seed = key.derive(PURPOSE);
        byte[] open = new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey().getEncoded();
        try {
            return new KeyPair(SecurityUtils.generateEDDSAPublicKey(KeyPairProvider.SSH_ED25519, open),
                    SecurityUtils.generateEDDSAPrivateKey(KeyPairProvider.SSH_ED25519, seed));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Ed25519 is not to be had", e);
        }
    }
}
