package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2FleetTest extends FleetContract {
    H2FleetTest() {
        super(TestDatabases.Kind.H2);
    }
}
