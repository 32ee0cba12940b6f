package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareFeedTest extends CareFeedContract {
    H2CareFeedTest() {
        super(TestDatabases.Kind.H2);
    }
}
