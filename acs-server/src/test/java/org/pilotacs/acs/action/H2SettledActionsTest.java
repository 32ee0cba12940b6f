package org.pilotacs.acs.action;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2SettledActionsTest extends SettledActionsContract {
    H2SettledActionsTest() {
        super(TestDatabases.Kind.H2);
    }
}
