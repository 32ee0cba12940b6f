package org.pilotacs.acs.file;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.MasterKey;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [DeviceFiles] does.
abstract class DeviceFilesContract {
    private static final DeviceId BOX = new DeviceId("A1B2C3-SV%2DS2-1");
    private static final DeviceId OTHER = new DeviceId("A1B2C3-SV%2DS2-2");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final FileConfig CONFIG = new FileConfig("", DataSize.ofMebibytes(4), KEEP,
            new FileQuota(30, DataSize.ofMebibytes(9), DataSize.ofMebibytes(6), DataSize.ofMebibytes(8)));
    private static final byte[] KEY = new byte[32];
    private static final byte[] OTHER_KEY = "another installation's, 32 bytes".getBytes(StandardCharsets.US_ASCII);

    private final TestDatabases.Kind kind;
    private final SecureRandom random = new SecureRandom();
    private Database database;
    private DeviceFiles files;

    DeviceFilesContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        files = new JdbcDeviceFiles(database, new MasterKey(KEY, random), CONFIG, random);
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
        assertThat(SentFiles.keep(files, "a", large, NOON.minusSeconds(1))).contains(BOX);
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(large));
        assertThat(files.find("a")).contains(
                new DeviceFile("a", BOX, FileKind.LOG, 0, "", large.length, NOON.minusSeconds(1)));
    }

    @Test
    void nothing_is_taken_that_is_not_expected_or_that_comes_too_late() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        assertThat(SentFiles.keep(files, "b", new byte[1], NOON.minusSeconds(1))).isEmpty();
        assertThat(SentFiles.keep(files, "a", new byte[1], NOON)).isEmpty();
        assertThat(files.find("a")).isEmpty();
        assertThat(files.ofDevice(BOX)).isEmpty();
    }

    @Test
    void what_comes_again_replaces_what_came() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        SentFiles.keep(files, "a", new byte[600_000], NOON.minusSeconds(2));
        SentFiles.keep(files, "a", text("short"), NOON.minusSeconds(1));
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(text("short")));
        assertThat(SentFiles.keep(files, "a", text("much later"), NOON))
                .as("an address that is known is not open for ever")
                .isEmpty();
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(text("short")));
    }

    @Test
    void the_last_twenty_of_a_device_are_kept_newest_first() {
        for (int i = 0; i < DeviceFiles.MOST + 3; i++) {
            files.expect("f" + i, BOX, FileKind.LOG, 0, NOON);
            SentFiles.keep(files, "f" + i, text("" + i), NOON.minusSeconds(100 - i));
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
        SentFiles.keep(files, "a", text("log"), NOON.minusSeconds(1));
        files.expect("b", BOX, FileKind.LOG, 0, NOON);
        files.forgetBefore(NOON.plus(KEEP).minusSeconds(2));
        assertThat(files.find("a")).isPresent();
        assertThat(SentFiles.keep(files, "b", text("log"), NOON.minusSeconds(1))).isEmpty();
        files.forgetBefore(NOON.plus(KEEP));
        assertThat(files.find("a")).isEmpty();
        assertThat(files.content("a")).isEmpty();
    }

    @Test
    void who_has_the_database_without_the_key_reads_nothing() {
        byte[] secret = text("KeyPassphrase=correct horse battery staple");
        files.expect("a", BOX, FileKind.CONFIGURATION, 2, NOON);
        SentFiles.keep(files, "a", secret, NOON.minusSeconds(1));
        byte[] stored = database.with(handle -> handle.createQuery("SELECT content FROM device_file_part")
                .map((row, _) -> row.getBytes("content")).one());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("correct horse");
        DeviceFiles thief = new JdbcDeviceFiles(database, new MasterKey(OTHER_KEY, random), CONFIG, random);
        assertThatThrownBy(() -> thief.content("a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_breaks_off_leaves_nothing() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        SentFiles.keep(files, "a", text("whole"), NOON.minusSeconds(3));
        try (FileDraft draft = begun(files.take("a", 1_000_000, NOON.minusSeconds(2)))) {
            assertThat(draft.write(new byte[900_000], 0, 900_000, NOON.minusSeconds(1))).isNull();
            assertThat(rows("device_file_part")).isEqualTo(1 + 3);
        }
        assertThat(files.content("a")).hasValueSatisfying(content -> assertThat(content).isEqualTo(text("whole")));
        assertThat(rows("device_file_part")).isEqualTo(1);
        assertThat(rows("device_file_draft")).isZero();
    }

    @Test
    void what_a_killed_node_left_is_dropped_and_takes_no_more() {
        FileDraft left = begun(files.takeUnasked(BOX, "log", NOON));
        assertThat(left.write(new byte[300_000], 0, 300_000, NOON)).isNull();
        files.forgetBefore(NOON.plus(Duration.ofMinutes(59)));
        assertThat(rows("device_file_part")).isEqualTo(1);
        files.forgetBefore(NOON.plus(Duration.ofMinutes(61)));
        assertThat(rows("device_file_part")).isZero();
        assertThat(left.finish(NOON.plus(Duration.ofMinutes(62))))
                .isEqualTo(new FileDraft.Ending.Refused(Refusal.NOT_EXPECTED));
        assertThat(files.ofDevice(BOX)).isEmpty();
    }

    @Test
    void a_file_that_nobody_asked_for_is_kept_under_a_harmless_name() {
        byte[] content = text("what happened");
        FileDraft.Ending ending = SentFiles.sent(files.takeUnasked(BOX, "../..\\.log \u202egnp.exe\n", NOON), content,
                NOON);
        DeviceFile file = ((FileDraft.Ending.Kept) ending).file();
        assertThat(file).isEqualTo(
                new DeviceFile(file.id(), BOX, FileKind.SENT, 0, "log__gnp.exe_", content.length, NOON));
        assertThat(files.ofDevice(BOX)).containsExactly(file);
        assertThat(files.content(file.id())).hasValueSatisfying(some -> assertThat(some).isEqualTo(content));
    }

    @Test
    void some_of_a_file_is_read_without_the_rest() {
        byte[] large = new byte[700_000];
        new Random(2).nextBytes(large);
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        SentFiles.keep(files, "a", large, NOON.minusSeconds(1));
        assertThat(files.content("a", 262_000, 300_000)).hasValueSatisfying(
                some -> assertThat(some).isEqualTo(Arrays.copyOfRange(large, 262_000, 562_000)));
        assertThat(files.content("a", 699_999, 10)).hasValueSatisfying(some -> assertThat(some).hasSize(1));
        assertThat(files.content("a", 700_000, 10)).hasValueSatisfying(some -> assertThat(some).isEmpty());
    }

    @Test
    void a_file_is_refused_at_its_limit_whether_its_size_was_announced_or_not() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        assertThat(files.take("a", 5L << 30, NOON.minusSeconds(2))).isEqualTo(new Arrival.Refused(Refusal.TOO_LARGE));
        try (FileDraft draft = begun(files.take("a", -1, NOON.minusSeconds(2)))) {
            byte[] mebibyte = new byte[1 << 20];
            for (int i = 0; i < 4; i++) {
                assertThat(draft.write(mebibyte, 0, mebibyte.length, NOON.minusSeconds(1))).isNull();
            }
            assertThat(draft.write(mebibyte, 0, 1, NOON.minusSeconds(1))).isEqualTo(Refusal.TOO_LARGE);
        }
        assertThat(rows("device_file_part")).isZero();
        assertThat(files.find("a")).isEmpty();
    }

    @Test
    void a_device_sends_so_many_files_a_day_and_the_next_day_more() {
        for (int i = 0; i < 30; i++) {
            begun(files.takeUnasked(BOX, "log", NOON)).close();
        }
        assertThat(files.takeUnasked(BOX, "log", NOON)).isEqualTo(new Arrival.Refused(Refusal.TOO_MANY_TODAY));
        assertThat(files.takeUnasked(OTHER, "log", NOON)).isInstanceOf(Arrival.Begun.class);
        assertThat(files.takeUnasked(BOX, "log", NOON.plus(Duration.ofHours(12)))).isInstanceOf(Arrival.Begun.class);
        files.forgetBefore(NOON.plus(Duration.ofDays(4)));
        assertThat(rows("device_file_day")).isZero();
    }

    @Test
    void a_device_sends_so_many_bytes_a_day_and_what_broke_off_counts() {
        byte[] threeMebibytes = new byte[3 << 20];
        for (int i = 0; i < 2; i++) {
            assertThat(SentFiles.sent(files.takeUnasked(BOX, "log", NOON), threeMebibytes, NOON))
                    .isInstanceOf(FileDraft.Ending.Kept.class);
        }
        try (FileDraft draft = begun(files.takeUnasked(BOX, "log", NOON.plusSeconds(1)))) {
            assertThat(draft.write(threeMebibytes, 0, 2 << 20, NOON.plusSeconds(1))).isNull();
        }
        assertThat(SentFiles.sent(files.takeUnasked(BOX, "log", NOON.plusSeconds(90)), threeMebibytes,
                NOON.plusSeconds(90))).isEqualTo(new FileDraft.Ending.Refused(Refusal.TOO_MUCH_TODAY));
    }

    @Test
    void what_nobody_asked_for_gives_way_and_pushes_nothing_out_that_somebody_did() {
        byte[] twoMebibytes = new byte[2 << 20];
        DeviceFile sent = ((FileDraft.Ending.Kept) SentFiles.sent(files.takeUnasked(BOX, "log", NOON), twoMebibytes,
                NOON))
                .file();
        for (int i = 0; i < 3; i++) {
            Instant then = NOON.plus(Duration.ofDays(i + 1));
            files.expect("f" + i, BOX, FileKind.LOG, 0, then.plusSeconds(1));
            assertThat(SentFiles.keep(files, "f" + i, twoMebibytes, then)).isPresent();
        }
        assertThat(files.find(sent.id())).isEmpty();
        assertThat(files.ofDevice(BOX)).hasSize(3);
        Instant later = NOON.plus(Duration.ofDays(5));
        assertThat(SentFiles.sent(files.takeUnasked(BOX, "log", later), text("one more"), later))
                .isEqualTo(new FileDraft.Ending.Refused(Refusal.DEVICE_FULL));
        assertThat(files.ofDevice(BOX)).hasSize(3);
    }

    @Test
    void nothing_more_is_taken_of_anybody_once_all_is_full_until_something_goes() {
        byte[] threeMebibytes = new byte[3 << 20];
        for (DeviceId box : List.of(BOX, OTHER)) {
            SentFiles.sent(files.takeUnasked(box, "log", NOON), threeMebibytes, NOON);
        }
        assertThat(SentFiles.sent(files.takeUnasked(OTHER, "log", NOON), threeMebibytes, NOON))
                .isEqualTo(new FileDraft.Ending.Refused(Refusal.SERVER_FULL));
        files.expect("a", BOX, FileKind.LOG, 0, NOON.plusSeconds(9));
        assertThat(files.take("a", threeMebibytes.length, NOON.plusSeconds(2)))
                .isEqualTo(new Arrival.Refused(Refusal.SERVER_FULL));
        files.forgetBefore(NOON.plus(KEEP).plusSeconds(1));
        Instant later = NOON.plus(KEEP).plusSeconds(5);
        assertThat(SentFiles.sent(files.takeUnasked(OTHER, "log", later), threeMebibytes, later))
                .isInstanceOf(FileDraft.Ending.Kept.class);
    }

    @Test
    void two_who_send_at_once_do_not_mix() {
        files.expect("a", BOX, FileKind.LOG, 0, NOON);
        byte[] ones = new byte[400_000];
        Arrays.fill(ones, (byte) 1);
        try (FileDraft first = begun(files.take("a", 400_000, NOON.minusSeconds(5)));
                FileDraft second = begun(files.take("a", -1, NOON.minusSeconds(5)))) {
            assertThat(first.write(ones, 0, 300_000, NOON.minusSeconds(4))).isNull();
            assertThat(second.write(text("second"), 0, 6, NOON.minusSeconds(4))).isNull();
            assertThat(first.write(ones, 300_000, 100_000, NOON.minusSeconds(4))).isNull();
            assertThat(second.finish(NOON.minusSeconds(3))).isInstanceOf(FileDraft.Ending.Kept.class);
            assertThat(files.content("a")).hasValueSatisfying(some -> assertThat(some).isEqualTo(text("second")));
            assertThat(first.finish(NOON.minusSeconds(2))).isInstanceOf(FileDraft.Ending.Kept.class);
        }
        assertThat(files.content("a")).hasValueSatisfying(some -> assertThat(some).isEqualTo(ones));
        assertThat(rows("device_file_part")).isEqualTo(2);
    }

    private static FileDraft begun(Arrival arrival) {
        return ((Arrival.Begun) arrival).draft();
    }

    private int rows(String table) {
        return database.with(
                handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
