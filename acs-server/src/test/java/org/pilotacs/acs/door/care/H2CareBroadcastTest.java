package org.pilotacs.acs.door.care;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2CareBroadcastTest extends CareBroadcastContract {
    H2CareBroadcastTest() {
        super(TestDatabases.Kind.H2);
    }
}
