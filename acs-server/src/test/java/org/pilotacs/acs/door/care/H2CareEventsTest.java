package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareEventsTest extends CareEventsContract {
    H2CareEventsTest() {
        super(TestDatabases.Kind.H2);
    }
}
