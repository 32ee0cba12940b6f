package org.pilotacs.acs.runtime;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/// Whose certificate a server of the operator may show, where it is not one of the authorities that Java knows.
public final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /// @param file PEM, with one authority or more
    /// @throws IOException if it cannot be read, or has no certificate in it
    public static SSLContext of(Path file) throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(file));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file. Put the certificate there that signed the server's",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + ": no PEM file with certificates: " + e.getMessage(), e);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new IOException(file + ": no certificate in it. Put the one there that signed the server's, as PEM");
        }
        return store;
    }
}
