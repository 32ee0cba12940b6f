package org.pilotacs.acs.contact;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresContactReportsTest extends ContactReportsContract {
    PostgresContactReportsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
