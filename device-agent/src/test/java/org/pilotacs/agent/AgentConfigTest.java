package org.pilotacs.agent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.conf.ConfFile;
import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.conf.Key;
import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.Presence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The keys, their defaults, and the files beside them.
class AgentConfigTest {
    @TempDir
    private Path folder;

    private AgentConfig load(String text, Map<String, String> environment) throws Exception {
        Path file = folder.resolve("agent.conf");
        Files.writeString(file, text);
        return AgentConfig.load(file, environment);
    }

    private void secret(String name, String text, String permissions) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /// Run with `-Dpilot.write-reference=true` after a change.
    @Test
    void theReferenceIsWhatTheDocumentsShow() throws Exception {
        Path file = Path.of("../docs/agent.conf");
        if (Boolean.getBoolean("pilot.write-reference")) {
            Files.writeString(file, Keys.reference());
        }
        assertThat(file).hasContent(Keys.reference());
    }

    @Test
    void everyDefaultIsAllowed() {
        ConfFile conf = ConfFile.read("x", "acs.url = http://a/", Keys.ALL);
        for (Key<?> key : Keys.ALL) {
            Object value = conf.get(key);
            assertThat(value).as(key.name()).isNotNull();
        }
        assertThat(Keys.ALL).extracting(Key::name).doesNotHaveDuplicates();
    }

    @Test
    void theReferenceItselfIsAConfiguration() {
        assertThat(ConfFile.read("x", Keys.reference(), Keys.ALL).get(Keys.ACS_URL)).isEmpty();
        assertThat(ConfFile.read("x", Keys.reference().replaceAll("(?m)^#([a-z])", "$1"), Keys.ALL).get(Keys.RESTART)
                .words()).containsExactly("systemctl", "reboot");
    }

    @Test
    void passwordsAreInFilesOfTheirOwn() throws Exception {
        secret("acs", "s3cret\n", "rw-r-----");
        secret("knock", "kn0ck", "rw-------");
        AgentConfig config = load("""
                acs.url = http://acs.example/
                acs.username = box
                acs.password-file = acs
                connection-request.username = acs
                connection-request.password-file = knock
                """, Map.of());
        assertThat(config.acs().password().text()).isEqualTo("s3cret");
        assertThat(config.knock().password().text()).isEqualTo("kn0ck");
        assertThat(config.toString()).doesNotContain("s3cret", "kn0ck");
        assertThat(config.box().state()).isEqualTo(Path.of("/var/lib/pilot-agent"));
    }

    @Test
    void systemdMayHandThemOver() throws Exception {
        Files.createDirectory(folder.resolve("credentials"));
        secret("credentials/acs", "from systemd", "r--r-----");
        secret("acs", "from the folder", "rw-r-----");
        assertThat(load("acs.url = http://a/\nacs.password-file = acs",
                Map.of("CREDENTIALS_DIRECTORY", folder.resolve("credentials").toString())).acs().password().text())
                .isEqualTo("from systemd");
    }

    @Test
    void aBoxThatSpeaksLwm2mAloneHasItsOwnKey() throws Exception {
        secret("key", "00ff\n", "rw-------");
        AgentConfig config = load("lwm2m.server = coaps://acs.example\nlwm2m.key-file = key\nlwm2m.awake = 30s",
                Map.of());
        assertThat(config.acs().url()).isNull();
        Lwm2mSettings settings = Objects.requireNonNull(config.coap())
                .settings(new Identity("Maker", "A1B2C3", "SV-L1", "7", "SV-L1", "1"), 1_000);
        assertThat(settings.endpoint()).isEqualTo("urn:dev:ops:A1B2C3-SV%2DL1-7");
        assertThat(settings.credentials()).isEqualTo(new Credentials.Psk("urn:dev:ops:A1B2C3-SV%2DL1-7", "00ff"));
        assertThat(settings.presence()).isEqualTo(new Presence.Queue(Duration.ofSeconds(30)));
        assertThat(config.toString()).doesNotContain("00ff");
    }

    @Test
    void whereTheBoxReportsAndHowItProvesItselfGoTogether() throws Exception {
        secret("key", "no key", "rw-------");
        assertThatThrownBy(() -> load("look.every = 5s", Map.of())).isInstanceOf(ConfProblems.class)
                .hasMessageContaining("acs.url: is missing, and so is lwm2m.server");
        assertThatThrownBy(() -> load("lwm2m.server = coaps://acs.example", Map.of()))
                .isInstanceOf(ConfProblems.class).hasMessageContaining("lwm2m.key-file: is needed");
        assertThatThrownBy(() -> load("lwm2m.server = coap://acs.example\nlwm2m.key-file = key", Map.of()))
                .isInstanceOf(ConfProblems.class).hasMessageContaining("lwm2m.key-file: is not used by coap");
        assertThatThrownBy(() -> load("lwm2m.server = coaps://acs.example\nlwm2m.key-file = key", Map.of()))
                .isInstanceOf(ConfProblems.class).hasMessageContaining("has no hexadecimal key");
    }

    @Test
    void whatCannotBeIsRefused() throws Exception {
        secret("open", "s3cret", "rw-r--r--");
        secret("empty", "\n", "rw-------");
        assertThatThrownBy(() -> load("""
                acs.url = http://acs.example/
                acs.password-file = open
                connection-request.password-file = empty
                connection-request.username = acs
                pin.reset = pin-tool reset
                """, Map.of())).isInstanceOf(ConfProblems.class).hasMessageContainingAll(
                "agent.conf:2: acs.password-file: ", "open can be read by everybody",
                "agent.conf:3: connection-request.password-file: ", "empty has no password in its first line",
                "agent.conf: pin.read: is needed with the other").hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> AgentConfig.load(folder.resolve("none"), Map.of())).isInstanceOf(ConfProblems.class)
                .hasMessageContaining("none: cannot be read");
    }
}
