package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2MoveInTest extends MoveInContract {
    H2MoveInTest() {
        super(TestDatabases.Kind.H2);
    }
}
