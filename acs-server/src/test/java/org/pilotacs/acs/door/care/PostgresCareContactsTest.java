package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareContactsTest extends CareContactsContract {
    PostgresCareContactsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
