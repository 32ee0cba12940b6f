package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.jdbc.TestDatabases;

class H2DumpTest extends DumpContract {
    H2DumpTest() {
        super(TestDatabases.Kind.H2);
    }
}
