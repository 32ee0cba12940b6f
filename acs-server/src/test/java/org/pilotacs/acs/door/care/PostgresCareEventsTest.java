package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareEventsTest extends CareEventsContract {
    PostgresCareEventsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
