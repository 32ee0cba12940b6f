package org.pilotacs.agent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.conf.ConfFile;
import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.conf.Key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

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
        assertThat(ConfFile.read("x", Keys.reference(), Keys.ALL).get(Keys.ACS_URL))
                .hasToString("https://acs.example/");
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
