package org.pilotacs.acs.sftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// What any [SftpLogins] do.
abstract class SftpLoginsContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final SftpScope BOX = new SftpScope.OfDevice(new DeviceId("A1B2C3-SV%2DS2-1"));
    private static final SftpScope MODEL = new SftpScope.OfModel(new Fit("A1B2C3", "SV-S2", ""));
    private static final LoginKey KEY = new LoginKey("ssh-ed25519 " + Base64.getEncoder()
            .encodeToString("\0\0\0\u000bssh-ed25519\0\0\0\u0020 and thirty-two bytes of a key.....".getBytes(
                    StandardCharsets.US_ASCII)));

    private final TestDatabases.Kind kind;
    private Database database;
    private SftpLogins logins;

    SftpLoginsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        logins = new JdbcSftpLogins(database, new Random(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_password_is_told_once_and_kept_by_its_hash_alone() {
        Secret password = logins.add("box-1", BOX, NOON).orElseThrow();
        assertThat(password.reveal()).hasSize(32);
        assertThat(logins.isPassword("box-1", password)).isTrue();
        assertThat(logins.isPassword("box-1", Secret.of(password.reveal() + "0"))).isFalse();
        assertThat(logins.isPassword("box-1", Secret.NONE)).isFalse();
        assertThat(logins.isPassword("box-2", password)).isFalse();
        assertThat(logins.isPassword("Box-1", password)).isFalse();
        String kept = database.with(handle -> handle.createQuery("SELECT secret FROM sftp_login").mapTo(String.class)
                .one());
        assertThat(kept).doesNotContain(password.reveal());
    }

    @Test
    void a_name_is_given_once() {
        assertThat(logins.add("box-1", BOX, NOON)).isPresent();
        assertThat(logins.add("box-1", MODEL, NOON)).isEmpty();
        assertThat(logins.add("box-1", MODEL, KEY, NOON)).isFalse();
        assertThat(logins.find("box-1")).contains(new SftpLogin("box-1", BOX, false, NOON, null));
    }

    @Test
    void who_has_a_key_has_no_password() {
        assertThat(logins.add("model", MODEL, KEY, NOON)).isTrue();
        assertThat(logins.isKey("model", KEY)).isTrue();
        assertThat(logins.isKey("model", new LoginKey(KEY.text() + "AA"))).isFalse();
        assertThat(logins.isPassword("model", Secret.NONE)).isFalse();
        assertThat(logins.isPassword("model", Secret.of("-"))).isFalse();
        assertThat(logins.find("model")).contains(new SftpLogin("model", MODEL, true, NOON, null));
    }

    @Test
    void what_is_taken_back_lets_nobody_in() {
        Secret password = logins.add("box-1", BOX, NOON).orElseThrow();
        assertThat(logins.remove("box-1")).isTrue();
        assertThat(logins.remove("box-1")).isFalse();
        assertThat(logins.isPassword("box-1", password)).isFalse();
        assertThat(logins.find("box-1")).isEmpty();
    }

    @Test
    void use_is_noted_to_a_few_minutes() {
        logins.add("box-1", BOX, NOON);
        logins.used("box-1", NOON.plusSeconds(10));
        logins.used("box-1", NOON.plusSeconds(20));
        assertThat(logins.find("box-1").orElseThrow().used()).isEqualTo(NOON.plusSeconds(10));
        logins.used("box-1", NOON.plusSeconds(400));
        assertThat(logins.find("box-1").orElseThrow().used()).isEqualTo(NOON.plusSeconds(400));
    }

    @Test
    void they_are_listed_by_name_a_page_at_a_time() {
        for (String name : List.of("b", "C", "a", "d")) {
            logins.add(name, BOX, NOON);
        }
        assertThat(logins.page("", 3)).extracting(SftpLogin::name).containsExactly("C", "a", "b");
        assertThat(logins.page("b", 3)).extracting(SftpLogin::name).containsExactly("d");
    }
}
