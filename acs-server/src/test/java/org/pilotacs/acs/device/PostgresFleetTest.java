package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresFleetTest extends FleetContract {
    PostgresFleetTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
