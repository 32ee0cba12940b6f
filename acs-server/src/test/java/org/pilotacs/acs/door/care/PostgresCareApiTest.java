package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareApiTest extends CareApiContract {
    PostgresCareApiTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
