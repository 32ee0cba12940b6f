package org.pilotacs.acs.link.cwmp;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.AuthScheme;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.access.CredentialPolicy;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Who is let in with which credentials, over real sockets.
class DeviceAccessTest {
    private static final Login SHARED = new Login("cpe", Secret.of("s3cret"));
    private static final HandMadeDigest RIGHT = HandMadeDigest.md5("cpe", "s3cret");
    private static final AccessConfig USUAL = config(AuthScheme.DIGEST_MD5, AuthScheme.BASIC);

    @AutoClose
    private final Opened open = new Opened();

    @Test
    void every_scheme_is_offered_in_the_order_of_the_configuration() throws IOException {
        CpeSocket cpe = cpe(link(config(AuthScheme.DIGEST_SHA_256, AuthScheme.DIGEST_MD5, AuthScheme.BASIC)));
        List<String> offered = cpe.post(inform(), Map.of()).all("www-authenticate");
        assertThat(offered).hasSize(3);
        assertThat(offered.get(0)).startsWith("Digest realm=\"Pilot\"").contains("algorithm=SHA-256", "qop=\"auth\"");
        assertThat(offered.get(1)).startsWith("Digest realm=\"Pilot\"").contains("algorithm=MD5", "qop=\"auth\"");
        assertThat(offered.get(2)).isEqualTo("Basic realm=\"Pilot\"");
    }

    @ParameterizedTest
    @CsvSource({ "MD5,true", "MD5-sess,true", "SHA-256,true", "SHA-256-sess,true", "MD5,false", "'',false", "'',true",
        "SHA-256,false"})
    void digests_of_every_form_let_in_who_knows_the_password_and_nobody_else(String algorithm, boolean qop)
            throws IOException {
        RunningLink link = link(config(AuthScheme.DIGEST_MD5, AuthScheme.DIGEST_SHA_256));
        CpeSocket cpe = cpe(link);
        String challenge = challenge(cpe);
        String wrong = new HandMadeDigest("cpe", "guess", algorithm, qop).answer(challenge);
        assertThat(cpe.post(inform(), Map.of("Authorization", wrong)).status()).isEqualTo(401);
        String right = new HandMadeDigest("cpe", "s3cret", algorithm, qop).answer(challenge);
        CpeSocket.Answer answer = cpe.post(inform(), Map.of("Authorization", right));
        assertThat(answer.body()).contains("InformResponse");
        assertThat(cpe.post("", Map.of("Cookie", answer.header("set-cookie"))).status()).isEqualTo(204);
    }

    @Test
    void a_scheme_that_is_not_offered_is_not_taken() throws IOException {
        CpeSocket onlySha = cpe(link(config(AuthScheme.DIGEST_SHA_256)));
        assertThat(onlySha.post(inform(), Map.of("Authorization", RIGHT.answer(challenge(onlySha)))).status())
                .isEqualTo(401);
        assertThat(onlySha.post(inform(), Map.of("Authorization", basic("cpe", "s3cret"))).status()).isEqualTo(401);
    }

