package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareApiTest extends CareApiContract {
    H2CareApiTest() {
        super(TestDatabases.Kind.H2);
    }
}
