package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareFeedTest extends CareFeedContract {
    PostgresCareFeedTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
