package org.pilotacs.agent.conf;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.linux.Command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// How the file is read, and what an operator is told.
class ConfFileTest {
    private static final Key<Integer> PORT = new Key<>("acs.port", Kind.integer(1, 65_535), "7547", "");
    private static final Key<String> NAME = new Key<>("acs.name", Kind.text(), null, "");
    private static final Key<Duration> EVERY = new Key<>("look.every",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)), "10s", "");
    private static final List<Key<?>> KEYS = List.of(PORT, NAME, EVERY);

    private static ConfFile read(String text) {
        return ConfFile.read("agent.conf", text, KEYS);
    }

    @Test
    void valuesDefaultsAndComments() {
        ConfFile conf = read("""
                # a comment

                  acs.name =  a = b # c
                look.every=500ms""".replace("500ms", "2m"));
        assertThat(conf.get(NAME)).isEqualTo("a = b # c");
        assertThat(conf.get(PORT)).isEqualTo(7547);
        assertThat(conf.get(EVERY)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsLine() {
        assertThatThrownBy(() -> read("""
                acs.prt = 1
                acs.port = 70000
                nonsense
                look.every = 5
                look.every = 6s
                """)).isInstanceOf(ConfProblems.class).hasMessage("""
                agent.conf: acs.name: is missing; needed: a text
                agent.conf:1: acs.prt: unknown key; did you mean acs.port? all keys: pilot-agent --reference
                agent.conf:2: acs.port: is '70000'; allowed: a whole number, 1 to 65535
                agent.conf:3: is no `key = value`
                agent.conf:4: look.every: is '5'; allowed: a duration, 1s to 1h
                agent.conf:5: look.every: stands here twice; the first is in line 4""");
    }

    @Test
    void aCommandIsWordsAndNoShell() {
        Kind<Command> kind = Kind.command();
        assertThat(kind.reader().read("systemctl  reboot")).isEqualTo(new Command(List.of("systemctl", "reboot")));
        assertThat(kind.reader().read("/opt/x \"a b\" $HOME;")).isEqualTo(
                new Command(List.of("/opt/x", "a b", "$HOME;")));
        assertThat(kind.reader().read("")).isEqualTo(Command.NONE);
        assertThat(kind.reader().read("echo \"open")).isNull();
    }

    @Test
    void urlsSizesAndFiles() {
        Kind<Optional<URI>> url = Kind.urlOrNone("http", "https");
        assertThat(url.reader().read("https://acs.example:7547/x")).contains(URI.create("https://acs.example:7547/x"));
        for (String wrong : new String[]{ "acs.example", "ftp://acs.example/", "http://u:p@acs.example/", "http:///",
            "http://a b/"}) {
            assertThat(url.reader().read(wrong)).as(wrong).isNull();
        }
        Kind<Long> size = Kind.size(1 << 10, 1 << 30);
        assertThat(size.reader().read("64MiB")).isEqualTo(64L << 20);
        assertThat(size.reader().read("2GiB")).isNull();
        assertThat(size.reader().read("999999999GiB")).isNull();
        assertThat(size.allowed()).isEqualTo("a size, 1KiB to 1GiB");
        assertThat(Kind.file().reader().read("a/b")).isEqualTo(Path.of("a/b"));
    }

    @Test
    void aSecretIsNotShown() {
        assertThat(new Secret("topsecret")).hasToString("***");
    }
}
