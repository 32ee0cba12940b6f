package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DeviceSearchTest extends DeviceSearchContract {
    H2DeviceSearchTest() {
        super(TestDatabases.Kind.H2);
    }
}
