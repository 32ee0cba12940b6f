package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareTimelineTest extends CareTimelineContract {
    H2CareTimelineTest() {
        super(TestDatabases.Kind.H2);
    }
}
