package org.pilotacs.acs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.link.cwmp.TlsConfig;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.AuthScheme;
import org.pilotacs.acs.link.cwmp.access.CertificatePolicy;
import org.pilotacs.acs.link.cwmp.access.CredentialPolicy;
import org.pilotacs.acs.link.cwmp.access.Login;
import org.pilotacs.acs.link.cwmp.wake.ConnectionRequestConfig;
import org.pilotacs.acs.runtime.AddressRange;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.LogConfig;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.yaml.YamlProblems;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AcsConfigTest {
    @TempDir
    Path folder;

    @Test
    void withoutAFileEveryDefaultHolds() {
        assertThat(settingsOf(AcsConfig.load(null, Map.of("PATH", "/bin"), Map.of())))
                .isEqualTo(settingsOf(AcsConfig.DEFAULT));
    }

    @Test
    void theReferenceFileHasEveryKeyWithItsDefault() throws IOException {
        GeneratedDocs.assertTrue("pilot.yaml", AcsConfig.reference());
    }

    @Test
    void theReferenceFileSetsNothingAndItsKeysSetTheDefaults() throws IOException {
        AcsConfig untouched = load(AcsConfig.reference());
        assertThat(untouched.origins().values()).containsOnly("default");

        AcsConfig uncommented = load(AcsConfig.reference().replaceAll("(?m)^( *)#(?! |$)", "$1"));
        assertThat(settingsOf(uncommented)).isEqualTo(settingsOf(AcsConfig.DEFAULT));
        assertThat(uncommented.origins().values()).doesNotContain("default");
    }

    @Test
    void theFileSetsEveryKindOfKey() throws IOException {
        AcsConfig config = load("""
                data: /var/lib/pilot
                secrets: {key-file: /etc/pilot/key}
                devices: {unknown: quarantine}
                database: {url: 'jdbc:postgresql://db/pilot', username: acs, password: hush, pool-size: 20}
                cwmp:
                  host: 0.0.0.0
                  port: 17547
                  path: /acs
                  max-body: 1MiB
                  username: box
                  password: sesame
                  session-timeout: 90s
                  schemes: [digest-sha-256, digest-md5]
                  accept-unauthenticated-from: [10.9.0.0/16]
                  device-credentials: rotate
                  plain: false
                  tls: {port: 8443, certificate: acs.pem, key: acs.key, client-ca: boxes.pem, versions: [1.3],
                        client-certificates: required}
                  connection-request:
                    allow: [10.0.0.0/8, fd00::/8]
                    deny: []
                console:
                  token: 0123456789abcdef
                self-service: {equipment: /etc/pilot/equipment}
                profiles:
                  folder: /etc/pilot/profiles
                tasks:
                  deadline: 2d
                log: {format: json, level: debug}
                """);

        assertThat(config.data()).isEqualTo(Path.of("/var/lib/pilot"));
        assertThat(config.database().password()).isEqualTo(Secret.of("hush"));
        assertThat(config.cwmp().listener().maxBody()).isEqualTo(DataSize.ofMebibytes(1));
        assertThat(config.cwmp().sessions().timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.secrets().keyFile()).isEqualTo(Path.of("/etc/pilot/key"));
        assertThat(config.cwmp().access()).isEqualTo(new AccessConfig(new Login("box", Secret.of("sesame")), false,
                List.of(AddressRange.of("10.9.0.0/16")), List.of(AuthScheme.DIGEST_SHA_256, AuthScheme.DIGEST_MD5),
                CertificatePolicy.REQUIRED, CredentialPolicy.ROTATE));
        assertThat(config.cwmp().listener().plain()).isFalse();
        assertThat(config.cwmp().tls()).isEqualTo(new TlsConfig(8443, Path.of("acs.pem"), Path.of("acs.key"),
                Path.of("boxes.pem"), List.of("1.3")));
        assertThat(config.devices().unknown()).isEqualTo(UnknownDevices.QUARANTINE);
        assertThat(config.cwmp().wake().connectionRequest().allow())
                .containsExactly(AddressRange.of("10.0.0.0/8"), AddressRange.of("fd00::/8"));
        assertThat(config.cwmp().wake().connectionRequest().deny()).isEmpty();
        assertThat(config.equipment().folder()).isEqualTo(Path.of("/etc/pilot/equipment"));
        assertThat(config.profiles().folder()).isEqualTo(Path.of("/etc/pilot/profiles"));
        assertThat(config.tasks().deadline()).isEqualTo(Duration.ofDays(2));
        assertThat(config.log()).isEqualTo(new LogConfig(LogConfig.Format.JSON, LogConfig.Level.DEBUG));
    }

    @Test
    void theEnvironmentOverridesTheFileAndTheCommandLineBoth() throws IOException {
        AcsConfig config = AcsConfig.load(file("cwmp: {port: 1, path: /file}\ndata: file\n"),
                Map.of("PILOT_CWMP_PORT", "2", "PILOT_DATA", "environment", "PILOT_CWMP_CONNECTION_REQUEST_USERNAME",
                        "acs", "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "10.0.0.0/8, 192.168.0.0/16"),
                Map.of("data", "line"));

        assertThat(config.cwmp().listener().path()).isEqualTo("/file");
        assertThat(config.cwmp().listener().port()).isEqualTo(2);
        assertThat(config.data()).isEqualTo(Path.of("line"));
        assertThat(config.cwmp().wake().connectionRequest().login().username()).isEqualTo("acs");
        assertThat(config.cwmp().wake().connectionRequest().allow())
                .containsExactly(AddressRange.of("10.0.0.0/8"), AddressRange.of("192.168.0.0/16"));
        assertThat(config.origins()).containsEntry("cwmp.path", folder.resolve("pilot.yaml") + ":1")
                .containsEntry("cwmp.port", "environment PILOT_CWMP_PORT").containsEntry("data", "command line")
                .containsEntry("console.port", "default");
    }

    @Test
    void everyKeyHasAVariableOfItsOwn() {
        assertThat(Settings.ALL).extracting(Setting::key).doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z][a-z0-9]*(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)*"));
        assertThat(Settings.ALL).extracting(Setting::variable).doesNotHaveDuplicates()
                .allMatch(variable -> variable.matches("PILOT(_[A-Z][A-Z0-9]*)+"));
    }

    @Test
    void everythingThatIsWrongIsListedAtOnceWithoutSecrets() throws IOException {
        Path file = file("""
                cwmp:
                  prot: 7547
                  max-body: 16MB
                  session-timeout: 2h
                  username: box
                  connection-request:
                    allow: [10.0.0.0/8, 10.0.0.1/8]
                console:
                  token: tooshort
                logs:
                  level: loud
                """);
        assertThatThrownBy(() -> AcsConfig.load(file, Map.of("PILOT_CWMP_PRT", "1", "PILOT_DATABASE_POOL_SIZE", "many"),
                Map.of("dat", "x"))).isInstanceOf(YamlProblems.class)
                .hasMessage(
                        """
                                pilot.yaml: cwmp.password: is missing: set both username and password, or neither
                                pilot.yaml:2: cwmp.prot: unknown key; did you mean port? allowed here: accept-unauthenticated,\
                                 accept-unauthenticated-from, bulk, connection-request, cookie-name, device-credentials, host, max-body, max-sessions,\
                                 password, path, plain, port, schemes, session-timeout, tls, udp, username, xmpp
                                pilot.yaml:3: cwmp.max-body: is '16MB'; allowed: a size, 64KiB to 256MiB
                                pilot.yaml:4: cwmp.session-timeout: is '2h'; allowed: a duration, 1s to 30m
                                pilot.yaml:7: cwmp.connection-request.allow: is '10.0.0.1/8'; allowed: a block of addresses\
                                 such as 10.0.0.0/8 or fd00::/8
                                pilot.yaml:9: console.token: must have 16 to 256 characters
                                pilot.yaml:10: logs: unknown key; did you mean log? allowed here: audit, campaigns, console, contacts,\
                                 cwmp, data,\
                                 database, devices, diagnosis, diagnostics, events, file-server, files, firmware, incidents, log, lwm2m, meter,\
                                 nbi, network,\
                                 profiles, provisioning, readings, satellite, secrets, self-service, sftp,\
                                 tasks, trace, webhooks
                                command line: dat: unknown key; did you mean data?
                                environment: PILOT_CWMP_PRT: unknown variable; did you mean PILOT_CWMP_PORT?
                                environment: PILOT_DATABASE_POOL_SIZE: is 'many'; allowed: a whole number, 2 to 500"""
                                .replace("pilot.yaml", file.toString()));
    }

    @Test
    void anXmppServerNeedsAnAccountAndAnAccountAServer() throws IOException {
        Path file = file("cwmp:\n  xmpp:\n    host: xmpp.example\n    username: pilot\n");
        assertThatThrownBy(() -> AcsConfig.load(file, Map.of(), Map.of()))
                .hasMessageContaining("cwmp.xmpp.password: is missing: we log in to the XMPP server with username and"
                        + " password");
        assertThatThrownBy(() -> AcsConfig.load(null, Map.of("PILOT_CWMP_XMPP_USERNAME", "pilot"), Map.of()))
                .hasMessageContaining("cwmp.xmpp.host: is missing");
        assertThatThrownBy(() -> AcsConfig.load(null, Map.of("PILOT_CWMP_UDP_RATE_PER_ADDRESS", "0"), Map.of()))
                .hasMessageContaining("allowed: a whole number, 1 to 100000");
    }

    @Test
    void aListenerBeyondLoopbackNeedsCredentials() throws IOException {
        Path file = file("cwmp: {host: 0.0.0.0}\nconsole: {host: '::'}\n");
        assertThatThrownBy(() -> AcsConfig.load(file, Map.of(), Map.of())).hasMessage(
                """
                        pilot.yaml:1: cwmp.host: is beyond loopback and any device would be let in: set cwmp.username and\
                         cwmp.password, or cwmp.tls.client-certificates: required, or cwmp.accept-unauthenticated: true
                        pilot.yaml:2: console.host: is beyond loopback and anybody would be let in: set console.token or console.oidc.issuer"""
                        .replace("pilot.yaml", file.toString()));

        Map<String, String> credentials = Map.of("PILOT_CWMP_USERNAME", "box", "PILOT_CWMP_PASSWORD", "sesame",
                "PILOT_CONSOLE_TOKEN", "0123456789abcdef");
        assertThat(AcsConfig.load(file, credentials, Map.of()).cwmp().access().shared().username()).isEqualTo("box");
        assertThat(
                load("cwmp: {host: 0.0.0.0, accept-unauthenticated: true}\n").cwmp().access().acceptUnauthenticated())
                .isTrue();
    }

    @Test
    void whatLinesAreTestedAgainstMustBeAWholeUrl() {
        for (String url : List.of("//host/x", "speed.bin", "mailto:a@b")) {
            assertThatThrownBy(() -> load("diagnostics: {download-url: '" + url + "'}\n")).as(url)
                    .hasMessageContaining("diagnostics.download-url: must be an http, https or ftp URL");
        }
    }

    @Test
    void bulkDataNeedsAPathOfItsOwn() {
        assertThatThrownBy(() -> load("cwmp: {path: /acs, bulk: {path: /acs}}\n"))
                .hasMessageContaining("cwmp.bulk.path: is cwmp.path too");
    }

    @Test
    void whatTlsNeedsIsNamed() throws IOException {
        Path file = folder.resolve("pilot.yaml");
        Map.of("plain: false", "cwmp.plain: is false, and without cwmp.tls.certificate no device could report",
                "tls: {key: a}", "cwmp.tls.certificate: is missing: without one there is no TLS listener",
                "tls: {certificate: a}", "cwmp.tls.key: is missing: it is the private key of the certificate",
                "tls: {certificate: a, key: b, versions: []}", "cwmp.tls.versions: must name 1.2, 1.3 or both",
                "tls: {certificate: a, key: b, client-certificates: required}",
                "cwmp.tls.client-ca: is missing: cwmp.tls.client-certificates is required, and no authority may give any",
                "schemes: []", "cwmp.schemes: must name at least one, and none twice",
                "schemes: [basic, basic]", "cwmp.schemes: must name at least one, and none twice")
                .forEach((written, refusal) -> assertThatThrownBy(() -> load("cwmp: {" + written + "}\n"))
                        .as(written).hasMessage(refusal.startsWith("cwmp.tls.certificate")
                                || refusal.startsWith("cwmp.tls.key") || refusal.startsWith("cwmp.tls.client-ca")
                                        ? file + ": " + refusal
                                        : file + ":1: " + refusal));
        assertThat(load(
                "cwmp: {host: 0.0.0.0, tls: {certificate: a, key: b, client-ca: c, client-certificates: required}}")
                .cwmp().tls().isOn()).isTrue();
    }

    @Test
    void aMissingOrGarbledFileIsRefused() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> AcsConfig.load(missing, Map.of(), Map.of())).isInstanceOf(YamlProblems.class)
                .hasMessageStartingWith(missing + ": cannot be read: ");
        Path garbled = folder.resolve("garbled.yaml");
        Files.write(garbled, new byte[]{ 'a', ':', ' ', (byte) 0xff});
        assertThatThrownBy(() -> AcsConfig.load(garbled, Map.of(), Map.of())).isInstanceOf(YamlProblems.class)
                .hasMessage(garbled + ": is not UTF-8 text");
    }

    @Test
    void theEffectiveConfigurationSaysWhereEachValueCameFromAndHidesSecrets() throws IOException {
        Path file = file("cwmp:\n  username: box\n  password: sesame\nlog: {format: json}\n");
        String text = AcsConfig.load(file, Map.of("PILOT_CONSOLE_TOKEN", "0123456789abcdef"), Map.of()).describe();

        assertThat(text).doesNotContain("sesame", "0123456789abcdef");
        assertThat(text.lines().map(line -> line.replaceAll(" +", " ").strip())).contains("data: data # default",
                "username: box # " + file + ":2", "password: '***' # " + file + ":3",
                "token: '***' # environment PILOT_CONSOLE_TOKEN", "format: json # " + file + ":4",
                "timeout: 5s # default");
    }

    @Test
    void anEmptyDatabaseUrlIsAFileInTheDataFolder() {
        AcsConfig config = AcsConfig.load(null, Map.of(), Map.of("data", "/srv/pilot"));
        assertThat(config.database()).isEqualTo(DatabaseConfig.h2(Path.of("/srv/pilot")));
        assertThat(config.describe()).contains("url: ''");
    }

    @Test
    void aPasswordInTheDatabaseUrlIsHiddenToo() {
        AcsConfig config = AcsConfig.load(null,
                Map.of("PILOT_DATABASE_URL", "jdbc:postgresql://db/p?password=hush&x=1"),
                Map.of());
        assertThat(config.database().url()).contains("hush");
        assertThat(config.describe()).doesNotContain("hush").contains("password=***&x=1");
    }

    @Test
    void theEffectiveConfigurationCanBeLoadedAgain() throws IOException {
        AcsConfig config = AcsConfig.load(null, Map.of("PILOT_CWMP_PORT", "1"), Map.of());
        assertThat(settingsOf(load(config.describe()))).isEqualTo(settingsOf(config));
    }

    @Test
    void noDeviceCanTurnOurKnockAgainstThisMachineByDefault() {
        ConnectionRequestConfig knock = ConnectionRequestConfig.DEFAULT;
        for (String address : List.of("127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.169.254", "224.0.0.1", "::", "::1",
                "fe80::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
                "fd00:ec2::254", "100.100.100.200")) {
            assertThat(knock.permits(InetAddress.ofLiteral(address))).as(address).isFalse();
        }
        for (String address : List.of("10.0.0.1", "192.168.1.1", "100.64.0.1", "8.8.8.8", "2001:db8::1")) {
            assertThat(knock.permits(InetAddress.ofLiteral(address))).as(address).isTrue();
        }
    }

    @Test
    void anIdentityProviderIsSetWholeOrNotAtAll() throws IOException {
        OidcConfig oidc = load("""
                console:
                  host: 0.0.0.0
                  url: https://pilot.example
                  oidc:
                    issuer: https://sso.example/realms/operator
                    client-id: pilot
                    client-secret: hush
                    roles: {claim: realm_access.roles, care: [pilot-care], admin: [pilot-admin, boss]}
                    local: false
                """).console().oidc();
        assertThat(oidc.isOn()).isTrue();
        assertThat(oidc.client().secret()).isEqualTo(Secret.of("hush"));
        assertThat(oidc.client().scopes()).containsExactly("openid", "profile", "email");
        assertThat(oidc.roles().name()).isEqualTo("realm_access.roles");
        assertThat(oidc.roles().of(Role.ADMIN)).containsExactly("pilot-admin", "boss");
        assertThat(oidc.local()).isFalse();
        assertThat(oidc.toString()).doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            client-id: pilot                                | oidc.issuer: is missing
            local: false                                    | oidc.local: is false and nobody could sign in
            issuer: sso.example                             | oidc.issuer: must be https:// with a host
            issuer: 'http://sso.example'                    | oidc.issuer: must be https://; http:// is for this machine
            issuer: 'https://sso.example'                   | oidc.client-id: is missing
            issuer: 'https://sso.example', client-id: pilot | oidc.roles.care: is empty and so are the other roles
            issuer: 'https://sso.example', client-id: pilot, scopes: [email], roles: {care: [a]} | oidc.scopes: must contain
            """)
    void whatAnIdentityProviderLacksIsNamed(String oidc, String problem) {
        assertThatThrownBy(() -> load("console: {oidc: {" + oidc + "}}\n"))
                .hasMessageContaining(" console." + problem);
    }

    @Test
    void whereAnIdentityProviderSendsPeopleBackIsNotGuessedBeyondThisMachine() {
        assertThatThrownBy(() -> load("console: {host: 0.0.0.0, oidc: {issuer: 'https://sso.example', client-id: pilot,"
                + " roles: {care: [a]}}}\n")).hasMessageContaining("console.url: is missing");
    }

    private AcsConfig load(String text) throws IOException {
        return AcsConfig.load(file(text), Map.of(), Map.of());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("pilot.yaml"), text);
    }

    private static List<Object> settingsOf(AcsConfig config) {
        return List.of(config.data(), config.secrets(), config.devices(), config.database(), config.network(),
                config.cwmp(),
                config.console(),
                config.profiles(),
                config.tasks(), config.readings(), config.log(), config.trace());
    }
}
