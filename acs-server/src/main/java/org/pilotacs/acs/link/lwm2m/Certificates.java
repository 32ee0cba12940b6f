package org.pilotacs.acs.link.lwm2m;

import org.eclipse.californium.elements.util.SslContextUtil;
import org.eclipse.leshan.server.LeshanServerBuilder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/// Our certificate and the authorities of devices', read of their files.
final class Certificates {
    private Certificates() {}

    /// @throws IOException if a file is no good; its message names the setting
    static void put(Lwm2mConfig.DtlsConfig config, LeshanServerBuilder server) throws IOException {
        Path certificate = config.certificate();
        Path key = config.key();
        if (certificate == null || key == null) {
            return;
        }
        List<X509Certificate> chain = read("certificate", certificate, Certificates::certificates);
        server.setCertificateChain(chain.toArray(X509Certificate[]::new));
        server.setPrivateKey(read("key", key, in -> SslContextUtil.loadPemCredentials(in).getPrivateKey()));
        Path authorities = config.clientCa();
        if (authorities != null) {
            server.setTrustedCertificates(
                    read("client-ca", authorities, Certificates::certificates).toArray(X509Certificate[]::new));
        }
    }

    private static List<X509Certificate> certificates(InputStream in) throws GeneralSecurityException {
        List<X509Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                .map(X509Certificate.class::cast).toList();
        if (all.isEmpty()) {
            // which as a list of authorities means to Californium: trust everybody
            throw new CertificateException("there is no certificate in it");
        }
        return all;
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException, GeneralSecurityException;
    }

    private static <T> T read(String setting, Path file, Reader<T> reader) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return reader.read(in);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("lwm2m.dtls." + setting + ": " + file + ": " + e.getMessage(), e);
        }
    }
}
