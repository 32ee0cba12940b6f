package org.pilotacs.acs.link.cwmp.access;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [GivenLogins] does.
abstract class GivenLoginsContract {
    private static final DeviceId ONE = DeviceId.of("00AA00", "Box", "1");
    private static final DeviceId OTHER = DeviceId.of("00AA00", "Box", "2");

    private final TestDatabases.Kind kind;
    private Database database;
    private GivenLogins logins;

    GivenLoginsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        logins = new JdbcGivenLogins(database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_device_has_what_it_was_given_last() {
        assertThat(logins.of(ONE)).isEmpty();
        logins.given(ONE, "acs", Secret.of("first"));
        logins.given(ONE, null, Secret.of("second\nof two lines"));
        assertThat(logins.of(ONE)).contains(new Login("acs", Secret.of("second\nof two lines")));
        logins.given(ONE, "other\nname", null);
        assertThat(logins.of(ONE)).contains(new Login("othername", Secret.of("second\nof two lines")));
        assertThat(logins.of(OTHER)).isEmpty();
    }

    @Test
    void with_another_key_nothing_starts() {
        logins.given(ONE, "acs", Secret.of("first"));
        byte[] other = new byte[MasterKey.BYTES];
        other[0] = 1;
        assertThatThrownBy(() -> new JdbcGivenLogins(database, new MasterKey(other, new SecureRandom())))
                .isInstanceOf(SealedByAnotherException.class);
    }

    @Test
    void it_cannot_be_read_in_the_database() {
        logins.given(ONE, "acs", Secret.of("hush-hush-hush"));
        List<byte[]> kept = database.with(handle -> handle.createQuery("SELECT login FROM cwmp_given_login")
                .mapTo(byte[].class).list());
        assertThat(kept).singleElement().satisfies(bytes -> assertThat(
                new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("hush").doesNotContain("acs"));
    }
}
