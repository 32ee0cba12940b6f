package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareIncidentsTest extends CareIncidentsContract {
    PostgresCareIncidentsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
