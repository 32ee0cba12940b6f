package org.pilotacs.acs.file;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDeviceFilesTest extends DeviceFilesContract {
    PostgresDeviceFilesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
