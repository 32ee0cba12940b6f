package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDeviceSearchTest extends DeviceSearchContract {
    PostgresDeviceSearchTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
