package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareContactsTest extends CareContactsContract {
    H2CareContactsTest() {
        super(TestDatabases.Kind.H2);
    }
}
