package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresCareBroadcastTest extends CareBroadcastContract {
    PostgresCareBroadcastTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
