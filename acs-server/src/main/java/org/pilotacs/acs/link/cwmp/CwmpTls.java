package org.pilotacs.acs.link.cwmp;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/// The TLS side of the rim: makes the listener's options of the files, and new ones when the files change. What does not fit
/// together is not used: while a certificate is replaced, its new key may come a moment later. Confined to one thread at a
/// time.
final class CwmpTls {
    private static final Logger log = LoggerFactory.getLogger(CwmpTls.class);
    private static final byte[] SAMPLE = { 1, 2, 3};

    private final Vertx vertx;
    private final TlsConfig config;
    private @Nullable TlsPems seen;

    CwmpTls(Vertx vertx, TlsConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /// @throws IOException if the files are no good; its message says what is wrong
    ServerSSLOptions options() throws IOException {
        TlsPems pems = TlsPems.read(config);
        seen = pems;
        return options(pems);
    }

    /// Options of files that have changed; null if they have not, or not to something that can be used.
    @Nullable
    ServerSSLOptions changed() {
        try {
            TlsPems pems = TlsPems.read(config);
            if (pems.equals(seen)) {
                return null;
            }
            seen = pems;
            ServerSSLOptions options = options(pems);
            log.atInfo().addKeyValue("certificate", config.certificate()).log("the TLS listener takes new files");
            return options;
        } catch (IOException e) {
            log.atWarn().setCause(e).log("the TLS listener goes on with the files that it has");
            return null;
        }
    }

    private ServerSSLOptions options(TlsPems pems) throws IOException {
        PemKeyCertOptions own = new PemKeyCertOptions().setCertValue(Buffer.buffer(pems.certificate()))
                .setKeyValue(Buffer.buffer(pems.key().reveal()));
        ServerSSLOptions options = new ServerSSLOptions().setKeyCertOptions(own).setEnabledSecureTransportProtocols(
                config.versions().stream().map(version -> "TLSv" + version).collect(Collectors.toSet()));
        if (!pems.clientCa().isEmpty()) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pems.clientCa())))
                    .setClientAuth(ClientAuth.REQUEST);
        }
        check(options);
        return options;
    }

    private void check(ServerSSLOptions options) throws IOException {
        boolean fit;
        try {
            fit = true;
            for (KeyManager manager : options.getKeyCertOptions().getKeyManagerFactory(vertx).getKeyManagers()) {
                fit &= !(manager instanceof X509KeyManager keys) || fit(keys);
            }
            if (options.getTrustOptions() != null) {
                options.getTrustOptions().getTrustManagerFactory(vertx);
            }
        } catch (Exception e) { // as Vert.x declares it: whatever a file's content leads to
            throw new IOException("cwmp.tls: certificate, key and client-ca must be PEM files: " + e.getMessage(), e);
        }
        if (!fit) {
            throw new IOException("cwmp.tls.key: " + config.key() + " is not the key of " + config.certificate());
        }
    }

    /// Whether what a key signs, the certificate beside it confirms.
    private static boolean fit(X509KeyManager keys) throws GeneralSecurityException {
        for (String type : List.of("RSA", "EC", "EdDSA")) {
            String[] aliases = keys.getServerAliases(type, null);
            for (String alias : aliases == null ? new String[0] : aliases) {
                if (!signs(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0])) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean signs(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        });
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(SAMPLE);
        return signature.verify(signed);
    }
}
