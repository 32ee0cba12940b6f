package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareIncidentsTest extends CareIncidentsContract {
    H2CareIncidentsTest() {
        super(TestDatabases.Kind.H2);
    }
}
