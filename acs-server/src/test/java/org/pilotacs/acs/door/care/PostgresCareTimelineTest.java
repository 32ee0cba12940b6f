package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareTimelineTest extends CareTimelineContract {
    PostgresCareTimelineTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
