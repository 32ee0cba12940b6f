package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DeviceRegistryTest extends DeviceRegistryContract {
    H2DeviceRegistryTest() {
        super(TestDatabases.Kind.H2);
    }
}
