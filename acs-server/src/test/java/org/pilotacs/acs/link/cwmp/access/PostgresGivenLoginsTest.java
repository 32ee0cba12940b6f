package org.pilotacs.acs.link.cwmp.access;

import org.pilotacs.acs.jdbc.TestDatabases;

class PostgresGivenLoginsTest extends GivenLoginsContract {
    PostgresGivenLoginsTest() {
        super(TestDatabases.Kind.POSTGRES);
    }
}
