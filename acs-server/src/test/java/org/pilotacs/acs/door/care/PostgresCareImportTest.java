package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareImportTest extends CareImportContract {
    PostgresCareImportTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
