package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareImportTest extends CareImportContract {
    H2CareImportTest() {
        super(TestDatabases.Kind.H2);
    }
}
