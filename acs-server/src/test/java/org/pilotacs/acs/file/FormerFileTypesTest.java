package org.pilotacs.acs.file;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// Given a database from before files had kinds of their own, when a server starts over it, then its files are still there.
class FormerFileTypesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final DeviceId BOX = new DeviceId("A1B2C3-SV%2DS2-1");

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void each_becomes_what_TR_069_called_it(TestDatabases.Kind kind) {
        try (Database database = TestDatabases.open(kind)) {
            List<String> types = List.of("1 Vendor Configuration File", "2 Vendor Log File",
                    "3 Vendor Configuration File 12", "4 Vendor Log File 3");
            for (int i = 0; i < types.size(); i++) {
                files(database).expect("f" + i, BOX, FileKind.LOG, 0, NOON.plusSeconds(60));
                SentFiles.keep(files(database), "f" + i, new byte[]{ 1}, NOON.minusSeconds(i));
            }
            for (int i = 0; i < types.size(); i++) {
                rewrite(database, "UPDATE device_file SET file_type = '" + types.get(i) + "' WHERE id = 'f" + i + "'");
            }
            rewrite(database, "ALTER TABLE device_file DROP COLUMN instance");
            database.transact(handle -> handle.createScript(migration()).execute());
            assertThat(files(database).ofDevice(BOX)).extracting(DeviceFile::kind, DeviceFile::instance)
                    .containsExactly(tuple(FileKind.CONFIGURATION, 0), tuple(FileKind.LOG, 0),
                            tuple(FileKind.CONFIGURATION, 12), tuple(FileKind.LOG, 3));
        }
    }

    private static String migration() {
        try (InputStream in = Objects.requireNonNull(FormerFileTypesTest.class.getResourceAsStream(
                "/db/V17__file_kinds.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DeviceFiles files(Database database) {
        return new JdbcDeviceFiles(database, new MasterKey(new byte[MasterKey.BYTES], new SecureRandom()),
                FileConfig.DEFAULT, new SecureRandom());
    }

    private static void rewrite(Database database, String sql) {
        database.transact(handle -> handle.execute(sql));
    }
}
