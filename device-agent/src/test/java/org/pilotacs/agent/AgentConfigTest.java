package org.pilotacs.agent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.conf.ConfFile;
import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.conf.Key;
import org.pilotacs.agent.emm.EmmPlace;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.lwm2m.Credentials;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.lwm2m.Presence;
import org.pilotacs.protocols.emm.Ref1Key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
    void emmsAreKnownByTheKeysOfAFileAndFoundOnAPid() throws Exception {
        secret("emm-keys", "# ours\n3 = 000102030405060708090A0B0C0D0E0F\n\n31=ffffffffffffffffffffffffffffffff\n",
                "rw-r-----");
        AgentConfig config = load("""
                acs.url = http://acs.example/
                emm.keys-file = emm-keys
                emm.address = 18446744073709551615
                emm.groups = 7, 8
                emm.demux = adapter0/demux1
                emm.pid = 801
                """, Map.of());
        Map<Integer, Ref1Key> keys = Map.of(3, Ref1Key.ofHex("000102030405060708090a0b0c0d0e0f"), 31,
                Ref1Key.ofHex("ff".repeat(16)));
        assertThat(config.emm()).isEqualTo(new AgentConfig.Emm(new EmmSettings(-1L, Set.of(7L, 8L), keys),
                new AgentConfig.Air(Path.of("/dev/dvb/adapter0/demux1"), new EmmPlace.Pid(801))));
        assertThat(config.toString()).doesNotContainIgnoringCase("0001020304", "ffffffff");
    }

    @Test
    void emmsOfACardMayComeByLwm2mAloneOrWhereTheCatTells() throws Exception {
        secret("emm-keys", "0=000102030405060708090A0B0C0D0E0F", "rw-------");
        AgentConfig byLwm2m = load("lwm2m.server = coap://acs.example\ncard.file = card\nemm.keys-file = emm-keys",
                Map.of());
        assertThat(Objects.requireNonNull(byLwm2m.emm()).air()).isNull();
        assertThat(Objects.requireNonNull(byLwm2m.emm()).settings().address()).isNull();
        AgentConfig byCat = load("""
                acs.url = http://acs.example/
                card.file = card
                emm.keys-file = emm-keys
                emm.demux = adapter0/demux0
                emm.ca-system-id = 5A5a
                """, Map.of());
        assertThat(Objects.requireNonNull(byCat.emm()).air()).isEqualTo(
                new AgentConfig.Air(Path.of("/dev/dvb/adapter0/demux0"), new EmmPlace.ByCat(0x5A5A)));
        assertThat(load("acs.url = http://acs.example/", Map.of()).emm()).as("off").isNull();
    }

    @Test
    void whatKeepsABoxFromItsEmmsIsNamed() throws Exception {
        secret("good", "0=000102030405060708090A0B0C0D0E0F", "rw-------");
        secret("open", "0=000102030405060708090A0B0C0D0E0F", "rw-r--r--");
        secret("short", "\n0=0001", "rw-------");
        secret("high", "32=000102030405060708090A0B0C0D0E0F", "rw-------");
        secret("twice", "1=000102030405060708090A0B0C0D0E0F\n01=000102030405060708090A0B0C0D0E0F", "rw-------");
        secret("none", "\n", "rw-------");
        String air = "emm.address = 1\nemm.demux = adapter0/demux0\n";
        assertRefused("emm.keys-file = open\nemm.pid = 801\n" + air, "emm.keys-file: ", "can be read by everybody");
        assertRefused("emm.keys-file = short\nemm.pid = 801\n" + air,
                "agent.conf:2: emm.keys-file: has no `slot = key` in line 2");
        assertRefused("emm.keys-file = high\nemm.pid = 801\n" + air, "emm.keys-file: ", "allowed: 0 to 31");
        assertRefused("emm.keys-file = twice\nemm.pid = 801\n" + air, "second key for the slot of line 2");
        assertRefused("emm.keys-file = none\nemm.pid = 801\n" + air, "emm.keys-file: has no key");
        assertRefused("emm.pid = 801\n" + air, "emm.keys-file: is needed");
        assertRefused("emm.keys-file = good\n" + air, "emm.pid: is needed, or else emm.ca-system-id");
        assertRefused("emm.keys-file = good\nemm.pid = 801\nemm.ca-system-id = 5A5A\n" + air,
                "emm.pid: is not used beside emm.ca-system-id");
        assertRefused("emm.keys-file = good\nemm.pid = 801\nemm.demux = adapter0/demux0", "emm.address: is needed");
        assertRefused("emm.keys-file = good\nemm.address = 1", "emm.demux: is needed");
        assertRefused("emm.ca-system-id = 5A5A", "emm.ca-system-id: is not used without emm.demux");
        assertRefused("emm.address = 18446744073709551616", "emm.address: is '18446744073709551616'");
        assertRefused("emm.groups = 1,,2", "emm.groups: is '1,,2'");
        assertRefused("emm.demux = ../../etc", "emm.demux: is '../../etc'; allowed: adapterN/demuxM");
    }

    private void assertRefused(String text, String... said) {
        assertThatThrownBy(() -> load("acs.url = http://a/\n" + text, Map.of())).as(text)
                .isInstanceOf(ConfProblems.class).hasMessageContainingAll(said)
                .hasMessageNotContaining("000102030405060708090A0B0C0D0E0F");
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
