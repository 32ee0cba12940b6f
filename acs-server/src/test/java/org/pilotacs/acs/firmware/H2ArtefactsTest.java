package org.pilotacs.acs.firmware;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2ArtefactsTest extends ArtefactsContract {
    H2ArtefactsTest() {
        super(TestDatabases.Kind.H2);
    }
}
