package org.pilotacs.acs.link.cwmp;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

import javax.naming.ldap.Rdn;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// An authority that signs certificates for EC keys, and what its friends speak TLS with.
public final class TestAuthority {
    private final X509Bundle own;

    public TestAuthority(String name) {
        try {
            own = named(name).setIsCertificateAuthority(true).buildSelfSigned();
        } catch (Exception e) { // as the builder declares it
            throw new AssertionError(e);
        }
    }

    public X509Bundle issue(String commonName, String... alternativeNames) {
        CertificateBuilder builder = named(commonName);
        for (String alternative : alternativeNames) {
            builder.addSanDnsName(alternative);
        }
        try {
            return builder.buildIssuedBy(own);
        } catch (Exception e) { // as the builder declares it
            throw new AssertionError(e);
        }
    }

    private static CertificateBuilder named(String commonName) {
        return new CertificateBuilder().ecp256().subject("CN=" + Rdn.escapeValue(commonName));
    }

    public String certificatePem() {
        return own.getCertificatePEM();
    }

    /// What a client that trusts this authority speaks TLS with.
    ///
    /// @param shown what it shows of itself, whoever is asked for; null for nothing
    public SSLContext client(@Nullable X509Bundle shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown == null ? new KeyManager[0] : new KeyManager[]{ new Always(shown)},
                    new TrustManager[]{ trust()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// What a server speaks TLS with.
    public static SSLContext server(X509Bundle shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.toKeyManagerFactory().getKeyManagers(), null, null);
            return context;
        } catch (Exception e) { // as the bundle declares it
            throw new AssertionError(e);
        }
    }

    /// Believes this authority and no other.
    public X509TrustManager trust() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", own.getCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return (X509TrustManager) trust.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Shows one certificate; the JDK's own would show none to a server that does not name its authority.
    private static final class Always extends X509ExtendedKeyManager {
        private static final String ALIAS = "own";

        private final X509Bundle shown;

        Always(X509Bundle shown) {
            this.shown = shown;
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[]{ ALIAS};
        }

        @Override
        public String chooseClientAlias(String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return ALIAS;
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers,
                @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return shown.getCertificatePath();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return shown.getKeyPair().getPrivate();
        }
    }
}
