package org.pilotacs.acs.provisioning.movein;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresDumpTest extends DumpContract {
    PostgresDumpTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
