package org.pilotacs.acs.file;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DeviceFilesTest extends DeviceFilesContract {
    H2DeviceFilesTest() {
        super(TestDatabases.Kind.H2);
    }
}
