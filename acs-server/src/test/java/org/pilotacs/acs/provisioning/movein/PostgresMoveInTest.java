package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresMoveInTest extends MoveInContract {
    PostgresMoveInTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
