package org.pilotacs.acs.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.MasterKey;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [DeviceFiles] does.
abstract class DeviceFilesContract {
    private static final DeviceId BOX = new DeviceId("A1B2C3-SV%2DS2-1");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = "another installation's, 32 bytes".getBytes(StandardCharsets.US_ASCII);

    private final TestDatabases.Kind kind;
    private Database database;
    private DeviceFiles files;

    DeviceFilesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        files = new JdbcDeviceFiles(database, new MasterKey(KEY, new SecureRandom()), KEEP);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_large_file_comes_back_as_it_came() {
        byte[] large = new byte[3_000_001];
        new Random(1).nextBytes(large);
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        assertThat(files.keep("a", large, NOON.minusSeconds(1))).contains(BOX);
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(large));
        assertThat(files.find("a")).contains(
                new DeviceFile("a", BOX, FileKind.LOG, 0, large.length, NOON.minusSeconds(1)));
    }

    @Test
    void nothing_is_taken_that_is_not_expected_or_that_comes_too_late() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        assertThat(files.keep("b", new byte[1], NOON.minusSeconds(1))).isEmpty();
        assertThat(files.keep("a", new byte[1], NOON)).isEmpty();
        assertThat(files.find("a")).isEmpty();
        assertThat(files.ofDevice(BOX)).isEmpty();
    }

    @Test
    void what_comes_again_replaces_what_came() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        files.keep("a", new byte[600_000], NOON.minusSeconds(2));
        files.keep("a", text("short"), NOON.minusSeconds(1));
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(text("short")));
        assertThat(files.keep("a", text("much later"), NOON)).as("an address that is known is not open for ever")
                .isEmpty();
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(text("short")));
    }

    @Test
    void the_last_twenty_of_a_device_are_kept_newest_first() {
        for (int i = 0; i < DeviceFiles.MOST + 3; i++) {
            files.expect("f" + i, BOX, FileKind.LOG, 0, NOON);
            files.keep("f" + i, text("" + i), NOON.minusSeconds(100 - i));
        }
        List<DeviceFile> kept = files.ofDevice(BOX);
        assertThat(kept).hasSize(DeviceFiles.MOST);
        assertThat(kept.getFirst().id()).isEqualTo("f22");
        assertThat(files.content("f2")).isEmpty();
        assertThat(files.content("f3")).isPresent();
    }

    @Test
    void old_files_go_and_so_does_what_never_came() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        files.keep("a", text("log"), NOON.minusSeconds(1));
        files.expect("b", BOX, FileKind.LOG, 0, NOON);
        files.forgetBefore(NOON.plus(KEEP).minusSeconds(2));
        assertThat(files.find("a")).isPresent();
        assertThat(files.keep("b", text("log"), NOON.minusSeconds(1))).isEmpty();
        files.forgetBefore(NOON.plus(KEEP));
        assertThat(files.find("a")).isEmpty();
        assertThat(files.content("a")).isEmpty();
    }

    @Test
    void who_has_the_database_without_the_key_reads_nothing() {
        byte[] secret = text("KeyPassphrase=correct horse battery staple");
        files.expect("a", BOX, FileKind.CONFIGURATION, 2, NOON);
        files.keep("a", secret, NOON.minusSeconds(1));
        byte[] stored = database.with(handle -> handle.createQuery("SELECT content FROM device_file_part")
                .map((row, _) -> row.getBytes("content")).one());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("correct horse");
        DeviceFiles thief = new JdbcDeviceFiles(database, new MasterKey(OTHER_KEY, new SecureRandom()), KEEP);
        assertThatThrownBy(() -> thief.content("a")).isInstanceOf(IllegalStateException.class);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
