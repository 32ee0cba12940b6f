package org.pilotacs.acs.link.cwmp;

import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.access.CredentialPolicy;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.Secret;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Devices over TLS, with and without certificates, on real sockets.
class TlsAccessTest {
    private static final TestAuthority OURS = new TestAuthority("Operator Root");
    private static final TestAuthority BOXES = new TestAuthority("Box Maker Root");
    private static final TestAuthority STRANGER = new TestAuthority("Somebody Else");
    private static final X509Bundle SERVER = OURS.issue("acs.example");
    private static final DeviceId DEVICE = DeviceId.of("00AA00", "Box", "gated");

    @AutoClose
    private final Opened open = new Opened();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = { "1.2", "1.3"})
    void a_device_may_speak_either_version(String version) throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), AccessConfig.DEFAULT);
        CpeSocket cpe = cpe(link, OURS.client(null), "TLSv" + version);
        CpeSocket.Answer answer = cpe.post(DeviceAccessTest.inform(), Map.of());
        assertThat(answer.body()).contains("InformResponse");
        assertThat(cpe.post("", Map.of("Cookie", answer.header("set-cookie"))).status()).isEqualTo(204);
    }

    @Test
    void a_version_that_is_not_set_is_not_spoken() throws IOException {
        RunningLink link = link(tls(List.of("1.3")), AccessConfig.DEFAULT);
        CpeSocket old = cpe(link, OURS.client(null), "TLSv1.2");
        assertThatThrownBy(() -> old.post(DeviceAccessTest.inform(), Map.of())).isInstanceOf(SSLException.class);
    }

    /// H19: some devices refuse TLS until their clock is set, so they begin in plain.
    @Test
    void a_device_may_begin_in_plain_and_go_on_over_TLS() throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), AccessConfig.DEFAULT);
        CpeSocket plain = new CpeSocket(link.port());
        open.add(plain);
        CpeSocket.Answer greeted = plain.post(DeviceAccessTest.inform(), Map.of());
        assertThat(greeted.status()).isEqualTo(200);
        CpeSocket cpe = cpe(link, OURS.client(null), "TLSv1.3");
        assertThat(cpe.post("", Map.of("Cookie", greeted.header("set-cookie"))).status()).isEqualTo(204);
    }

    @Test
    void credentials_count_over_TLS_as_they_do_in_plain() throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), withCredentials(CertificatePolicy.OPTIONAL));
        CpeSocket cpe = cpe(link, OURS.client(null), "TLSv1.3");
        CpeSocket.Answer challenged = cpe.post(DeviceAccessTest.inform(), Map.of());
        assertThat(challenged.status()).isEqualTo(401);
        String answer = HandMadeDigest.md5("cpe", "s3cret").answer(challenged.header("www-authenticate"));
        assertThat(cpe.post(DeviceAccessTest.inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "gated,''", "GATED,''", "00aa00-gated,''", "00AA00-Box-gated,''", "Anything,00AA00-Box-gated",
        "'Box, of a kind',gated"})
    void a_certificate_that_names_the_device_lets_it_in_without_credentials(String name, String alternative)
            throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), withCredentials(CertificatePolicy.OPTIONAL));
        X509Bundle own = alternative.isEmpty() ? BOXES.issue(name) : BOXES.issue(name, "other", alternative);
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            CpeSocket cpe = cpe(link, OURS.client(own), version);
            assertThat(cpe.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "another", "gated2", "00AA01-gated", "00AA00-Other-gated", "*", ""})
    void a_certificate_of_another_device_lets_nobody_in_whatever_else_is_shown(String name) throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), AccessConfig.DEFAULT);
        CpeSocket cpe = cpe(link, OURS.client(BOXES.issue(name)), "TLSv1.3");
        CpeSocket.Answer answer = cpe.post(DeviceAccessTest.inform(), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<FaultCode>8001</FaultCode>").contains(name);
        assertThat(link.devices().find(DEVICE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "TLSv1.2", "TLSv1.3"})
    void a_certificate_of_an_unknown_authority_ends_the_handshake(String version) throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), AccessConfig.DEFAULT);
        CpeSocket cpe = cpe(link, OURS.client(STRANGER.issue("gated")), version);
        assertThatThrownBy(() -> cpe.post(DeviceAccessTest.inform(), Map.of())).isInstanceOf(IOException.class);
        assertThat(link.devices().find(DEVICE)).isEmpty();
    }

    @Test
    void where_a_certificate_is_required_credentials_do_not_help_on_either_listener() throws IOException {
        RunningLink link = link(tls(List.of("1.2", "1.3")), withCredentials(CertificatePolicy.REQUIRED));
        CpeSocket plain = new CpeSocket(link.port());
        open.add(plain);
        String challenge = plain.post("", Map.of()).header("www-authenticate");
        Map<String, String> right = Map.of("Authorization", HandMadeDigest.md5("cpe", "s3cret").answer(challenge));
        CpeSocket secure = cpe(link, OURS.client(null), "TLSv1.3");
        for (CpeSocket cpe : List.of(plain, secure)) {
            assertThat(cpe.post(DeviceAccessTest.inform(), right).body()).contains("<FaultCode>8001</FaultCode>");
        }
        CpeSocket certified = cpe(link, OURS.client(BOXES.issue("gated")), "TLSv1.3");
        assertThat(certified.post(DeviceAccessTest.inform(), Map.of()).body()).contains("InformResponse");
    }

    @Test
    void new_files_are_taken_without_a_restart_once_they_fit_together() throws IOException {
        TlsConfig tls = tls(List.of("1.2", "1.3"));
        RunningLink link = link(tls, AccessConfig.DEFAULT);
        X509Certificate first = shown(link);
        assertThat(first).isEqualTo(SERVER.getCertificate());

        X509Bundle next = OURS.issue("acs.example");
        write("acs.pem", next.getCertificatePEM());
        link.link().renewTls();
        assertThat(shown(link)).as("its key is not there yet").isEqualTo(first);
        write("acs.key", next.getPrivateKeyPEM());
        link.link().renewTls();
        assertThat(shown(link)).isEqualTo(next.getCertificate());

        write("acs.key", "nonsense");
        link.link().renewTls();
        Files.delete(folder.resolve("acs.pem"));
        link.link().renewTls();
        assertThat(shown(link)).isEqualTo(next.getCertificate());
    }

    @Test
    void files_that_are_no_good_stop_the_start_and_are_named() throws IOException {
        TlsConfig tls = tls(List.of("1.2", "1.3"));
        write("acs.key", OURS.issue("another").getPrivateKeyPEM());
        assertThatThrownBy(() -> link(tls, AccessConfig.DEFAULT)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cwmp.tls.key: " + tls.key() + " is not the key of " + tls.certificate());
        write("acs.key", "nonsense");
        assertThatThrownBy(() -> link(tls, AccessConfig.DEFAULT)).hasMessageContaining("must be PEM files");
        write("acs.key", SERVER.getPrivateKeyPEM());
        write("boxes.pem", "nonsense");
        assertThatThrownBy(() -> link(tls, AccessConfig.DEFAULT)).hasMessageContaining("must be PEM files");
        Files.delete(folder.resolve("acs.pem"));
        assertThatThrownBy(() -> link(tls, AccessConfig.DEFAULT))
                .hasMessageContaining("cwmp.tls.certificate: there is no file " + tls.certificate());
    }

    private TlsConfig tls(List<String> versions) throws IOException {
        return new TlsConfig(0, write("acs.pem", SERVER.getCertificatePEM()),
                write("acs.key", SERVER.getPrivateKeyPEM()),
                write("boxes.pem", BOXES.certificatePem()), versions);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static AccessConfig withCredentials(CertificatePolicy certificates) {
        return new AccessConfig(new Login("cpe", Secret.of("s3cret")), false, List.of(),
                AccessConfig.DEFAULT.schemes(), certificates, CredentialPolicy.OFF);
    }

    private RunningLink link(TlsConfig tls, AccessConfig access) {
        CwmpConfig usual = RunningLink.config(AccessConfig.DEFAULT);
        RunningLink link = new RunningLink(new CwmpConfig(usual.listener(), usual.sessions(), access, tls,
                usual.wake()));
        open.add(link);
        return link;
    }

    private CpeSocket cpe(RunningLink link, SSLContext context, String version) {
        CpeSocket cpe = new CpeSocket(() -> connect(link, context, version));
        open.add(cpe);
        return cpe;
    }

    private static SSLSocket connect(RunningLink link, SSLContext context, String version) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                link.tlsPort());
        socket.setEnabledProtocols(new String[]{ version});
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        return socket;
    }

    /// What the listener shows to a new connection.
    private static X509Certificate shown(RunningLink link) throws IOException {
        try (SSLSocket socket = connect(link, OURS.client(null), "TLSv1.3")) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
