package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2StartingActionsTest extends StartingActionsContract {
    H2StartingActionsTest() {
        super(TestDatabases.Kind.H2);
    }
}
