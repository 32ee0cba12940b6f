package org.pilotacs.acs.firmware;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2FirmwareImagesTest extends FirmwareImagesContract {
    H2FirmwareImagesTest() {
        super(TestDatabases.Kind.H2);
    }
}