    /// R8: some devices give Basic before anybody asked.
    @Test
    void basic_is_taken_before_any_challenge() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        assertThat(cpe.post(inform(), Map.of("Authorization", basic("cpe", "s3cret"))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic !!!", "Basic", "Digest", "Bearer x", "Digest username=\"cpe\", nonce=\"AAAA\","
            + " uri=\"/\", response=\"00\"",
        ""})
    void what_is_no_credentials_is_challenged(String authorization) throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        CpeSocket.Answer answer = cpe.post(inform(), Map.of("Authorization", authorization));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).startsWith("Digest ").doesNotContain("stale");
        assertThat(cpe.post(inform(), Map.of("Authorization", basic("cpe", "guess"))).status()).isEqualTo(401);
        assertThat(cpe.post(inform(), Map.of("Authorization", basic("", ""))).status()).isEqualTo(401);
    }

    /// R7: some devices authenticate the Inform only; the cookie carries the rest.
    @Test
    void credentials_are_asked_once_in_a_session() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        CpeSocket.Answer first = cpe.post(inform(), Map.of("Authorization", RIGHT.answer(challenge(cpe))));
        cpe.hangUp();
        assertThat(cpe.post("", Map.of("Cookie", first.header("set-cookie"))).status()).isEqualTo(204);
    }

    /// R9: some devices begin with an empty POST and send their Inform only once they were challenged.
    @Test
    void an_empty_post_without_credentials_is_challenged() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        CpeSocket.Answer challenged = cpe.post("", Map.of());
        assertThat(challenged.status()).isEqualTo(401);
        String answer = RIGHT.answer(challenged.header("www-authenticate"));
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    /// H7: some devices open a new connection after 401, so that a nonce must not belong to its socket.
    @Test
    void a_challenge_may_be_answered_on_a_new_connection() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        String challenge = challenge(cpe);
        cpe.hangUp();
        assertThat(cpe.post(inform(), Map.of("Authorization", RIGHT.answer(challenge))).status()).isEqualTo(200);
    }

    @Test
    void a_challenge_of_one_node_may_be_answered_on_another() throws IOException {
        String challenge = challenge(cpe(link(USUAL)));
        CpeSocket elsewhere = cpe(link(USUAL));
        assertThat(elsewhere.post(inform(), Map.of("Authorization", RIGHT.answer(challenge))).status())
                .isEqualTo(200);
    }

    @Test
    void a_challenge_of_another_installation_may_not() throws IOException {
        RunningLink stranger = new RunningLink(RunningLink.config(USUAL),
                new RunningLink.Setting(TestDatabases.config(TestDatabases.Kind.H2), 7, UnknownDevices.ACCEPT));
        open.add(stranger);
        String challenge = challenge(cpe(stranger));
        CpeSocket cpe = cpe(link(USUAL));
        CpeSocket.Answer answer = cpe.post(inform(), Map.of("Authorization", RIGHT.answer(challenge)));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).doesNotContain("stale");
    }

    /// R8: some devices never count their uses of a nonce.
    @Test
    void the_same_answer_is_good_while_its_nonce_holds() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        String answer = RIGHT.answer(challenge(cpe));
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    @Test
    void a_nonce_that_ran_out_is_called_stale_to_who_knows_the_password() throws IOException {
        RunningLink link = link(USUAL);
        CpeSocket cpe = cpe(link);
        String challenge = challenge(cpe);
        link.pass(Duration.ofMinutes(4));
        assertThat(cpe.post(inform(), Map.of("Authorization", RIGHT.answer(challenge))).status()).isEqualTo(200);
        link.pass(Duration.ofMinutes(2));

        CpeSocket.Answer stale = cpe.post(inform(), Map.of("Authorization", RIGHT.answer(challenge)));
        assertThat(stale.status()).isEqualTo(401);
        assertThat(stale.header("www-authenticate")).contains(", stale=true");
        String wrong = HandMadeDigest.md5("cpe", "guess").answer(challenge);
        assertThat(cpe.post(inform(), Map.of("Authorization", wrong)).header("www-authenticate"))
                .doesNotContain("stale");

        String again = RIGHT.answer(stale.header("www-authenticate"));
        assertThat(cpe.post(inform(), Map.of("Authorization", again)).status()).isEqualTo(200);
    }

    @Test
    void an_answer_for_another_request_is_of_no_use() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        String challenge = challenge(cpe);
        String otherUri = RIGHT.answer(challenge, "POST", "/elsewhere");
        assertThat(cpe.post(inform(), Map.of("Authorization", otherUri)).status()).isEqualTo(401);
        String otherMethod = RIGHT.answer(challenge, "GET", "/");
        assertThat(cpe.post(inform(), Map.of("Authorization", otherMethod)).status()).isEqualTo(401);
        String moved = RIGHT.answer(challenge).replaceFirst("uri=\"/\"", "uri=\"/?moved\"");
        assertThat(cpe.post(inform(), Map.of("Authorization", moved)).status()).isEqualTo(401);
    }

    /// Some devices write the whole URL, and leave its query out or not.
    @ParameterizedTest
    @ValueSource(strings = { "http://acs.example:7547/", "http://acs.example", "/?box=1"})
    void the_uri_of_an_answer_may_be_written_in_any_way(String uri) throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        String answer = RIGHT.answer(challenge(cpe), "POST", uri);
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    /// As netcwmp does: it keeps 32 characters of a nonce and never a URI.
    @Test
    void a_nonce_fits_clients_that_cut_it_short_and_answer_for_no_uri() throws IOException {
        CpeSocket cpe = cpe(behindProxy());
        String cut = challenge(cpe).replaceFirst("nonce=\"(.{1,32})[^\"]*\"", "nonce=\"$1\"");
        String answer = RIGHT.answer(cut, "POST", "");
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    /// A proxy may change the path; the device answers for the one that it was given.
    @Test
    void an_answer_for_the_path_that_devices_are_given_is_taken() throws IOException {
        CpeSocket cpe = cpe(behindProxy());
        String answer = RIGHT.answer(challenge(cpe), "POST", "/acs");
        assertThat(cpe.post(inform(), Map.of("Authorization", answer)).status()).isEqualTo(200);
    }

    /// H8: some devices ignore every challenge.
    @Test
    void where_the_configuration_says_so_devices_need_no_credentials() throws IOException {
        CpeSocket here = cpe(link(new AccessConfig(SHARED, false, List.of(AddressRange.of("127.0.0.0/8")),
                USUAL.schemes(), CertificatePolicy.OPTIONAL, CredentialPolicy.OFF)));
        assertThat(here.post(inform(), Map.of()).status()).isEqualTo(200);
        CpeSocket elsewhere = cpe(link(new AccessConfig(SHARED, false, List.of(AddressRange.of("10.0.0.0/8")),
                USUAL.schemes(), CertificatePolicy.OPTIONAL, CredentialPolicy.OFF)));
        assertThat(elsewhere.post(inform(), Map.of()).status()).isEqualTo(401);
    }

    @Test
    void a_device_without_a_usable_identity_learns_nothing_without_credentials() throws IOException {
        CpeSocket cpe = cpe(link(USUAL));
        String nameless = inform().replaceAll("<SerialNumber>.*</SerialNumber>", "<SerialNumber/>");
        assertThat(cpe.post(nameless, Map.of()).status()).isEqualTo(401);
        CpeSocket.Answer answer = cpe.post(nameless, Map.of("Authorization", basic("cpe", "s3cret")));
        assertThat(answer.body()).contains("8003");
    }

    private static AccessConfig config(AuthScheme... schemes) {
        return new AccessConfig(SHARED, false, List.of(), List.of(schemes), CertificatePolicy.OPTIONAL,
                CredentialPolicy.OFF);
    }

    private RunningLink link(AccessConfig access) {
        RunningLink link = new RunningLink(RunningLink.config(access));
        open.add(link);
        return link;
    }

    private CpeSocket cpe(RunningLink link) {
        CpeSocket cpe = new CpeSocket(link.port());
        open.add(cpe);
        return cpe;
    }

    private static String challenge(CpeSocket cpe) throws IOException {
        CpeSocket.Answer answer = cpe.post(inform(), Map.of());
        assertThat(answer.status()).isEqualTo(401);
        return answer.header("www-authenticate");
    }

    static String inform() {
        return """
                <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer>\
                <OUI>00AA00</OUI><ProductClass>Box</ProductClass><SerialNumber>gated</SerialNumber></DeviceId></Inform>\
                </Body></Envelope>""";
    }

    private static String basic(String username, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(UTF_8));
    }

    private RunningLink behindProxy() {
        CwmpConfig usual = RunningLink.config(USUAL);
        RunningLink link = new RunningLink(new CwmpConfig(new CwmpConfig.ListenerConfig("127.0.0.1", 0, "/acs",
                usual.listener().maxBody(), true), usual.sessions(), usual.access(), usual.tls(),
                usual.wake()));
        open.add(link);
        return link;
    }
}
