package org.pilotacs.acs.runtime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MasterKeyTest {
    private static final Secret SECRET = Secret.of("hush, żółć");

    @TempDir
    private Path folder = Path.of("");

    private final SecureRandom random = new SecureRandom();

    /// RFC 4231 has no vector with a key of 32 bytes; this one was made with Python's hmac.
    @Test
    void keys_are_derived_by_HMAC_SHA256() {
        byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        assertThat(HexFormat.of().formatHex(new MasterKey(key, random).derive("cwmp nonces")))
                .isEqualTo("912162a3a8bc9b6c01dea34b8cb5ac7f59153472f50402aa17291cdeaf0431e6");
    }

    @Test
    void a_sealed_secret_opens_for_its_purpose_and_owner_only() {
        MasterKey key = key(1);
        byte[] sealed = key.seal("credentials", "box 1", SECRET);
        assertThat(new String(sealed, UTF_8)).doesNotContain("hush");
        assertThat(key.open("credentials", "box 1", sealed)).isEqualTo(SECRET);
        assertThatThrownBy(() -> key.open("credentials", "box 2", sealed))
                .isInstanceOf(SealedByAnotherException.class).hasMessage(
                        "the credentials of box 2 cannot be opened with this key");
        assertThatThrownBy(() -> key.open("other", "box 1", sealed)).isInstanceOf(SealedByAnotherException.class);
        assertThatThrownBy(() -> key(2).open("credentials", "box 1", sealed))
                .isInstanceOf(SealedByAnotherException.class);
    }

    @Test
    void a_sealed_secret_is_different_each_time_and_no_bit_of_it_can_be_changed() {
        MasterKey key = key(1);
        byte[] sealed = key.seal("p", "o", SECRET);
        assertThat(key.seal("p", "o", SECRET)).isNotEqualTo(sealed);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open("p", "o", changed)).isInstanceOf(SealedByAnotherException.class);
        }
        assertThatThrownBy(() -> key.open("p", "o", new byte[5])).isInstanceOf(SealedByAnotherException.class);
    }

    @Test
    void the_first_start_makes_a_key_that_only_its_owner_can_read_and_later_ones_find_it() throws IOException {
        byte[] first = load(SecretsConfig.DEFAULT).derive("x");
        Path file = folder.resolve("pilot.key");
        assertThat(Files.size(file)).isEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(load(SecretsConfig.DEFAULT).derive("x")).isEqualTo(first);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThat(KeyFile.of(SecretsConfig.DEFAULT, elsewhere, random).derive("x")).isNotEqualTo(first);
        assertThat(KeyFile.of(new SecretsConfig(file), elsewhere, random).derive("x")).isEqualTo(first);
    }

    @Test
    void a_key_that_others_can_read_stops_the_start() throws IOException {
        Path file = Files.write(folder.resolve("shared.key"), new byte[32]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        load(new SecretsConfig(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> load(new SecretsConfig(file))).isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": others than its owner may get at the key").hasMessageContaining(
                        "chmod 600");
    }

    @Test
    void a_key_of_the_wrong_length_or_none_stops_the_start() throws IOException {
        Path file = Files.write(folder.resolve("short.key"), new byte[31]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> load(new SecretsConfig(file))).isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": a key has 32 bytes, this file has 31");
        Path missing = folder.resolve("missing.key");
        assertThatThrownBy(() -> load(new SecretsConfig(missing))).isInstanceOf(IOException.class)
                .hasMessageStartingWith(missing + ": there is no such file").hasMessageContaining("head -c 32");
        assertThat(missing).doesNotExist();
        assertThatThrownBy(() -> load(new SecretsConfig(folder))).isInstanceOf(IOException.class);
    }

    private MasterKey load(SecretsConfig config) throws IOException {
        return KeyFile.of(config, folder, random);
    }

    private MasterKey key(int first) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) first;
        return new MasterKey(key, random);
    }
}
