package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDeviceRegistryTest extends DeviceRegistryContract {
    PostgresDeviceRegistryTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
