package org.pilotacs.acs.firmware;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresFirmwareImagesTest extends FirmwareImagesContract {
    PostgresFirmwareImagesTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
